"""What each exhibit on the page offers to be taken away, handed to the browser once the page is drawn."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.model.catalog import Catalog
from dashboard.ui.address import current_view
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import query_of

OFFERS = "offers"
SCRIPTS = ("offers.js", "print.js")


def begin(page: str) -> None:
    """Forgets what an earlier run offered."""
    st.session_state[OFFERS] = {"page": page, "of": {}, "claims": []}


def offer(
    exhibit_id: str, about: Mapping[str, object], table: pd.DataFrame | None, *, drawn_as_table: bool = True
) -> None:
    """Notes what an exhibit offers and the claims behind it; a table that stays on the page is in its picture."""
    entry: dict[str, Any] = dict(about)
    if table is not None and OFFERS in st.session_state:
        st.session_state[OFFERS]["claims"] += [i for ids in table["claim_ids"] for i in ids]
    if table is not None and drawn_as_table:
        shown = table.drop(columns="claim_ids")
        entry["columns"] = [str(column) for column in shown.columns]
        entry["rows"] = [[str(cell) for cell in row] for row in shown.itertuples(index=False)]
    if OFFERS in st.session_state:
        st.session_state[OFFERS]["of"][exhibit_id.replace(".", "-")] = entry


def shown(claim_ids: Iterable[str]) -> None:
    """Notes the claims behind what is drawn outside an exhibit, for the footnotes of a printed page."""
    if OFFERS in st.session_state:
        st.session_state[OFFERS]["claims"] += claim_ids


def offer_page() -> None:
    """Notes that the page's own link can be copied: the address as it stands, whatever it holds."""
    if OFFERS in st.session_state:
        st.session_state[OFFERS]["of"]["page"] = {"link": ""}


def offered_page() -> str | None:
    """The page that is drawn in this run."""
    offered = st.session_state.get(OFFERS)
    return None if offered is None else str(offered["page"])


def offered_claims() -> tuple[str, ...]:
    """The claims behind what the page shows, in order, each once."""
    offered = st.session_state.get(OFFERS, {"claims": []})
    return tuple(dict.fromkeys(offered.get("claims", [])))


def hand_over(catalog: Catalog) -> None:
    """Mounts the component that copies links, makes pictures and keeps the address whole."""
    offered = st.session_state.get(OFFERS)
    if offered is None:
        return
    page = PAGE_BY_NAME[offered["page"]]
    view = current_view(page.name, catalog)
    data = {
        "offers": offered["of"],
        "site": (catalog.site.public_address or "").rstrip("/"),
        "path": page.path,
        "query": urlencode(query_of(view)),
    }
    script = "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in SCRIPTS)
    component = st.components.v2.component("offers", html="<span hidden></span>", js=script)
    component(key="take-away", data=data)
