"""The one listener: clicks on marks, numbers and table rows open receipts; terms show their definitions."""

from pathlib import Path

import streamlit as st

from dashboard.model.catalog import Catalog


def mark_listener(catalog: Catalog, key: str = "marks") -> str | None:
    """Mounts the listener; returns the id of the claim whose mark was just chosen, else None.

    A trigger lives for one run only, so a closed receipt stays closed and the same mark opens it again.
    """
    script = Path(__file__).with_name("marks.js").read_text(encoding="utf-8")
    component = st.components.v2.component("marks", html="<span hidden></span>", js=script)
    meanings = {term.id: term.meaning for term in catalog.terms.values()}
    result = component(key=key, data={"meanings": meanings}, on_chosen_change=lambda: None)
    chosen = result.chosen
    return chosen if isinstance(chosen, str) else None
