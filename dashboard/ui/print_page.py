"""What only a printed page shows: the receipts of what is on it as footnotes, its link and its QR code."""

import streamlit as st

from dashboard.derive.record_items import PREFIX, by_series, record_item
from dashboard.derive.statements import line
from dashboard.derive.verdicts import judged_claim
from dashboard.exports.qr import qr_svg
from dashboard.model.catalog import Catalog
from dashboard.ui.address import current_view, site_address
from dashboard.ui.markdown import md_escape
from dashboard.ui.offers import offered_claims, offered_page
from dashboard.views.view import url_for

MOST = 400
QR_WIDTH = 96


def print_footer(catalog: Catalog) -> None:
    """Footnotes and link; a style sheet hides them on screen."""
    page = offered_page()
    if page is None:
        return
    view = current_view(page, catalog)
    link = site_address(catalog) + url_for(page, view.choices)
    with st.container(key="print-only"):
        ids = by_series(offered_claims())[:MOST]
        if ids:
            with st.container(key="print-notes"):
                st.markdown("**The words behind what is shown**")
            st.markdown("\n".join(f"{n}. {_note(claim_id, catalog)}" for n, claim_id in enumerate(ids, start=1)))
        # Link and code stay together, or the code could stand alone on a last sheet.
        with st.container(key="print-link"):
            _link(link, catalog)


def _link(link: str, catalog: Catalog) -> None:
    st.markdown(
        f"{md_escape(catalog.site.name)}, data version {md_escape(catalog.version)}, {md_escape(catalog.updated)}. "
        f"{md_escape(link)}"
    )
    code = qr_svg(link)
    if code:
        st.image(code, width=QR_WIDTH)
    else:
        st.markdown("This link is too long for a QR code.")


def _note(claim_id: str, catalog: Catalog) -> str:
    if claim_id.startswith(PREFIX):
        item = record_item(claim_id, catalog)
        sources = "; ".join(f"{s.publisher}{'' if s.seen else ' (not verified by us)'}" for s in item.sources)
        return md_escape(f"{item.label}: {item.headline}. Public record: {sources}.")
    said = line(claim_id, catalog)
    verdict = judged_claim(claim_id, catalog)
    against = f" Against the record: {verdict.word.lower()}, as of {verdict.as_of}." if verdict else ""
    return md_escape(f"{said.place}: “{said.quote}” {said.statement} ({said.said_by}; {said.firmness}).{against}")
