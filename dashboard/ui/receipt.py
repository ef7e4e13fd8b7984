"""The receipt: who said it, where, in which words, how firm it is, and what others say."""

from collections.abc import Callable

import streamlit as st

from dashboard.derive.receipts import Quoted, Receipt, receipt
from dashboard.exhibits.disagreements import PREFIX
from dashboard.exports.citations import claim_reference
from dashboard.model.catalog import Catalog
from dashboard.ui.actions import citations
from dashboard.ui.address import site_address
from dashboard.ui.markdown import badge, claim_link, exhibit_link, md_escape, name_link, prose
from dashboard.ui.offers import offer
from dashboard.ui.verdict import against_the_record, record_source, verdict_badge
from dashboard.views.view import claim_url


def receipt_dialog(catalog: Catalog, claim_id: str, on_close: Callable[[], None]) -> None:
    """Opens the receipt of a claim at the right edge; `on_close` runs when the reader closes it."""

    @st.dialog("Receipt", position="right", width=480, on_dismiss=on_close)
    def show() -> None:
        _draw(receipt(claim_id, catalog), catalog)

    show()


def _draw(shown: Receipt, catalog: Catalog) -> None:
    with st.container(key="receipt-number"):
        # The record is in ink, what a document says in the colour of claims.
        st.markdown(md_escape(shown.headline) if shown.is_record else f":violet[{md_escape(shown.headline)}]")
    st.markdown(md_escape(shown.subject))
    verdict = [verdict_badge(shown.verdict), badge(shown.verdict.advice, shown.verdict.tone)] if shown.verdict else []
    st.markdown(" ".join((*verdict, *(f":gray-badge[{md_escape(word)}]" for word in shown.badges))))
    st.markdown(prose(shown.statement, catalog))
    if shown.quotes:
        _section("The words")
    for quoted in shown.quotes:
        _quote(quoted)
    if shown.verdict:
        _section("Against the public record")
        against_the_record(shown.verdict, catalog)
    if shown.refers_to:
        _section("Compared with")
        st.markdown(md_escape(shown.refers_to))
    if shown.conditions:
        _section("Only if")
        st.markdown(prose(shown.conditions, catalog))
    for section, text in shown.more:
        _section(section)
        st.markdown(prose(text, catalog))
    if shown.record_sources:
        _section("Where the figure comes from")
        st.markdown("\n".join(f"- {record_source(source)}" for source in shown.record_sources))
    if shown.includes or shown.excludes:
        _section("What the number leaves in and out")
        st.markdown(_scope(shown))
    if shown.know_before_quoting:
        _section("Know before quoting")
        st.markdown("\n".join(f"- {prose(line, catalog)}" for line in shown.know_before_quoting))
    if shown.note:
        _section("Note")
        st.markdown(prose(shown.note, catalog))
    if shown.related:
        _section("Set beside it")
        st.markdown("\n".join(f"- {claim_link(f'{r.where}: {r.words}', r.claim_id)}" for r in shown.related))
    if shown.disagreements:
        _section("Where the sources differ")
        st.markdown(
            "\n".join(f"- {exhibit_link(label, 'disagreements', PREFIX + of)}" for of, label in shown.disagreements)
        )
    if shown.names:
        _section("More on")
        st.markdown(" · ".join(name_link(name, of) for of, name in shown.names))
    _section("Cite")
    link = site_address(catalog) + claim_url(shown.claim_id)
    with st.expander("Sentence, APA, BibTeX, RIS"):
        citations(claim_reference(shown.claim_id, catalog, link))
    offer("receipt", {"link": claim_url(shown.claim_id)}, None)
    with st.container(key="actions-receipt", horizontal=True):
        st.button("Copy link", key="copylink-receipt", icon=":material/link:", type="tertiary")
        st.markdown(f"[Its own address]({claim_url(shown.claim_id)})")


def _section(name: str) -> None:
    with st.container(key=f"receipt-section-{name.lower().replace(' ', '-')}"):
        st.markdown(f"**{name}**")


def _scope(shown: Receipt) -> str:
    parts = (("In", shown.includes), ("Out", shown.excludes))
    return "  \n".join(f"**{word}:** {md_escape('; '.join(things))}" for word, things in parts if things)


def _quote(quoted: Quoted) -> None:
    st.markdown(f"> “{md_escape(quoted.quote)}”")
    st.markdown(f"**{md_escape(quoted.where)}** · {md_escape(quoted.voice)}")
    for reading in quoted.readings:
        st.markdown(
            f":gray[Reading, {reading.confidence} confidence:] printed “{md_escape(reading.printed)}”, "
            f"read as *{md_escape(reading.read_as)}*."
        )
    if quoted.caution:
        st.caption(md_escape(quoted.caution))
