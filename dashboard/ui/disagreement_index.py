"""The list of what is on the disagreements page, each line a way to its exhibit."""

import streamlit as st

from dashboard.exhibits.exhibit import Exhibit
from dashboard.ui.markdown import md_escape


def disagreement_index(exhibits: list[Exhibit], total: int) -> None:
    """How many are shown, and a link to each, in two columns."""
    with st.container(key="status"):
        st.info(f"Showing {len(exhibits)} of {total}.")
    half = (len(exhibits) + 1) // 2
    with st.container(key="index"):
        for column, part in zip(st.columns(2), (exhibits[:half], exhibits[half:]), strict=True):
            column.markdown("\n".join(f"- [{md_escape(e.title)}](#{e.id.replace('.', '-')})" for e in part))
