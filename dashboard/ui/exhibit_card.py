"""The frame around every exhibit: title, subtitle, key, figure, notes, source, table."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.key import explained, relation_key
from dashboard.figures.theme import SCREENS, Width
from dashboard.model.catalog import Catalog
from dashboard.ui.actions import actions, element_key, take_away
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import offer
from dashboard.views.view import View

MOST_ROWS = 20
LEGEND = ":violet[{0}] what a document says &nbsp; {1} public record"
NO_TOOLS = {"displayModeBar": False, "responsive": True}


def exhibit_card(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """Draws one exhibit; its table opens and closes with a button and the choice is in the address."""
    with st.container(key=f"exhibit-{element_key(exhibit.id)}"):
        st.subheader(md_escape(exhibit.title), anchor=element_key(exhibit.id))
        with st.container(key=f"subtitle-{element_key(exhibit.id)}"):
            st.markdown(prose(exhibit.subtitle, catalog))
        if exhibit.meets_the_record and exhibit.figures:
            with st.container(key=f"legend-{element_key(exhibit.id)}"):
                st.markdown(LEGEND.format(*exhibit.signs))
        if explained(exhibit.key):
            _figures(
                f"key-{exhibit.id}",
                {w: relation_key(exhibit.key, w, "record" if exhibit.is_record else "claim") for w in SCREENS},
                "Key to the marks",
            )
        if exhibit.figures:
            _figures(exhibit.id, exhibit.figures, exhibit.alt)
        stays = exhibit.table_stays or not exhibit.figures
        if stays:
            _table(exhibit)
        for paragraph in exhibit.text:
            st.markdown(_with_lead(paragraph, exhibit.leads, catalog))
        with st.container(key=f"notes-{element_key(exhibit.id)}"):
            notes = " ".join(note for note in exhibit.notes if note)
            if notes:
                st.caption(prose(notes, catalog))
            st.caption(md_escape(f"{exhibit.source_note} Choose a {'line' if stays else 'mark'} for its words."))
        if actions(exhibit, view, catalog, has_table=not stays):
            _table(exhibit)
    offer(exhibit.id, take_away(exhibit, view, catalog), exhibit.table, drawn_as_table=stays)


def _with_lead(paragraph: str, leads: tuple[str, ...], catalog: Catalog) -> str:
    lead = next((lead for lead in leads if paragraph.startswith(lead)), "")
    rest = prose(paragraph.removeprefix(lead).strip(), catalog)
    return f"**{md_escape(lead)}** {rest}" if lead else rest


def _figures(name: str, figures: Mapping[Width, go.Figure], alt: str) -> None:
    """Both drawing widths are sent; a media query shows one. The hidden one is not read aloud."""
    name = name.replace(".", "-")
    if "narrow" not in figures:
        with st.container(key=f"narrow-only-{name}"):
            st.caption("This figure needs a wider screen. Choose Table, below: it holds the same.")
    for width, figure in figures.items():
        with st.container(key=f"{width}-only-{name}"):
            st.plotly_chart(figure, theme=None, config=NO_TOOLS, alt=alt, key=f"figure-{width}-{name}")


def _table(exhibit: Exhibit) -> None:
    table = exhibit.table.drop(columns="claim_ids").map(lambda cell: md_escape(str(cell)))
    table[exhibit.linked] = [
        claim_link(str(words), ids[0])
        for words, ids in zip(exhibit.table[exhibit.linked], exhibit.table["claim_ids"], strict=True)
    ]
    with st.container(key=f"tablebox-{element_key(exhibit.id)}"):
        st.table(
            table,
            hide_index=True,
            height=560 if len(table) > MOST_ROWS and not exhibit.table_stays and exhibit.figures else "content",
            alt=exhibit.title,
        )
