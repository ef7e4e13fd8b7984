"""The list of what is on the disagreements page, each line a way to its exhibit."""

from collections.abc import Sequence

import streamlit as st

from dashboard.derive.disagreements import documents_in
from dashboard.exhibits.disagreements import PREFIX
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.debate import Disagreement
from dashboard.ui.markdown import md_escape

BETWEEN, INSIDE, LOOK_ALIKE = "Between documents", "Inside one document", "Only look like one"
SORT_KEYS = {BETWEEN: "between", INSIDE: "inside", LOOK_ALIKE: "alike"}


def disagreement_index(exhibits: Sequence[Exhibit], catalog: Catalog) -> None:
    """How many are shown, and a link to each, in columns by sort."""
    with st.container(key="status"):
        st.info(f"Showing {len(exhibits)} of {len(catalog.disagreements)}.")
    sorts: dict[str, list[Exhibit]] = {BETWEEN: [], INSIDE: [], LOOK_ALIKE: []}
    for exhibit in exhibits:
        sorts[_sort(catalog.disagreements[exhibit.id.removeprefix(PREFIX)], catalog)].append(exhibit)
    with st.container(key="index"):
        between, others = st.columns([2, 1], gap="medium")
        for sort, found in sorts.items():
            if found:
                with between if sort == BETWEEN else others, st.container(key=f"list-{SORT_KEYS[sort]}"):
                    st.markdown(f"**{sort}: {len(found)}**")
                    st.markdown("\n".join(f"- [{md_escape(e.title)}](#{e.id.replace('.', '-')})" for e in found))


def _sort(disagreement: Disagreement, catalog: Catalog) -> str:
    if disagreement.kind == "look_alike":
        return LOOK_ALIKE
    return BETWEEN if len(documents_in(disagreement, catalog)) > 1 else INSIDE
