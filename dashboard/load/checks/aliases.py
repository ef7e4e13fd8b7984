"""An alias leads from an id that is gone to one that is there."""

from dashboard.load.draft import Draft, read
from dashboard.load.problems import Report, shown

KINDS = (
    "claims", "positions", "exhibits", "actors", "entities", "issues", "sources", "topics", "glossary", "questions",
    "disagreements",
)  # fmt: skip


def check_aliases(draft: Draft, report: Report) -> None:
    """Every alias: the old id is no longer used, the new one is, and no old id stands twice."""
    seen: set[str] = set()
    for at, alias in read(draft.aliases):
        draft.names(report, at, "new", KINDS, alias.new)
        if any(alias.old in draft.ids(kind) for kind in KINDS):
            at.fault(report, "old", f"{shown(alias.old)} is still an id", "an id that is no longer used")
        if alias.old in seen:
            at.fault(report, "old", f"{shown(alias.old)} stands twice", "each old id once")
        seen.add(alias.old)
