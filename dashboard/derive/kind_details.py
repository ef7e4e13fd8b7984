"""What claims of one kind have beyond their statement, as named lines of a receipt."""

from dashboard.derive.risks import LEVEL_WORDS
from dashboard.derive.timeline import PRECISION_WORDS
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Recommendation, Risk, When

KIND_WORDS = {
    "quantity": "Quantity",
    "event": "Event",
    "risk": "Risk",
    "recommendation": "Recommendation",
    "definition": "Definition",
    "answer": "Answer",
    "characterisation": "Characterisation",
    "position": "Position",
}


def kind_details(claim: Claim, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """(name, text) for each part that an event, a risk or a recommendation has; nothing for other kinds."""
    if claim.when is not None:
        return (("When", _when(claim.when)),)
    if claim.risk is not None:
        return _risk(claim.risk, catalog)
    if claim.recommendation is not None:
        return _recommendation(claim.recommendation, catalog)
    return ()


def _when(when: When) -> str:
    said = f"“{when.as_printed}”: {PRECISION_WORDS[when.precision]}" if when.as_printed else PRECISION_WORDS["undated"]
    basis = "stated in the document" if when.order_basis == "stated" else "inferred by us"
    return f"{said}. Its place in the order is {basis}."


def _risk(risk: Risk, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    names = {word.id: word.name for word in catalog.vocabulary.exposures}
    ways = "; ".join(
        f"{names[e.to]}: {LEVEL_WORDS[e.level]}{' (way of use inferred by us)' if e.basis == 'inferred' else ''}"
        for e in risk.exposures
    )
    return (
        ("By way of use", ways or f"No way of use is named; {LEVEL_WORDS[risk.level]}."),
        ("Who bears it", risk.borne_by),
        ("Said to lessen it", risk.mitigation or "Nothing is named."),
    )


def _recommendation(asked: Recommendation, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    how = "in so many words" if asked.directness == "explicit" else "implied; this is our reading"
    lines = [
        ("Asked of", ", ".join(catalog.actors[a].name for a in asked.to)),
        ("How strongly", f"“{asked.strength}”, {how}"),
    ]
    return (*lines, *([("On what condition", asked.conditions)] if asked.conditions else []))
