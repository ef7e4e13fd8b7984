"""The exhibit of two actors side by side."""

import pandas as pd

from dashboard.derive.comparison import ComparedIssue, agreement_counts, compared_issues, stance_in_words
from dashboard.derive.places import place, source_note
from dashboard.derive.quantities import number
from dashboard.derive.wording import counted
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.pair import pair
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Position
from dashboard.model.exhibit import ExhibitDefinition

VERDICT_WORDS = {
    "agree": "same side",
    "differ": "they differ",
    "one only": "only one is in our sources",
    "not comparable": "not comparable",
}


def pair_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, a: str, b: str) -> Exhibit:
    """Every issue with a position of either; `{a}`, `{b}`, `{agree}`, `{both}` are filled in."""
    everything = compared_issues(a, b, catalog)
    issues = [issue for issue in everything if issue.first or issue.second]
    names = (_name(a, catalog), _name(b, catalog))
    found = agreement_counts(everything)
    counts = {"a": names[0], "b": names[1], "agree": number(found["agree"]), "both": number(found["both"])}
    neither = [catalog.issues[i.issue].label for i in everything if not i.first and not i.second]
    ids = [p.id for i in issues for p in (i.first, i.second) if p]
    labels = {issue.id: issue.label for issue in catalog.issues.values()}
    table = _table(issues, names, catalog)
    title = definition.title if found["both"] else "{a} and {b}: no issue on which both are on the scale"
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=counted(title, counts, catalog),
        subtitle=f"A, circle: {names[0]}. B, square: {names[1]}. {counted(definition.subtitle, counts, catalog)}",
        figures={width: pair(issues, labels, names, width) for width in ("wide", "narrow")} if issues else {},
        table=table,
        linked="Position",
        alt=f"{counted(definition.alt, counts, catalog)} "
        + "; ".join(
            f"{labels[i.issue]}: {names[0]} {stance_in_words(i.first)}, {names[1]} {stance_in_words(i.second)}"
            for i in issues
        )
        + ".",
        notes=(
            *(counted(note, counts, catalog) for note in definition.notes),
            f"Neither is in our sources on: {', '.join(neither)}." if neither else "",
        ),
        source_note=source_note(ids, catalog),
        table_stays=True,
        rows=table if issues else None,
        draw=lambda kept, width, scale: pair(_kept(issues, kept), labels, names, width),
        form=definition.form,
    )


def _kept(issues: list[ComparedIssue], rows: pd.DataFrame) -> list[ComparedIssue]:
    """The issues of which a row of the table is left."""
    ids = {i for row in rows["claim_ids"] for i in row}
    return [issue for issue in issues if ids.intersection(p.id for p in (issue.first, issue.second) if p)]


def _name(actor: str, catalog: Catalog) -> str:
    return catalog.actors[actor].short or catalog.actors[actor].name


def _table(issues: list[ComparedIssue], names: tuple[str, str], catalog: Catalog) -> pd.DataFrame:
    """One row per position; an issue on which one actor is silent has one row and says so."""
    rows = []
    for issue in issues:
        for name, position in zip(names, (issue.first, issue.second), strict=True):
            if position is not None:
                rows.append(_row(issue, name, position, catalog))
    columns = ["Proposition", "Who", "Position", "In words", "The quote", "Where", "Compared", "claim_ids"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _row(issue: ComparedIssue, name: str, position: Position, catalog: Catalog) -> dict[str, object]:
    return {
        "Proposition": catalog.issues[issue.issue].label,
        "Who": name,
        "Position": stance_in_words(position),
        "In words": position.statement,
        "The quote": f"“{position.evidence[0].quote}”",
        "Where": place(position.evidence[0], catalog),
        "Compared": VERDICT_WORDS[issue.verdict],
        "claim_ids": (position.id,),
    }
