"""Claims and positions as a table whose first column opens receipts."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.derive.statements import line
from dashboard.model.catalog import Catalog
from dashboard.ui.markdown import claim_link, md_escape
from dashboard.ui.offers import shown


def claim_table(claim_ids: Iterable[str], title: str, key: str, catalog: Catalog) -> None:
    """One row a claim: what is said, in words, who, where, how; nothing at all where there is no claim."""
    lines = [line(claim_id, catalog) for claim_id in claim_ids]
    if not lines:
        return
    shown(said.claim_id for said in lines)
    table = pd.DataFrame(
        {
            "What is said": [claim_link(said.statement, said.claim_id) for said in lines],
            "In words": [md_escape(said.words) for said in lines],
            "Who": [md_escape(said.said_by) for said in lines],
            "Where": [md_escape(said.place) for said in lines],
            "How it is said": [md_escape(said.firmness) for said in lines],
        }
    )
    with st.container(key=f"evidence-table-{key}"):
        st.table(table, hide_index=True, alt=title)
