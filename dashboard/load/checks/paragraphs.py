"""No paragraph is skipped unseen: each is the source of a claim or says in one line why not."""

from dashboard.load.draft import Draft, read
from dashboard.load.problems import Report


def check_paragraphs(draft: Draft, report: Report) -> None:
    """Every paragraph of every source is cited by a claim or position, or has `no_claims`, never both."""
    cited: set[tuple[str, int]] = set()
    for kind in ("claims", "positions"):
        if kind in draft.unread or any(p.record is None for p in draft.placed(kind)):
            return
        for _, record in read(draft.placed(kind)):
            cited.update((piece.source, piece.paragraph) for piece in record.evidence)
    for at, source in read(draft.sources):
        for index, paragraph in enumerate(source.paragraphs):
            there = (source.id, paragraph.n) in cited
            if not there and paragraph.no_claims is None:
                what = f"paragraph {paragraph.n} is the source of no claim"
                at.fault(report, f"paragraphs[{index}]", what, "a claim that cites it, or no_claims with the reason")
            elif there and paragraph.no_claims is not None:
                what = f"paragraph {paragraph.n} has claims"
                at.fault(report, f"paragraphs[{index}].no_claims", what, "no_claims only where nothing cites it")
