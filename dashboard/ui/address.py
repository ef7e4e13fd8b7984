"""The browser's address as the one truth of a reader's choices."""

import streamlit as st

from dashboard.model.catalog import Catalog
from dashboard.views.view import View, parse, query_of


def current_view(page: str, catalog: Catalog) -> View:
    """The view the address asks for, or the nearest one with notices."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return parse(page, query, catalog)


def choose(view: View, **changes: str) -> None:
    """Writes the view with these changes to the address, all choices included; an empty value clears one."""
    query = query_of(View(view.page, {**view.choices, **changes}))
    st.query_params.from_dict(query)
