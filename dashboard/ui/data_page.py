"""The page on data routes: what there is, the rules, examples with the site's own address in them."""

import pandas as pd
import streamlit as st

from dashboard.exports.data_guide import EXAMPLES, ROUTES, RULES
from dashboard.model.catalog import Catalog
from dashboard.ui.address import site_address
from dashboard.ui.markdown import md_escape


def data_guide(catalog: Catalog) -> None:
    """Routes, rules and examples."""
    with st.container(key="exhibit-routes"):
        st.subheader("What there is", anchor=False)
        rows = [{"Address": f"`{path}`", "What it gives": md_escape(what)} for path, what in ROUTES]
        st.table(pd.DataFrame(rows), hide_index=True, alt="Data routes")
        st.markdown("\n".join(f"- {md_escape(rule)}" for rule in RULES))
    with st.container(key="exhibit-examples"):
        st.subheader("Examples", anchor=False)
        for title, code in EXAMPLES:
            st.markdown(f"**{title}**")
            st.code(code.replace("ADDRESS", site_address(catalog)), language="python")
