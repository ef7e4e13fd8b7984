"""A claim has the parts its kind needs and no others, and stands in the file of its kind."""

from dashboard.load.draft import Draft, read
from dashboard.load.folding import folded
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.load.times import FINENESS, finest
from dashboard.model.claim import Claim
from dashboard.model.words import ClaimKind

PARTS: dict[ClaimKind, str] = {"event": "when", "risk": "risk", "recommendation": "recommendation"}
FILES: dict[str, ClaimKind] = {
    "data/events.yaml": "event",
    "data/risks.yaml": "risk",
    "data/recommendations.yaml": "recommendation",
}


def check_kinds(draft: Draft, report: Report) -> None:
    """Every claim's parts against its kind; every event's precision against the words for its time."""
    for at, claim in read(draft.claims):
        for kind, part in PARTS.items():
            has = getattr(claim, part) is not None
            if has and claim.kind != kind:
                at.fault(report, part, f"does not go with the kind {claim.kind}", f"{part} only with kind {kind}")
            elif not has and claim.kind == kind:
                at.fault(report, part, "is missing", f"a claim of kind {kind} has {part}")
        alone = FILES.get(at.file)
        if alone is not None and claim.kind != alone:
            at.fault(report, "kind", f"{claim.kind} does not belong in this file", f"kind {alone}")
        if claim.kind == "quantity" and not claim.entity:
            at.fault(report, "entity", "is an empty list", "at least one id of entities")
        _when(at, claim, report)
        if claim.recommendation is not None and not claim.recommendation.to:
            at.fault(report, "recommendation.to", "is an empty list", "at least one actor")
        ways = [e.to for e in claim.risk.exposures] if claim.risk else []
        for way in sorted({w for w in ways if ways.count(w) > 1}):
            at.fault(report, "risk.exposures", f"names {way} twice", "each way of use once")
    _phases(draft, report)


def _when(at: Placed[Claim], claim: Claim, report: Report) -> None:
    when = claim.when
    if when is None:
        return
    if when.as_printed is None:
        if when.precision != "undated":
            allowed = "undated, or the words for the time in as_printed"
            at.fault(report, "when.precision", f"{when.precision} without words for the time", allowed)
        return
    if when.precision == "undated":
        at.fault(report, "when.as_printed", "goes with a time, not with undated", "relative or finer, or no as_printed")
    phrase = folded(when.as_printed)
    if not any(phrase in folded(piece.quote) for piece in claim.evidence):
        what = f"{shown(when.as_printed)} does not occur in the quote"
        at.fault(report, "when.as_printed", what, "words of the quote, exactly as there")
    bound = finest(when.as_printed)
    if FINENESS[when.precision] > FINENESS[bound]:
        what = f"{when.precision} is finer than {shown(when.as_printed)} says"
        at.fault(report, "when.precision", what, f"{bound} or coarser")


def _phases(draft: Draft, report: Report) -> None:
    """Within the sequence no event stands in an earlier part than one before it."""
    ranks = {phase: n for n, phase in enumerate(draft.ids("phases"))}
    events = [(at, claim.when) for at, claim in read(draft.claims) if claim.when and claim.when.phase in ranks]
    latest = -1
    for at, when in sorted(events, key=lambda event: event[1].order):
        if ranks[when.phase] < latest:
            what = f"{when.phase} comes after a later part of the sequence"
            at.fault(report, "when.phase", what, "a part not before that of events with a lower order")
        latest = max(latest, ranks[when.phase])
