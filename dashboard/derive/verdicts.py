"""Verdicts in words: sign, tone, what the record has on each basis, what may be said instead."""

import re
from dataclasses import dataclass

from dashboard.derive.quantities import claim_in_words
from dashboard.derive.record_figures import figure_in_words, long_date
from dashboard.model.catalog import Catalog
from dashboard.model.record import RecordSource, RecordValue, Verdict
from dashboard.model.words import Advice, Bearing, VerdictWord

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
VERDICT_WORDS: dict[VerdictWord, str] = {
    "matches": "Matches",
    "roughly_matches": "Roughly matches",
    "differs": "Differs",
    "outdated": "Outdated",
    "misattributed": "Misattributed",
    "unverifiable": "Unverifiable",
    "opinion": "Opinion",
}
SIGNS: dict[VerdictWord, str] = {
    "matches": "=",
    "roughly_matches": "≈",
    "differs": "≠",
    "outdated": "←",
    "misattributed": "↔",
    "unverifiable": "?",
    "opinion": "“",
}
TONES: dict[VerdictWord, str] = {
    "matches": "agrees",
    "roughly_matches": "agrees",
    "differs": "differs",
    "outdated": "off",
    "misattributed": "off",
    "unverifiable": "open",
    "opinion": "open",
}
ADVICE_WORDS: dict[Advice, str] = {
    "safe": "Safe to quote",
    "with_change": "Quote with this change",
    "do_not_quote": "Do not quote",
}
BEARING_WORDS: dict[Bearing, str] = {
    "holds": "holds",
    "does_not_hold": "does not hold",
    "beside_it": "beside it",
}
NOT_JUDGED = "Not judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One basis on which the record speaks: what it has, the day, the basis, whether the claim holds, its sources."""

    text: str
    date: str
    basis: str
    bearing: str
    sources: tuple[RecordSource, ...]

    @property
    def unseen(self) -> bool:
        """Whether none of its sources was opened by us."""
        return not any(source.seen for source in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict in words."""

    id: str
    word: str
    sign: str
    tone: str
    advice: str
    as_of: str
    why: str
    say: str
    record: tuple[RecordLine, ...]
    later: tuple[RecordLine, ...]
    claims: tuple[str, ...]

    @property
    def badge(self) -> str:
        """Sign and word together: "≠ Differs"."""
        return f"{self.sign} {self.word}"


def judged(verdict: Verdict, catalog: Catalog) -> Judged:
    """A verdict in words, its figures computed."""
    return Judged(
        id=verdict.id,
        word=VERDICT_WORDS[verdict.verdict],
        sign=SIGNS[verdict.verdict],
        tone=TONES[verdict.verdict],
        advice=ADVICE_WORDS[verdict.advice],
        as_of=long_date(verdict.as_of),
        why=verdict_text(verdict.why, verdict, catalog),
        say=verdict_text(verdict.say, verdict, catalog),
        record=tuple(_line(value, verdict, catalog) for value in verdict.record),
        later=tuple(_line(value, verdict, catalog) for value in sorted(verdict.later, key=lambda value: value.date)),
        claims=verdict.claims,
    )


def judged_claim(claim_id: str, catalog: Catalog) -> Judged | None:
    """The verdict on a claim or position in words, None where it is not judged."""
    verdict = catalog.record.verdict_on(claim_id)
    return None if verdict is None else judged(verdict, catalog)


def against(claim_id: str, catalog: Catalog) -> dict[str, str]:
    """`badge` and `tone` of a row: the verdict's sign and word, or that none was given; both empty without a record."""
    if not catalog.record.verdicts:
        return {"badge": "", "tone": ""}
    verdict = catalog.record.verdict_on(claim_id)
    if verdict is None:
        return {"badge": NOT_JUDGED, "tone": "ink_soft"}
    return {"badge": f"{SIGNS[verdict.verdict]} {VERDICT_WORDS[verdict.verdict]}", "tone": TONES[verdict.verdict]}


def verdict_text(text: str, verdict: Verdict, catalog: Catalog) -> str:
    """The text with each {figure} of the verdict computed and each {claim-id} in words."""
    figures = {figure.name: figure for figure in verdict.figures}

    def filled(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in figures:
            return figure_in_words(figures[name], catalog)
        return claim_in_words(catalog.claims[name], catalog)

    return PLACEHOLDER.sub(filled, text)


def _line(value: RecordValue, verdict: Verdict, catalog: Catalog) -> RecordLine:
    return RecordLine(
        text=verdict_text(value.text, verdict, catalog),
        date=long_date(value.date),
        basis=value.basis,
        bearing=BEARING_WORDS[value.bearing],
        sources=tuple(catalog.record.sources[s] for s in value.sources),
    )
