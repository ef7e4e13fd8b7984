"""Glossary and method: terms, how the data was made, how far two codings agree, readings that could turn the sense."""

import pandas as pd
import streamlit as st

from dashboard.derive.agreement import adjudicated_cells, agreement, agreement_sentences
from dashboard.derive.method import READINGS, MethodTable, method_tables, turning_readings
from dashboard.model.catalog import Catalog
from dashboard.ui.markdown import claim_link, md_escape, name_link, prose

CODINGS = "codings"
READINGS_TITLE = "Readings that could turn the sense round"


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


def contents(catalog: Catalog) -> None:
    """Every section of the page, each a way to it."""
    sections = [(section.title, section.id) for section in catalog.method]
    if turning_readings(catalog):
        sections.append((READINGS_TITLE, "readings"))
    if catalog.terms:
        sections.append(("Glossary", "glossary"))
    with st.container(key="index"):
        st.markdown("\n".join(f"- [{md_escape(title)}](#{anchor})" for title, anchor in sections))


def method(catalog: Catalog) -> None:
    """The method texts, each with the words it defines; agreement and codebook stand in the sections on them."""
    tables = method_tables(catalog)
    sections = {section.id for section in catalog.method}
    for section in catalog.method:
        with st.container(key=f"exhibit-method-{section.id}"):
            st.subheader(md_escape(section.title), anchor=section.id)
            for paragraph in section.text:
                st.markdown(prose(paragraph, catalog))
            for table in tables:
                if table.section == section.id:
                    _words(table, catalog)
            if section.id == CODINGS:
                _codings(catalog)
    for table in tables:
        if table.section not in sections:
            with st.container(key=f"exhibit-method-{table.section}"):
                _words(table, catalog)


def _words(table: MethodTable, catalog: Catalog) -> None:
    first, *others = table.columns
    rows = [
        {first: f"**{md_escape(word)}**", **dict(zip(others, (prose(m, catalog) for m in meanings), strict=True))}
        for word, *meanings in table.rows
    ]
    if table.title:
        st.markdown(f"**{md_escape(table.title)}**")
    with st.container(key=f"{table.section}-{len(table.columns)}-{'titled' if table.title else 'words'}-table"):
        st.table(pd.DataFrame(rows), hide_index=True, alt=table.title or f"Words of the section {table.section}")


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


def readings(catalog: Catalog) -> None:
    """The readings that could turn the sense round, by document."""
    found = turning_readings(catalog)
    if not found:
        return
    rows = [
        dict(
            zip(
                READINGS,
                (md_escape(where), md_escape(printed), md_escape(read_as), sure, prose(otherwise, catalog)),
                strict=True,
            )
        )
        for where, printed, read_as, sure, otherwise in found
    ]
    with st.container(key="exhibit-turning-readings"):
        st.subheader(READINGS_TITLE, anchor="readings")
        st.markdown(
            f"{len(rows)} of {sum(len(s.readings) for s in catalog.sources.values())} readings. "
            "Whoever quotes these passages should know how else they can be read."
        )
        with st.container(key="readings-table"):
            st.table(pd.DataFrame(rows), hide_index=True, height=560, alt="Readings that could turn the sense")
