"""A term is defined because somebody uses it; corrections say what stands now."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown

OPEN = ("claims", "positions", "questions", "disagreements", "method", "sources", "exhibits", "findings")


def check_terms(draft: Draft, report: Report) -> None:
    """Every term is used in prose and, if it is a source's, names a definition; no word is defined twice."""
    prose = "\n".join(_prose(draft)).casefold()
    known: dict[str, Placed[Any]] = {}
    for at, term in read(draft.glossary):
        if term.claim is not None and draft.names(report, at, "claim", "claims", term.claim):
            claim = draft.find("claims", term.claim)
            if claim is not None and claim.kind != "definition":
                at.fault(report, "claim", f"'{term.claim}' is of kind {claim.kind}", "a claim of kind definition")
        words = [word.casefold() for word in (term.term, *term.also)]
        if not draft.unread.intersection(OPEN) and not any(stands(word, prose) for word in words):
            at.fault(report, "term", f"nothing uses {shown(term.term)}", "a term, or one of also, that some text uses")
        for word in words:
            if word in known:
                what = f"{shown(word)} is already defined at {known[word].file}:{known[word].line}"
                at.fault(report, "term", what, "each word once")
            known[word] = at


def check_method(draft: Draft, report: Report) -> None:
    """Every section of the method says something."""
    for at, section in read(draft.method):
        if not section.text:
            at.fault(report, "text", "is an empty list", "at least one paragraph")


def check_corrections(draft: Draft, report: Report) -> None:
    """Every correction names a record and two days of the calendar, the first not after the second."""
    for at, correction in read(draft.corrections):
        kinds = (
            "claims", "positions", "questions", "disagreements", "sources", "actors", "entities", "exhibits",
            "findings", "issues", "glossary", "method", "verdicts",
        )  # fmt: skip
        draft.names(report, at, "of", kinds, correction.of)
        days = {key: _day(getattr(correction, key)) for key in ("wrong_since", "date")}
        for key, day in days.items():
            if day is None:
                what = f"{shown(getattr(correction, key))} is not a date"
                at.fault(report, key, what, "YYYY-MM-DD, a day of the calendar")
        since, until = days["wrong_since"], days["date"]
        if since is not None and until is not None and since > until:
            at.fault(report, "wrong_since", "is after the correction", "a day not after date")


def stands(word: str, text: str) -> bool:
    """Whether a word or phrase, or its plural, stands in a text as whole words; both folded."""
    return re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", text) is not None


def _prose(draft: Draft) -> Iterator[str]:
    for _, claim in read(draft.claims):
        yield from (claim.statement, claim.label, *claim.know_before_quoting, claim.note or "")
    for _, position in read(draft.positions):
        yield from (position.statement, *position.know_before_quoting, position.note or "")
    for _, question in read(draft.questions):
        yield from (question.question, *(answer.text for answer in question.answers))
    for _, disagreement in read(draft.disagreements):
        yield from (disagreement.about, disagreement.why, disagreement.settled_by or "")
    for _, text in read(draft.method):
        yield from (*text.text, *(word.meaning for word in text.words))
    for _, source in read(draft.sources):
        yield from (p.digest for p in source.paragraphs)
    for _, exhibit in read(draft.exhibits):
        yield from (exhibit.title, exhibit.subtitle, *exhibit.notes)
    for _, finding in read(draft.findings):
        yield from (finding.headline, finding.text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None
