"""Who and what: the list of all names, and everything the sources have on one of them."""

import pandas as pd
import streamlit as st

from dashboard.derive.names import Named, every_name, kind_name, named
from dashboard.model.catalog import Catalog
from dashboard.ui.claim_table import claim_table
from dashboard.ui.markdown import md_escape, name_link, prose


def name_list(catalog: Catalog, kind: str) -> None:
    """Every actor and thing of a kind (or "all"), with how much the sources have on it."""
    found = {of: named(of, catalog) for of in every_name(catalog)}
    rows = [
        {
            "Name": name_link(name, of),
            "Kind": md_escape(kind_name(of, catalog)),
            "Positions": str(len(found[of].positions) or "–"),
            "Claims": str(len({*found[of].says, *found[of].said_of, *found[of].asked}) or "–"),
            "Paragraphs": str(len(found[of].mentions) or "–"),
            "What the documents say it is": prose(catalog.named(of).about or "", catalog),
        }
        for of, name in every_name(catalog).items()
        if kind in ("all", catalog.named(of).kind)
    ]
    with st.container(key="status"):
        st.info(f"{len(rows)} names.")
    with st.container(key="names-table"):
        st.table(pd.DataFrame(rows), hide_index=True, alt="Actors and things named in the documents")


def name_record(of: str, catalog: Catalog) -> None:
    """Everything on one actor or thing."""
    shown = named(of, catalog)
    with st.container(key="exhibit-name"):
        st.subheader(md_escape(shown.name), anchor=False)
        st.markdown(f":gray-badge[{md_escape(shown.kind)}] {prose(shown.about, catalog)}")
    for n, (title, ids) in enumerate(shown.parts):
        if ids:
            with st.container(key=f"exhibit-part-{n}"):
                st.subheader(md_escape(title), anchor=False)
                claim_table(ids, title, f"part-{n}", catalog)
    _roles(shown, catalog)


def _roles(shown: Named, catalog: Catalog) -> None:
    if not shown.mentions:
        return
    rows = [
        {
            "Where": f"{catalog.sources[m.source].name} ¶{m.paragraph}",
            "Role there": prose(m.role, catalog),
            "Named as": f"“{md_escape(m.as_printed)}”",
        }
        for m in shown.mentions
    ]
    with st.container(key="exhibit-roles"):
        st.subheader("Role, paragraph by paragraph", anchor=False)
        with st.container(key="roles-table"):
            st.table(pd.DataFrame(rows), hide_index=True, alt=f"Where {shown.name} is named")
