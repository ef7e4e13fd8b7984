"""The questions at a glance, then each with what every document answers, side by side."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.derive.frames import rows_of
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.derive.statements import line
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.questions import ANSWERED, questions_in_words
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.ui.actions import actions, element_key, take_away
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import offer
from dashboard.views.view import View


def question_index(exhibits: Sequence[Exhibit], catalog: Catalog) -> None:
    """Every question, a way to it, and in a word what each document makes of it."""
    if not exhibits:
        return
    kinds = [dict(zip(e.table["Document"], e.table["Kind of answer"], strict=True)) for e in exhibits]
    with st.container(key="status"):
        st.info(questions_in_words(exhibits))
    rows = [
        {
            "Question": f"[{md_escape(e.title)}](#{element_key(e.id)})",
            **{md_escape(document): _kind(kind) for document, kind in found.items()},
        }
        for e, found in zip(exhibits, kinds, strict=True)
    ]
    with st.container(key="index"):
        st.table(pd.DataFrame(rows), hide_index=True, alt="Questions and what each document makes of them")


def _kind(kind: str) -> str:
    return f"**{md_escape(kind)}**" if kind == ANSWERED[0] else md_escape(kind)


def _label(claim_id: str, catalog: Catalog) -> str:
    """Where it stands, what it is about, and its quantity or stance, if it has one."""
    said, item = line(claim_id, catalog), catalog.statement(claim_id)
    if isinstance(item, Claim):
        more = f": {said.words}" if item.quantity else ""
        return f"{said.place} · {item.label}{more}"
    return f"{said.place} · {catalog.issues[item.issue].label}: {STANCE_WORDS[item.stance]}"


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
                    links = "\n".join(f"- {claim_link(_label(i, catalog), i)}" for i in row.claim_ids)
                    with st.container(key=f"small-{key}-{row.Index}"):
                        st.markdown(links)
        for note in exhibit.notes:
            if note:
                st.caption(prose(note, catalog))
        actions(exhibit, view, catalog, has_table=False)
    offer(exhibit.id, take_away(exhibit, view, catalog), exhibit.table)
