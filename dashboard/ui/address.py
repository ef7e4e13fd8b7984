"""The browser's address as the one truth of a reader's choices."""

from urllib.parse import urlsplit

import streamlit as st

from dashboard.model.catalog import Catalog
from dashboard.views.view import View, parse, query_of


def current_view(page: str, catalog: Catalog) -> View:
    """The view the address asks for, or the nearest one with notices."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return parse(page, query, catalog)


def choose(page: str, catalog: Catalog, **changes: str) -> None:
    """Writes the page's present choices with these changes to the address; an empty value clears one.

    What is not changed is read from the address, never from an earlier run, so a closed receipt stays closed.
    """
    query = query_of(View(page, {**current_view(page, catalog).choices, **changes}))
    # Streamlit keeps its own "embed" in the address by itself.
    st.query_params.from_dict(query)


def clear(page: str) -> None:
    """Takes every choice of the page out of the address."""
    st.query_params.from_dict(query_of(View(page)))


def site_address(catalog: Catalog) -> str:
    """The public address, or else the one the reader's browser shows; no slash at its end."""
    if catalog.site.public_address:
        return catalog.site.public_address.rstrip("/")
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def embedded() -> bool:
    """Whether the page is shown in a frame of another site, with one exhibit alone."""
    return bool(st.context.is_embedded) and "only" in st.query_params
