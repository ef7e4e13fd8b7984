"""Controls that read their value from the address and write the reader's choice back to it."""

import streamlit as st

from dashboard.model.catalog import Catalog
from dashboard.ui.address import choose, embedded
from dashboard.views.options import options
from dashboard.views.view import FREE_TEXT, View

LABELS = {
    "q": "Search",
    "topic": "Topic",
    "source": "Document",
    "actor": "Who says it",
    "kind": "Kind",
    "status": "How it is said",
    "issue": "Proposition",
    "times": "What if the cost was …",
    "verdict": "Against the record",
    "advice": "Advice",
    "differs": "What differs",
    "to": "Asked of",
    "by": "Asked by",
    "a": "First actor (A)",
    "b": "Second actor (B)",
    "of": "Who or what",
}


def controls(view: View, catalog: Catalog, names: tuple[str, ...], labels: dict[str, str] | None = None) -> None:
    """A row of controls, one for each named choice of the page; none in a frame, where one view is shown."""
    if embedded():
        return
    with st.container(key=f"controls-{'-'.join(names)}"):
        for column, name in zip(st.columns(len(names)), names, strict=True):
            with column:
                _control(view, catalog, name, (labels or {}).get(name, LABELS[name]))


def _control(view: View, catalog: Catalog, name: str, label: str) -> None:
    key = f"{view.page}-{name}"
    # The address decides on every run, so Back and a followed link move the control too.
    st.session_state[key] = view.chosen(name)

    def changed() -> None:
        choose(view.page, catalog, **{name: st.session_state[key] or ""})

    if name in FREE_TEXT:
        st.text_input(label, key=key, on_change=changed)
        return
    names = options(name, view.page, catalog)
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=changed)
