"""The overview's rows: a number with its qualifier, what it means, the words behind it and the way in."""

import streamlit as st

from dashboard.exhibits.findings import ShownFinding
from dashboard.model.catalog import Catalog
from dashboard.ui.exhibit_card import LEGEND, NO_TOOLS
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import shown
from dashboard.ui.verdict import verdict_badge
from dashboard.views.pages import PAGE_BY_NAME


def headline(catalog: Catalog) -> None:
    """The site's headline and standfirst."""
    st.title(md_escape(catalog.site.headline), anchor=False)
    with st.container(key="standfirst"):
        key = " " + LEGEND.format("●", "◆") if catalog.record.verdicts else ""
        st.markdown(prose(catalog.site.standfirst, catalog) + key)


def finding_row(finding: ShownFinding, catalog: Catalog) -> None:
    """One finding in three columns: number, words, picture."""
    shown((*finding.claim_ids, *finding.mark_ids))
    with st.container(key=f"finding-{finding.id}"):
        number, words, picture = st.columns([1.5, 2.15, 1.5], gap="medium")
        with number:
            with st.container(key=f"number-{finding.id}"):
                st.markdown(f":violet[{claim_link(finding.number, finding.claim_id)}]")
            with st.container(key=f"soft-{finding.id}"):
                st.markdown(prose(finding.counts, catalog))
        with words:
            st.subheader(md_escape(finding.headline), anchor=False)
            st.markdown(prose(finding.text, catalog))
            with st.container(key=f"ways-{finding.id}", horizontal=True, vertical_alignment="center"):
                st.markdown(claim_link("The words behind it", finding.claim_id))
                st.page_link(
                    PAGE_BY_NAME[finding.page].file,
                    label=finding.way_in,
                    icon=":material/arrow_forward:",
                )
                st.caption(md_escape(finding.places))
        with picture:
            if finding.verdict is not None:
                st.markdown(f"{verdict_badge(finding.verdict)} {md_escape(finding.verdict_note)}")
            _picture(finding)


def _picture(finding: ShownFinding) -> None:
    if finding.picture is not None:
        st.plotly_chart(
            finding.picture,
            theme=None,
            config=NO_TOOLS,
            alt=finding.alt,
            key=f"picture-{finding.id}",
        )
