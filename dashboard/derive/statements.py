"""One line for any claim or position: what it says, who says it, where, and how it is said."""

from dataclasses import dataclass

from dashboard.derive.places import places
from dashboard.derive.quantities import claim_in_words
from dashboard.derive.receipts import STANCE_WORDS, basis_in_words
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim or position in one line; `words` is its quantity, stance or label in words."""

    claim_id: str
    words: str
    statement: str
    said_by: str
    place: str
    firmness: str
    quote: str


def line(claim_id: str, catalog: Catalog) -> Line:
    """The line of a claim or position; raises KeyError if there is none of this id."""
    item = catalog.statement(claim_id)
    actor, words, firmness = _of_claim(item, catalog) if isinstance(item, Claim) else _of_position(item, catalog)
    return Line(
        claim_id=claim_id,
        words=words,
        statement=item.statement,
        said_by=catalog.actors[actor].name,
        place=places((claim_id,), catalog),
        firmness=firmness,
        quote=item.evidence[0].quote,
    )


def _of_claim(claim: Claim, catalog: Catalog) -> tuple[str, str, str]:
    return claim.asserted_by, claim_in_words(claim, catalog), claim.status


def _of_position(position: Position, catalog: Catalog) -> tuple[str, str, str]:
    words = f"{STANCE_WORDS[position.stance]}: {catalog.issues[position.issue].label}"
    return position.actor, words, basis_in_words(position, catalog)
