"""Every claim and every position stands on short quotes from paragraphs that exist."""

from typing import Any

from dashboard.load.draft import Draft, read
from dashboard.load.folding import words
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.model.claim import Evidence

MOST_WORDS = 12


def check_evidence(draft: Draft, report: Report) -> None:
    """Each claim and position has evidence: a paragraph that exists and a short quote."""
    for at, claim in read(draft.claims):
        check_pieces(draft, report, at, claim.evidence)
    for position_at, position in read(draft.positions):
        check_pieces(draft, report, position_at, position.evidence)


def check_pieces(draft: Draft, report: Report, at: Placed[Any], evidence: tuple[Evidence, ...]) -> None:
    """There is evidence; each quote is short and its paragraph exists."""
    if not evidence:
        at.fault(report, "evidence", "is an empty list", "at least one source, paragraph and quote")
    for n, piece in enumerate(evidence):
        length = len(words(piece.quote))
        if length > MOST_WORDS:
            what = f"has {length} words"
            at.fault(report, f"evidence[{n}].quote", what, f"at most {MOST_WORDS}, from one paragraph")
        if length == 0:
            at.fault(
                report,
                f"evidence[{n}].quote",
                "has no words",
                f"1 to {MOST_WORDS} words as printed",
            )
        source = draft.find("sources", piece.source)
        if source is not None and not 1 <= piece.paragraph <= source.original.paragraphs:
            what = f"{piece.source} has no paragraph {piece.paragraph}"
            allowed = f"1 to {source.original.paragraphs}"
            at.fault(report, f"evidence[{n}].paragraph", what, allowed)
