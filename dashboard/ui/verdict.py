"""Verdicts on screen: a badge with sign and word, and what the record has on each basis."""

import streamlit as st

from dashboard.derive.verdicts import ADVICE_WORDS, Judged, RecordLine
from dashboard.model.catalog import Catalog
from dashboard.model.record import RecordSource
from dashboard.ui.markdown import badge, md_escape, prose

LEADS = {ADVICE_WORDS["safe"]: "For example:", ADVICE_WORDS["do_not_quote"]: "One could say instead:"}
HOLDS = {"holds": "agrees", "does not hold": "differs", "beside it": "open"}


def verdict_badge(verdict: Judged) -> str:
    """The verdict as a badge: sign and word, in its tone."""
    return badge(f"{verdict.sign} {verdict.word}", verdict.tone)


def sayable(verdict: Judged, text: str, key: str) -> None:
    """The advice, and the sentence one could say, ready to copy."""
    with st.container(key=f"say-{key}"):
        st.markdown(f"**{md_escape(verdict.advice)}.** {LEADS.get(verdict.advice, 'One could say:')}")
        st.code(text, language=None, wrap_lines=True)


def against_the_record(verdict: Judged, catalog: Catalog) -> None:
    """Whether to repeat it and how, why, each basis on which the record speaks, and what it said later."""
    sayable(verdict, verdict.say, "receipt")
    st.markdown(f"{prose(verdict.why, catalog)} :gray[As of {md_escape(verdict.as_of)}.]")
    for line in verdict.record:
        st.markdown(_line(line))
    if verdict.later:
        st.markdown("**Later**")
        for line in verdict.later:
            st.markdown(_line(line))


def record_source(source: RecordSource) -> str:
    """Title, publisher and date, as a link where there is an address; what we did not open says so."""
    title = md_escape(source.title)
    named = f"[{title}]({_address(source.url)})" if source.url else title
    when = f", {md_escape(source.date)}" if source.date else ""
    unseen = "" if source.seen else " :orange-badge[not verified by us]"
    return f"{named}, {md_escape(source.publisher)}{when}{unseen}"


def _address(url: str) -> str:
    """A checked web address, with the signs that would end a Markdown link written out."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _line(line: RecordLine) -> str:
    sources = "; ".join(record_source(source) for source in line.sources)
    return (
        f"{badge(line.bearing, HOLDS[line.bearing])} {md_escape(line.text)}  \n"
        f":gray[{md_escape(line.basis)}, {md_escape(line.date)}.] {sources}"
    )
