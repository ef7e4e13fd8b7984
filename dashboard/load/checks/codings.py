"""The codings are complete, and every cell on which they or the published position differ is adjudicated."""

from dashboard.load.checks.debate import check_place
from dashboard.load.checks.evidence import MOST_WORDS
from dashboard.load.checks.positions import MOST
from dashboard.load.draft import Draft, read
from dashboard.load.folding import words
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.model.claim import Position
from dashboard.model.coded import Cell, adjudication_due, coded_cells, published_cell, published_cells
from dashboard.model.method import Adjudication, CodedActor, Coding


def check_codings(draft: Draft, report: Report) -> None:
    """Every coding's cells, that there are two or none, and the adjudications against them."""
    codings = draft.codings
    if len(codings) == 1:
        codings[0].fault(report, "id", "is the only coding", "at least two codings, or none")
    for at, coding in read(codings):
        for n, example in enumerate(coding.examples):
            for kind, value in (("actors", example.actor), ("sources", example.source), ("issues", example.issue)):
                draft.names(report, at, f"examples[{n}].{kind.removesuffix('s')}", kind, value)
        for n, actor in enumerate(coding.actors):
            _actor(draft, at, f"actors[{n}]", actor, report)
    _same_frame(draft, report)
    _adjudications(draft, report)


def _actor(draft: Draft, at: Placed[Coding], path: str, actor: CodedActor, report: Report) -> None:
    draft.names(report, at, f"{path}.actor", "actors", actor.actor)
    draft.names(report, at, f"{path}.source", "sources", actor.source)
    coded = {cell.issue for cell in actor.cells}
    absent = set(actor.not_in_sources)
    issues = set(draft.ids("issues"))
    if "issues" not in draft.unread and (coded | absent != issues or coded & absent):
        wrong = sorted((issues ^ (coded | absent)) | (coded & absent))
        what = f"does not code each issue once: {', '.join(wrong)}"
        at.fault(report, path, what, "every issue either in cells or in not_in_sources")
    for issue in sorted({i for i in actor.not_in_sources if actor.not_in_sources.count(i) > 1}):
        at.fault(report, f"{path}.not_in_sources", f"names {issue} twice", "each issue once")
    seen = set()
    for n, cell in enumerate(actor.cells):
        where = f"{path}.cells[{n}]"
        if (cell.issue, cell.order) in seen:
            at.fault(report, f"{where}.order", f"{cell.issue} is coded twice", "number a later stance by order")
        seen.add((cell.issue, cell.order))
        if cell.order < 1:
            at.fault(report, f"{where}.order", f"{cell.order} is less than 1", "1, 2, 3 … in time")
        if cell.stance == "not_in_sources":
            at.fault(report, f"{where}.stance", "not_in_sources is not a code", "list the issue under not_in_sources")
        if isinstance(cell.stance, int) and abs(cell.stance) > MOST:
            at.fault(report, f"{where}.stance", f"{cell.stance} is off the scale", "-2, -1, 0, 1, 2, or a word")
        if cell.conditions is not None and cell.stance in (-MOST, MOST):
            at.fault(report, f"{where}.stance", f"{cell.stance} is given with conditions", "-1 or 1")
        check_place(draft, at, where, actor.source, cell.paragraph, report) if _known(draft, actor) else None
        if not 1 <= len(words(cell.quote)) <= MOST_WORDS:
            at.fault(report, f"{where}.quote", f"has {len(words(cell.quote))} words", f"1 to {MOST_WORDS}")


def _known(draft: Draft, actor: CodedActor) -> bool:
    return draft.find("sources", actor.source) is not None


def _same_frame(draft: Draft, report: Report) -> None:
    """The codings code the same actors in the same sources, else their agreement means nothing."""
    frames = [(at, [(a.actor, a.source) for a in coding.actors]) for at, coding in read(draft.codings)]
    for at, frame in frames:
        twice = sorted({f"{a} in {s}" for a, s in frame if frame.count((a, s)) > 1})
        if twice:
            at.fault(report, "actors", f"codes twice: {', '.join(twice)}", "each actor once for each source")
        missing = sorted({f"{a} in {s}" for a, s in set(frames[0][1]) ^ set(frame)})
        if missing:
            at.fault(report, "actors", f"only one coding has: {', '.join(missing)}", "the same actors in every coding")


def _whole(draft: Draft) -> bool:
    kinds = ("codings", "positions", "adjudications")
    return not draft.unread.intersection(kinds) and all(p.record is not None for k in kinds for p in draft.placed(k))


def _adjudications(draft: Draft, report: Report) -> None:
    if not _whole(draft) or (not draft.codings and not draft.adjudications):
        return
    published = published_cells(position for _, position in read(draft.positions))
    due = adjudication_due([coded_cells(coding) for _, coding in read(draft.codings)], published)
    given: dict[Cell, Placed[Adjudication]] = {}
    for at, adjudication in read(draft.adjudications):
        cell = (adjudication.actor, adjudication.source, adjudication.issue)
        named = [
            draft.names(report, at, kind.removesuffix("s"), kind, value)
            for kind, value in zip(("actors", "sources", "issues"), cell, strict=True)
        ]
        if not all(named):
            continue
        if cell in given:
            at.fault(report, "issue", "this cell is adjudicated twice", "one adjudication for each cell")
        elif cell not in due:
            what = "the codings agree and the published position is theirs"
            at.fault(report, "issue", what, "adjudicate only cells that differ")
        given[cell] = at
    places = {published_cell(p): p_at for p_at, p in read(draft.positions) if p.evidence}
    for cell in due:
        known = cell[0] in draft.ids("actors") and cell[2] in draft.ids("issues")
        if cell not in given and draft.codings and known:
            where, path = _place_of(draft.codings[-1], places, cell)
            where.fault(report, path, _differs(cell), "an entry in data/adjudications.yaml")


def _differs(cell: Cell) -> str:
    return f"{cell[0]} on {cell[2]} in {cell[1]} differs between the codings or from the published position"


def _place_of(
    last: Placed[Coding], positions: dict[Cell, Placed[Position]], cell: Cell
) -> tuple[Placed[Coding] | Placed[Position], str]:
    """Where to point: at the last coding's actor, or at the position whose actor no coding has."""
    actors = last.record.actors if last.record is not None else ()
    index = next((n for n, a in enumerate(actors) if (a.actor, a.source) == cell[:2]), None)
    if index is None and cell in positions:
        return positions[cell], "actor"
    return last, f"actors[{index or 0}]"
