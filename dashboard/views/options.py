"""The values each choice of a page may take, with their printed names."""

from collections.abc import Callable, Mapping

from dashboard.derive.comparison import most_heard
from dashboard.derive.disagreements import DIFFERENCE_WORDS, KIND_WORDS
from dashboard.derive.evidence import UNJUDGED
from dashboard.derive.names import every_name
from dashboard.derive.quantities import number
from dashboard.derive.verdicts import ADVICE_WORDS, NOT_JUDGED, SIGNS, VERDICT_WORDS
from dashboard.derive.what_if import default_factor
from dashboard.model.catalog import Catalog

ALL = "all"
NAMES_OF_ALL = {
    "kind": "All kinds",
    "status": "Any status",
    "verdict": "Any verdict",
    "advice": "Any advice",
    "differs": "Any difference",
    "to": "Everybody",
    "by": "Everybody",
    "source": "All documents",
    "of": "Everybody and everything",
}
Values = dict[str, str]


def options(param: str, page: str, catalog: Catalog) -> Values:
    """The allowed values of a choice and their printed names, the default first: ALL where there is such a choice."""
    if param == "issue":
        return {issue.id: issue.label for issue in catalog.issues.values()}
    if param == "times":
        return _factors(page, catalog)
    if param in ("a", "b"):
        return _actors_with_positions(catalog, most_heard(catalog)["ab".index(param)])
    values = BY_PAGE.get((param, page), VALUES.get(param, _no_values))(catalog)
    return {ALL: NAMES_OF_ALL.get(param, f"All {param}s"), **values}


def _factors(page: str, catalog: Catalog) -> Values:
    """What a reader may try in place of a supposed multiple, the source's own first."""
    definition = next((d for d in catalog.exhibits.values() if d.page == page and d.form == "what_if"), None)
    if definition is None:
        return {"": ""}
    own = default_factor(definition, catalog)
    others = [factor for factor in definition.factors if factor != own]
    return {
        number(own): f"{number(own)} times, as the source supposes",
        **{number(f): f"{number(f)} times, your own assumption" for f in others},
    }


def _no_values(catalog: Catalog) -> Values:
    return {}


def _actors_with_positions(catalog: Catalog, first: str) -> Values:
    holders = {p.actor for p in catalog.positions.values()} | {first}
    ordered = [first, *(a for a in catalog.actors if a in holders and a != first)]
    return {a: catalog.actors[a].name for a in ordered}


def _kinds_of_holders(catalog: Catalog) -> Values:
    used: set[str] = {catalog.actors[p.actor].kind for p in catalog.positions.values()}
    return {k.id: k.name for k in catalog.vocabulary.actor_kinds if k.id in used}


def _kinds_of_claims(catalog: Catalog) -> Values:
    kinds: set[str] = {c.kind for c in catalog.claims.values()}
    return {k: k for k in sorted(kinds | ({"position"} if catalog.positions else set()))}


def _kinds_of_names(catalog: Catalog) -> Values:
    used = {actor.kind for actor in catalog.actors.values()} | {entity.kind for entity in catalog.entities.values()}
    words = (*catalog.vocabulary.actor_kinds, *catalog.vocabulary.entity_kinds)
    return {word.id: word.name for word in words if word.id in used}


def _addressees(catalog: Catalog) -> Values:
    asked = {a for c in catalog.claims_of("recommendation") if c.recommendation for a in c.recommendation.to}
    return {a: catalog.actors[a].name for a in catalog.actors if a in asked}


def _askers(catalog: Catalog) -> Values:
    asking = {c.asserted_by for c in catalog.claims_of("recommendation")}
    return {a: catalog.actors[a].name for a in catalog.actors if a in asking}


def _verdicts(catalog: Catalog) -> Values:
    if not catalog.record.verdicts:
        return {}
    used = {v.verdict for v in catalog.record.verdicts.values()}
    return {**{v: f"{SIGNS[v]} {VERDICT_WORDS[v]}" for v in VERDICT_WORDS if v in used}, UNJUDGED: NOT_JUDGED}


VALUES: Mapping[str, Callable[[Catalog], Values]] = {
    "source": lambda catalog: {s.id: s.name for s in catalog.sources.values()},
    "topic": lambda catalog: {t.id: t.name for t in catalog.topics.values()},
    "actor": lambda catalog: {a.id: a.name for a in catalog.actors.values()},
    "status": lambda catalog: {s: s for s in sorted({c.status for c in catalog.claims.values()})},
    "differs": lambda catalog: dict(DIFFERENCE_WORDS),
    "to": _addressees,
    "by": _askers,
    "of": every_name,
    "verdict": _verdicts,
    "advice": lambda catalog: {str(k): words for k, words in ADVICE_WORDS.items()},
    "term": lambda catalog: {t.id: t.term for t in catalog.terms.values()},
    "kind": _kinds_of_claims,
}
BY_PAGE: Mapping[tuple[str, str], Callable[[Catalog], Values]] = {
    ("kind", "positions"): _kinds_of_holders,
    ("kind", "disagreements"): lambda catalog: dict(KIND_WORDS),
    ("kind", "names"): _kinds_of_names,
}
