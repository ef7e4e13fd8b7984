"""Questions are answered from every source, disagreements have sides, mentions name what there is."""

from typing import Any

from dashboard.load.checks.evidence import MOST_WORDS, check_pieces
from dashboard.load.draft import Draft, read
from dashboard.load.folding import words
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.load.scalars import one_of
from dashboard.model.debate import Question

STATEMENTS = ("claims", "positions")
FEWEST_SIDES = 2


def check_debate(draft: Draft, report: Report) -> None:
    """Every question, disagreement and mention."""
    for at, question in read(draft.questions):
        _question(draft, at, question, report)
    for d_at, disagreement in read(draft.disagreements):
        sides = disagreement.claims
        for n, side in enumerate(sides):
            draft.names(report, d_at, f"claims[{n}]", STATEMENTS, side)
        if len(set(sides)) < FEWEST_SIDES:
            what = f"has {len(set(sides))} of the {FEWEST_SIDES} sides it takes"
            d_at.fault(report, "claims", what, f"at least {FEWEST_SIDES} different claims or positions")
        if len(set(sides)) != len(sides):
            d_at.fault(report, "claims", "names a claim twice", "each claim or position once")
        if len(set(disagreement.differs)) != len(disagreement.differs):
            d_at.fault(report, "differs", "names a difference twice", "each once")
        if disagreement.kind == "disagreement" and not disagreement.differs:
            d_at.fault(report, "differs", "is an empty list", "what differs: value, subject, qualifier, degree, scope")
        if disagreement.kind == "disagreement" and disagreement.settled_by is None:
            d_at.fault(report, "settled_by", "is missing", "what would settle it; a look_alike needs none")
    for m_at, mention in read(draft.mentions):
        draft.names(report, m_at, "of", ("actors", "entities"), mention.of)
        check_place(draft, m_at, "", mention.source, mention.paragraph, report)
        length = len(words(mention.as_printed))
        if not 1 <= length <= MOST_WORDS:
            m_at.fault(report, "as_printed", f"has {length} words", f"1 to {MOST_WORDS}, as printed")


def check_place(draft: Draft, at: Placed[Any], path: str, source: str, paragraph: int, report: Report) -> None:
    """A source that exists and one of its paragraphs; `path` is that of the record that holds both."""
    before = f"{path}." if path else ""
    if draft.names(report, at, f"{before}source", "sources", source):
        found = draft.find("sources", source)
        if found is not None and not 1 <= paragraph <= found.original.paragraphs:
            what = f"{source} has no paragraph {paragraph}"
            at.fault(report, f"{before}paragraph", what, f"1 to {found.original.paragraphs}")


def _question(draft: Draft, at: Placed[Question], question: Question, report: Report) -> None:
    check_pieces(draft, report, at, question.evidence)
    for n, piece in enumerate(question.evidence):
        draft.names(report, at, f"evidence[{n}].source", "sources", piece.source)
        draft.names(report, at, f"evidence[{n}].speaker", "actors", piece.speaker)
    answered = [answer.source for answer in question.answers]
    known = tuple(draft.ids("sources"))
    if "sources" not in draft.unread and sorted(answered) != sorted(known):
        at.fault(
            report,
            "answers",
            f"answers for {', '.join(answered) or 'no source'}",
            f"one for each of {', '.join(known)}",
        )
    for n, answer in enumerate(question.answers):
        if answer.source not in known and "sources" not in draft.unread:
            at.fault(report, f"answers[{n}].source", f"'{answer.source}' is not a source", one_of(answer.source, known))
        if (answer.kind == "does_not_address") != (not answer.claims):
            count = len(answer.claims)
            what = f"{answer.kind} with {count} {'claim' if count == 1 else 'claims'}"
            allowed = "does_not_address without claims; any other answer with at least one"
            at.fault(report, f"answers[{n}].claims", what, allowed)
        if len(set(answer.claims)) != len(answer.claims):
            at.fault(report, f"answers[{n}].claims", "names a claim twice", "each claim once")
        for m, claim_id in enumerate(answer.claims):
            path = f"answers[{n}].claims[{m}]"
            if not draft.names(report, at, path, STATEMENTS, claim_id):
                continue
            claim = draft.find("claims", claim_id) or draft.find("positions", claim_id)
            if claim is not None and all(piece.source != answer.source for piece in claim.evidence):
                at.fault(report, path, f"'{claim_id}' has no evidence in {answer.source}", "claims of the same source")
