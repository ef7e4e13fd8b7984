"""The control above a what-if exhibit: the reader's own multiple, and the way back to the sources."""

import streamlit as st

from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.ui.address import choose, embedded
from dashboard.ui.controls import controls
from dashboard.views.options import options
from dashboard.views.view import View


def what_if_control(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """Nothing unless the exhibit is a what-if."""
    definition = catalog.exhibits.get(exhibit.id)
    if definition is None or definition.form != "what_if" or embedded():
        return
    controls(view, catalog, ("times",))
    default = next(iter(options("times", view.page, catalog)))
    if view.chosen("times") != default:
        st.button("Reset to sources", key="reset-times", on_click=lambda: choose(view.page, catalog, times=default))
