"""The record of one source: who, when, vantage, text quality, then paragraph by paragraph."""

import streamlit as st

from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Position
from dashboard.model.source import Reading, Source
from dashboard.ui.markdown import claim_link, md_escape, prose
from dashboard.ui.offers import shown


def source_record(source: Source, catalog: Catalog, *, paragraphs: bool) -> None:
    """One source; its paragraphs too, if asked for."""
    with st.container(key=f"exhibit-source-{source.id}"):
        st.subheader(md_escape(f"{source.name}: {source.title}"), anchor=source.id)
        st.markdown("  \n".join(_facts(source)))
        st.markdown(f"**State of the text:** {prose(source.text_quality.summary, catalog)}")
        if not paragraphs:
            return
        if source.text_quality.caveats:
            st.markdown("\n".join(f"- {prose(caveat, catalog)}" for caveat in source.text_quality.caveats))
        st.header("Paragraph by paragraph", anchor=False)
        taken = _claims_by_paragraph(source, catalog)
        shown(claim_id for paragraph in source.paragraphs for claim_id, _ in taken.get(paragraph.n, []))
        for paragraph in source.paragraphs:
            with st.container(key=f"paragraph-{paragraph.n}"):
                st.markdown(f"**¶{paragraph.n}** {prose(paragraph.digest, catalog)}")
                readings = [r for r in source.readings if r.paragraph == paragraph.n]
                if readings:
                    st.caption("  \n".join(_reading(reading) for reading in readings))
                links = [claim_link(words, claim_id) for claim_id, words in taken.get(paragraph.n, [])]
                if links:
                    st.markdown("\n".join(f"- {link}" for link in links))
                else:
                    why = paragraph.no_claims or "no claim taken yet"
                    st.caption(f"No claim taken: {md_escape(why)}")


def _facts(source: Source) -> list[str]:
    def basis(word: str, paragraph: int | None) -> str:
        return f"*({word} in ¶{paragraph})*" if word == "stated" else f"*(inferred, from ¶{paragraph})*"

    author, publisher, published = source.author, source.publisher, source.published
    named = author.name or "not named"
    return [
        f"**Author:** {md_escape(f'{named}, {author.role}')} {basis(author.basis, author.from_)}",
        f"**Publisher:** {md_escape(publisher.name or 'not known')} {basis(publisher.basis, publisher.from_)}",
        f"**Date:** {md_escape(published.date or 'not stated')}. {md_escape(published.window)} "
        f"{basis(published.basis, published.from_)}",
        f"**Genre:** {md_escape(source.genre)}",
        f"**Where the author looks from:** {md_escape(source.vantage)}",
        f"**What the author has at stake:** {md_escape(source.stake)}",
    ]


def _reading(reading: Reading) -> str:
    return (
        f"Printed “{md_escape(reading.printed)}”, read as *{md_escape(reading.read_as)}* "
        f"({reading.confidence} confidence)"
    )


def _claims_by_paragraph(source: Source, catalog: Catalog) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, dict[str, str]] = {}
    items: list[Claim | Position] = [*catalog.claims.values(), *catalog.positions.values()]
    for item in items:
        for evidence in item.evidence:
            if evidence.source == source.id:
                found.setdefault(evidence.paragraph, {})[item.id] = item.statement
    return {n: list(claims.items()) for n, claims in found.items()}
