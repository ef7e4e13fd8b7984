"""The frame of a page: view and notices, head, receipt, footer."""

import streamlit as st

from dashboard.derive.record_figures import long_date
from dashboard.derive.record_items import record_ids
from dashboard.load.live import store
from dashboard.model.catalog import Catalog
from dashboard.ui.address import choose, current_view, embedded
from dashboard.ui.markdown import md_escape, prose
from dashboard.ui.marks import mark_listener
from dashboard.ui.offers import OFFERS, begin, hand_over, offer_page
from dashboard.ui.print_page import print_footer
from dashboard.ui.receipt import receipt_dialog
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import View, plain_url, url_for


def page_view(name: str) -> tuple[Catalog, View]:
    """The data and the view the address asks for; draws in words what could not be honoured."""
    catalog = store().catalog()
    begin(name)
    view = current_view(name, catalog)
    chosen = mark_listener(catalog)
    if chosen is not None and (
        chosen in catalog.claims or chosen in catalog.positions or chosen in record_ids(catalog)
    ):
        choose(name, catalog, claim=chosen)
        view = current_view(name, catalog)
    for notice in view.notices:
        st.info(md_escape(notice))
    if view.chosen("claim"):
        receipt_dialog(catalog, view.chosen("claim"), lambda: choose(name, catalog, claim=""))
    return catalog, view


def page_head(name: str, catalog: Catalog) -> None:
    """The page's title and standfirst."""
    if embedded():
        return
    texts = {text.page: text.text for text in catalog.site.standfirsts}
    st.title(PAGE_BY_NAME[name].title, anchor=False)
    if name in texts:
        with st.container(key="standfirst"):
            st.markdown(prose(texts[name], catalog))


def footer(catalog: Catalog) -> None:
    """Data version and date, the page's own link, and that the site takes no side; what only print shows."""
    if embedded():
        hand_over(catalog)
        return
    with st.container(key="footer", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        # A page that broke off before its head has no view.
        page = st.session_state.get(OFFERS, {}).get("page", PAGES[0].name)
        ways = " · ".join(f"[{PAGE_BY_NAME[name].title}]({url_for(name)})" for name in ("corrections", "method"))
        st.caption(
            f"Data version **{catalog.version}** · {long_date(catalog.updated)} · {ways} · "
            f"[Plain page]({plain_url(current_view(page, catalog))})",
            width="content",
        )
        with st.container(key="actions-page", width="content"):
            st.button("Copy link to this page", key="copylink-page", icon=":material/link:", type="tertiary")
        st.caption(md_escape(catalog.site.neutrality), width="content")
    offer_page()
    print_footer(catalog)
    hand_over(catalog)
