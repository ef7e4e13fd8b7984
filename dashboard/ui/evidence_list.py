"""The list of claims: a live count, a table whose statements open receipts, and more on demand."""

import pandas as pd
import streamlit as st

from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.ui.actions import actions, take_away
from dashboard.ui.address import choose, clear
from dashboard.ui.markdown import WORDS_OF_TONES, badge, claim_link, md_escape
from dashboard.ui.offers import offer
from dashboard.views.view import View

FIRST = 30


def evidence_list(rows: pd.DataFrame, view: View, catalog: Catalog) -> None:
    """The rows of `derive.evidence.evidence_rows`, the first of them until the reader asks for all."""
    with st.container(key="status"):
        st.info(f"Showing {len(rows)} of {len(catalog.claims) + len(catalog.positions)} claims and positions.")
    if rows.empty:
        st.markdown("Nothing in the data matches all of these choices.")
        st.button("Clear the choices", on_click=lambda: clear(view.page))
        return
    everything = view.chosen("show") == "everything" or len(rows) <= FIRST
    shown = rows if everything else rows.head(FIRST)
    table = pd.DataFrame(
        {
            "What is said": [
                claim_link(s, ids[0]) for s, ids in zip(shown["statement"], shown["claim_ids"], strict=True)
            ],
            "In words": [md_escape(words) for words in shown["words"]],
            "Who": [md_escape(name) for name in shown["said_by"]],
            "Where": [md_escape(place) for place in shown["place"]],
            "How it is said": [md_escape(word) for word in shown["firmness"]],
            **(
                {"Against the record": [_badge(b, t) for b, t in zip(shown["badge"], shown["tone"], strict=True)]}
                if catalog.record.verdicts
                else {}
            ),
        }
    )
    with st.container(key="evidence-table"):
        st.table(table, hide_index=True, alt="Claims and positions that match the choices")
    if not everything:
        st.button(f"Show all {len(rows)}", on_click=lambda: choose(view.page, catalog, show="everything"))


def take_evidence_away(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """The row of actions for what the search leaves."""
    actions(exhibit, view, catalog, has_table=False)
    offer(exhibit.id, take_away(exhibit, view, catalog), exhibit.table)


def _badge(text: str, token: str) -> str:
    return badge(text, token) if token in WORDS_OF_TONES else md_escape(text)
