"""A question and what each document answers, side by side."""

import streamlit as st

from dashboard.derive.frames import rows_of
from dashboard.derive.statements import line
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.ui.actions import actions, element_key, take_away
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import offer
from dashboard.views.view import View


def question_card(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """One column a document: the kind of answer, the answer, and the claims that say so."""
    key = element_key(exhibit.id)
    with st.container(key=f"exhibit-{key}"):
        st.subheader(md_escape(exhibit.title), anchor=key)
        with st.container(key=f"subtitle-{key}"):
            st.markdown(md_escape(exhibit.subtitle))
        answers = exhibit.table.rename(columns={"Kind of answer": "Kind"})
        for column, row in zip(st.columns(len(answers), gap="medium"), rows_of(answers), strict=True):
            with column:
                st.markdown(f"**{md_escape(row.Document)}** :gray-badge[{md_escape(row.Kind)}]")
                st.markdown(prose(row.Answer, catalog))
                if row.claim_ids:
                    lines = [line(claim_id, catalog) for claim_id in row.claim_ids]
                    st.caption(
                        "\n".join(f"- {claim_link(f'{said.place}: {said.words}', said.claim_id)}" for said in lines)
                    )
        for note in exhibit.notes:
            if note:
                st.caption(prose(note, catalog))
        actions(exhibit, view, catalog, has_table=False)
    offer(exhibit.id, take_away(exhibit, view, catalog), exhibit.table)
