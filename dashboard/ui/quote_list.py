"""The page "Before you quote": verdict by verdict, with the sentence one could say, ready to copy."""

import streamlit as st

from dashboard.derive.frames import rows_of
from dashboard.derive.statements import line
from dashboard.derive.verdicts import judged_claim
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.ui.actions import actions, element_key, take_away
from dashboard.ui.address import choose
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import offer
from dashboard.ui.verdict import sayable, verdict_badge
from dashboard.views.view import View

FIRST = 10


def quote_list(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """One exhibit: for each verdict the claims, the badge, why, and the sentence with its citation.

    The first of them are shown until the reader asks for all.
    """
    key = element_key(exhibit.id)
    with st.container(key=f"exhibit-{key}"):
        st.subheader(md_escape(exhibit.title), anchor=key)
        with st.container(key=f"subtitle-{key}"):
            st.markdown(md_escape(exhibit.subtitle))
        everything = view.chosen("show") == "everything" or len(exhibit.table) <= FIRST
        shown = exhibit.table if everything else exhibit.table.head(FIRST)
        for row in rows_of(shown.rename(columns={"Why": "why", "One could say": "say", "Cite as": "cite"})):
            with st.container(key=f"quote-{key}-{row.Index}"):
                _row(row.claim_ids, str(row.why), f"{row.say}\n({row.cite})", f"{key}-{row.Index}", catalog)
        if not everything:
            st.button(
                f"Show all {len(exhibit.table)}",
                key=f"all-{key}",
                on_click=lambda: choose(view.page, catalog, show="everything"),
            )
        actions(exhibit, view, catalog, has_table=False)
    offer(exhibit.id, take_away(exhibit, view, catalog), exhibit.table)


def _row(claim_ids: tuple[str, ...], why: str, say: str, key: str, catalog: Catalog) -> None:
    verdict = judged_claim(claim_ids[0], catalog)
    said, instead = st.columns([1, 1], gap="medium")
    with said:
        lines = [line(claim_id, catalog) for claim_id in claim_ids]
        claims = "\n".join(
            f"- {claim_link(one.statement, one.claim_id)} :gray[{md_escape(one.place)}]" for one in lines
        )
        st.markdown(claims)
    with instead:
        if verdict is not None:
            st.markdown(f"{verdict_badge(verdict)} {prose(why, catalog)}")
            sayable(verdict, say, key)
