"""The one registry of exhibits: form to builder, and the exhibits of a page."""

from collections.abc import Callable, Mapping

from dashboard.derive.comparison import most_heard
from dashboard.derive.disagreements import chosen_disagreements
from dashboard.exhibits.disagreements import PREFIX as DISAGREEMENT
from dashboard.exhibits.disagreements import disagreement_exhibit
from dashboard.exhibits.evidence import CHOICES as EVIDENCE_CHOICES
from dashboard.exhibits.evidence import ID as EVIDENCE
from dashboard.exhibits.evidence import evidence_exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pair import pair_exhibit
from dashboard.exhibits.positions import matrix_exhibit, strip_exhibit
from dashboard.exhibits.questions import PREFIX as QUESTION
from dashboard.exhibits.questions import question_exhibit
from dashboard.exhibits.quotable import quotable_exhibits, quotable_ids
from dashboard.exhibits.recommendations import recommendations_exhibit
from dashboard.exhibits.record import day_exhibit, parts_exhibit, scores_exhibit, weeks_exhibit
from dashboard.exhibits.risks import risks_exhibit
from dashboard.exhibits.rows import falls_exhibit, lanes_exhibit
from dashboard.exhibits.timeline import timeline_exhibit
from dashboard.exhibits.what_if import what_if_exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition
from dashboard.model.words import Form

ALL = "all"
Choices = Mapping[str, str]
Builder = Callable[[ExhibitDefinition, Catalog, Choices], Exhibit]


def _matrix(definition: ExhibitDefinition, catalog: Catalog, choices: Choices) -> Exhibit:
    return matrix_exhibit(definition, catalog, kind=choices.get("kind", ALL), source=choices.get("source", ALL))


def _strip(definition: ExhibitDefinition, catalog: Catalog, choices: Choices) -> Exhibit:
    issue = choices.get("issue") or next(iter(catalog.issues))
    kind, source = choices.get("kind", ALL), choices.get("source", ALL)
    return strip_exhibit(definition, catalog, issue=issue, kind=kind, source=source)


def _pair(definition: ExhibitDefinition, catalog: Catalog, choices: Choices) -> Exhibit:
    first, second = most_heard(catalog)
    return pair_exhibit(definition, catalog, a=choices.get("a") or first, b=choices.get("b") or second)


BUILDERS: Mapping[Form, Builder] = {
    "lanes": lambda definition, catalog, choices: lanes_exhibit(definition, catalog),
    "falls": lambda definition, catalog, choices: falls_exhibit(definition, catalog),
    "companies": lambda d, catalog, choices: day_exhibit(d, catalog) if d.day else falls_exhibit(d, catalog),
    "day": lambda definition, catalog, choices: day_exhibit(definition, catalog),
    "weeks": lambda definition, catalog, choices: weeks_exhibit(definition, catalog),
    "parts": lambda definition, catalog, choices: parts_exhibit(definition, catalog),
    "scores": lambda definition, catalog, choices: scores_exhibit(definition, catalog),
    "matrix": _matrix,
    "strip": _strip,
    "pair": _pair,
    "what_if": lambda d, catalog, choices: what_if_exhibit(d, catalog, times=choices.get("times", "")),
    "risks": lambda d, catalog, choices: risks_exhibit(d, catalog, source=choices.get("source", ALL)),
    "timeline": lambda d, catalog, choices: timeline_exhibit(d, catalog, source=choices.get("source", ALL)),
    "recommendations": lambda d, catalog, choices: recommendations_exhibit(
        d, catalog, to=choices.get("to", ALL), by=choices.get("by", ALL)
    ),
}


def exhibit(definition: ExhibitDefinition, catalog: Catalog, **choices: str) -> Exhibit:
    """The exhibit of a definition with the reader's choices; a choice that is not made is the default."""
    return BUILDERS[definition.form](definition, catalog, {k: v for k, v in choices.items() if v})


def exhibits_of(page: str, catalog: Catalog, **choices: str) -> list[Exhibit]:
    """The exhibits of one page: its definitions in the order of the data, then one for each thing it lists.

    The choice `only` leaves one of them, by its id.
    """
    found = [exhibit(d, catalog, **choices) for d in catalog.exhibits.values() if d.page == page]
    if page == "disagreements":
        filters = {name: choices.get(name) or ALL for name in ("kind", "differs", "source")}
        found += [disagreement_exhibit(d, catalog) for d in chosen_disagreements(catalog, **filters)]
    if page == "questions":
        found += [question_exhibit(q, catalog) for q in catalog.questions.values()]
    if page == "quote":
        filters = {name: choices.get(name) or ALL for name in ("advice", "source")}
        found += quotable_exhibits(catalog, **filters)
    only = choices.get("only")
    return [e for e in found if e.id == only] if only else found


def exhibit_by_id(exhibit_id: str, catalog: Catalog, **choices: str) -> Exhibit | None:
    """The exhibit of this id with the reader's choices; None if there is none, or the choices leave nothing of it."""
    choices = {name: value for name, value in choices.items() if value}
    definition = catalog.exhibits.get(exhibit_id)
    if definition is not None:
        return exhibit(definition, catalog, **choices)
    disagreement = catalog.disagreements.get(exhibit_id.removeprefix(DISAGREEMENT))
    if disagreement is not None and exhibit_id.startswith(DISAGREEMENT):
        return disagreement_exhibit(disagreement, catalog)
    question = catalog.questions.get(exhibit_id.removeprefix(QUESTION))
    if question is not None and exhibit_id.startswith(QUESTION):
        return question_exhibit(question, catalog)
    if exhibit_id == EVIDENCE:
        return evidence_exhibit(catalog, **{k: v for k, v in choices.items() if k in EVIDENCE_CHOICES})
    filters = {name: choices.get(name, ALL) for name in ("advice", "source")}
    return next((e for e in quotable_exhibits(catalog, **filters) if e.id == exhibit_id), None)


def page_of(exhibit_id: str, catalog: Catalog) -> str | None:
    """The page an exhibit stands on; None for an unknown id."""
    if exhibit_id not in exhibit_ids(catalog):
        return None
    definition = catalog.exhibits.get(exhibit_id)
    if definition is not None:
        return definition.page
    prefixes = {DISAGREEMENT: "disagreements", QUESTION: "questions", EVIDENCE: "evidence", "quote.": "quote"}
    return next(page for prefix, page in prefixes.items() if exhibit_id.startswith(prefix))


def exhibit_ids(catalog: Catalog) -> frozenset[str]:
    """The ids of every exhibit of every page."""
    return frozenset(
        (
            *catalog.exhibits,
            *(f"{DISAGREEMENT}{d}" for d in catalog.disagreements),
            *(f"{QUESTION}{q}" for q in catalog.questions),
            EVIDENCE,
            *(quotable_ids() if catalog.record.verdicts else ()),
        )
    )
