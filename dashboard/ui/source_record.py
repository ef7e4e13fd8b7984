"""The record of one source: who, when, vantage, text quality, then paragraph by paragraph."""

from collections.abc import Sequence

import streamlit as st

from dashboard.derive.sources import author_in_words, claims_by_paragraph, taken_from
from dashboard.model.catalog import Catalog
from dashboard.model.source import Reading, Source
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import shown
from dashboard.views.view import url_for


def source_record(source: Source, catalog: Catalog, *, paragraphs: bool) -> None:
    """One source; its paragraphs too, if asked for."""
    with st.container(key=f"exhibit-source-{source.id}"):
        st.subheader(md_escape(f"{source.name}: {source.title}"), anchor=source.id)
        for label, words in _facts(source, catalog):
            with st.container(key=f"fact-{source.id}-{label.replace(' ', '-').lower()}"):
                name, value = st.columns([1, 3.4], gap="medium")
                name.markdown(f"**{label}**")
                value.markdown(words)
        if paragraphs:
            _paragraphs(source, catalog)
        else:
            st.markdown(f"[Read it paragraph by paragraph]({url_for('sources', {'source': source.id})})")


def _paragraphs(source: Source, catalog: Catalog) -> None:
    if source.text_quality.caveats:
        st.markdown("\n".join(f"- {prose(caveat, catalog)}" for caveat in source.text_quality.caveats))
    st.header("Paragraph by paragraph", anchor=False)
    taken = claims_by_paragraph(source, catalog)
    shown(claim_id for paragraph in source.paragraphs for claim_id in taken.get(paragraph.n, ()))
    for paragraph in source.paragraphs:
        with st.container(key=f"paragraph-{paragraph.n}"):
            st.markdown(f"**¶{paragraph.n}** {prose(paragraph.digest, catalog)}")
            readings = [r for r in source.readings if r.paragraph == paragraph.n]
            if readings:
                _readings(readings)
            links = [claim_link(catalog.statement(i).statement, i) for i in taken.get(paragraph.n, ())]
            if links:
                st.markdown("\n".join(f"- {link}" for link in links))
            else:
                why = paragraph.no_claims or "no claim taken yet"
                st.caption(f"No claim taken: {md_escape(why)}")


def _facts(source: Source, catalog: Catalog) -> list[tuple[str, str]]:
    def basis(word: str, paragraph: int | None) -> str:
        return f":gray[(stated in ¶{paragraph})]" if word == "stated" else f":gray[(inferred, from ¶{paragraph})]"

    author, publisher, published = source.author, source.publisher, source.published
    return [
        ("Author", f"{md_escape(author_in_words(author))} {basis(author.basis, author.from_)}"),
        ("Publisher", f"{md_escape(publisher.name or 'Not known')} {basis(publisher.basis, publisher.from_)}"),
        (
            "Date",
            f"{md_escape(published.date or 'Not stated')}. {md_escape(published.window)} "
            f"{basis(published.basis, published.from_)}",
        ),
        ("Genre", md_escape(source.genre)),
        ("Looks from", md_escape(source.vantage)),
        ("Has at stake", md_escape(source.stake)),
        ("State of the text", prose(source.text_quality.summary, catalog)),
        ("What was taken", md_escape(taken_from(source, catalog).in_words)),
    ]


def _readings(readings: Sequence[Reading]) -> None:
    """What garbled words are taken to mean and how sure that is; the printed words behind a press, and on paper."""
    st.caption("  \n".join(f"Read as *{md_escape(r.read_as)}* ({r.confidence} confidence)" for r in readings))
    with st.expander("The printed words"):
        st.markdown("\n".join(f"- “{md_escape(r.printed)}”, read as *{md_escape(r.read_as)}*" for r in readings))
