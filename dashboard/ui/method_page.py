"""Glossary and method: terms, how the data was made, how far two codings agree, readings that could turn the sense."""

import pandas as pd
import streamlit as st

from dashboard.derive.agreement import adjudicated_cells, agreement, agreement_sentences
from dashboard.model.catalog import Catalog
from dashboard.ui.markdown import claim_link, md_escape, name_link, prose

CODINGS = "codings"


def chosen_term(term_id: str, catalog: Catalog) -> None:
    """The definition the reader came for, before everything else."""
    term = catalog.terms.get(term_id)
    if term is not None:
        with st.container(key="chosen-term"):
            st.info(f"**{md_escape(term.term)}**: {md_escape(term.meaning)}")


def glossary(catalog: Catalog) -> None:
    """Every term with its meaning, by the alphabet; a document's definition leads to its receipt."""
    with st.container(key="exhibit-glossary"):
        st.subheader("Glossary", anchor="glossary")
        rows = [
            {
                "Term": f"**{md_escape(term.term)}**",
                "Meaning": md_escape(term.meaning)
                + (f" {claim_link('The words behind it', term.claim)}" if term.claim else ""),
            }
            for term in sorted(catalog.terms.values(), key=lambda t: t.term.casefold())
        ]
        with st.container(key="glossary-table"):
            st.table(pd.DataFrame(rows), hide_index=True, alt="Terms and their meanings")


def method(catalog: Catalog) -> None:
    """The method texts; the agreement of the codings stands in the section on them."""
    for section in catalog.method:
        with st.container(key=f"exhibit-method-{section.id}"):
            st.subheader(md_escape(section.title), anchor=section.id)
            for paragraph in section.text:
                st.markdown(prose(paragraph, catalog))
            if section.id == CODINGS:
                _codings(catalog)


def _codings(catalog: Catalog) -> None:
    found = agreement(catalog)
    for coding in catalog.codings:
        st.markdown(f"**{md_escape(coding.name)}.** {prose(coding.made, catalog)}")
    if found is None:
        return
    with st.container(key="agreement"):
        for words in agreement_sentences(found):
            question, _, answer = words.partition("? ")
            st.markdown(f"**{md_escape(question)}?** {md_escape(answer)}")
    cells = adjudicated_cells(catalog)
    if not cells:
        return
    rows = [
        {
            "Who": name_link(catalog.actors[cell.actor].name, cell.actor),
            "Where": md_escape(catalog.sources[cell.source].name),
            "Proposition": md_escape(catalog.issues[cell.issue].label),
            **{
                md_escape(coding.name): md_escape(code)
                for coding, code in zip(catalog.codings, cell.codes, strict=True)
            },
            "Shown": claim_link(cell.published, cell.claim_ids[-1]) if cell.claim_ids else md_escape(cell.published),
            "Why": prose(cell.reason, catalog),
        }
        for cell in cells
    ]
    with (
        st.expander(
            f"The {len(rows)} cells on which the codings differ, or from which we depart, each with the reason"
        ),
        st.container(key="adjudication-table"),
    ):
        st.table(pd.DataFrame(rows), hide_index=True, alt="Adjudicated cells")


def relations(catalog: Catalog) -> None:
    """The words for bounds and for how a claim is said."""
    for key, title, words in (
        ("relations", "The words for bounds", catalog.vocabulary.relations),
        ("statuses", "How a claim is said", catalog.vocabulary.statuses),
    ):
        if not words:
            continue
        with st.container(key=f"exhibit-{key}"):
            st.subheader(title, anchor=key)
            rows = [{"Word": f"**{md_escape(w.name)}**", "Meaning": prose(w.about or "", catalog)} for w in words]
            with st.container(key=f"{key}-table"):
                st.table(pd.DataFrame(rows), hide_index=True, alt=title)


def turning_readings(catalog: Catalog) -> None:
    """The readings that could turn the sense round, by document."""
    rows = [
        {
            "Where": f"{source.name} ¶{reading.paragraph}",
            "Printed": f"“{md_escape(reading.printed)}”",
            "Read as": md_escape(reading.read_as),
            "How sure": reading.confidence,
            "Read otherwise": prose(reading.turns, catalog),
        }
        for source in catalog.sources.values()
        for reading in source.readings
        if reading.turns
    ]
    if not rows:
        return
    with st.container(key="exhibit-turning-readings"):
        st.subheader("Readings that could turn the sense round", anchor="readings")
        st.markdown(
            f"{len(rows)} of {sum(len(s.readings) for s in catalog.sources.values())} readings. "
            "Whoever quotes these passages should know how else they can be read."
        )
        with st.container(key="readings-table"):
            st.table(pd.DataFrame(rows), hide_index=True, height=560, alt="Readings that could turn the sense")
