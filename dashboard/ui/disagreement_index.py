"""The list of what is on the disagreements page, each line a way to its exhibit."""

from collections.abc import Sequence

import streamlit as st

from dashboard.derive.disagreements import sort_of
from dashboard.exhibits.disagreements import PREFIX
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.ui.markdown import md_escape

SORTS = {"between": "Between documents", "inside": "Inside one document", "alike": "Only look like one"}


def disagreement_index(exhibits: Sequence[Exhibit], catalog: Catalog) -> None:
    """How many are shown, and a link to each, in columns by sort."""
    with st.container(key="status"):
        st.info(f"Showing {len(exhibits)} of {len(catalog.disagreements)}.")
    sorts: dict[str, list[Exhibit]] = {sort: [] for sort in SORTS}
    for exhibit in exhibits:
        sorts[sort_of(catalog.disagreements[exhibit.id.removeprefix(PREFIX)], catalog)].append(exhibit)
    with st.container(key="index"):
        between, others = st.columns([2, 1], gap="medium")
        for sort, found in sorts.items():
            if found:
                with between if sort == "between" else others, st.container(key=f"list-{sort}"):
                    st.markdown(f"**{SORTS[sort]}: {len(found)}**")
                    st.markdown("\n".join(f"- [{md_escape(e.title)}](#{e.id.replace('.', '-')})" for e in found))
