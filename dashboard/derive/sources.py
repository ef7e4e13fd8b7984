"""What can be said of a source as a whole: its author in words, and how much was taken from its paragraphs."""

from dataclasses import dataclass

from dashboard.model.catalog import Catalog
from dashboard.model.source import Author, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many paragraphs a source has, how many of them are the source of something, and of how much."""

    paragraphs: int
    used: int
    claims: int
    positions: int

    @property
    def in_words(self) -> str:
        """A sentence with all counts; paragraphs from which nothing was taken are never passed over."""
        left = self.paragraphs - self.used
        taken = f"{self.claims} claims and {self.positions} positions, from "
        if not left:
            return f"{taken}all {self.paragraphs} paragraphs."
        return (
            f"{taken}{self.used} of {self.paragraphs} paragraphs. For the other {left} it says why nothing was taken."
        )


def author_in_words(author: Author) -> str:
    """Name and role; an author who is not named is told by the role."""
    return f"{author.name}, {author.role}" if author.name else author.role


def claims_by_paragraph(source: Source, catalog: Catalog) -> dict[int, tuple[str, ...]]:
    """The ids of the claims and positions taken from each paragraph of a source, each once."""
    found: dict[int, dict[str, None]] = {}
    for item in catalog.statements():
        for evidence in item.evidence:
            if evidence.source == source.id:
                found.setdefault(evidence.paragraph, {})[item.id] = None
    return {n: tuple(ids) for n, ids in found.items()}


def taken_from(source: Source, catalog: Catalog) -> Taken:
    """How much was taken from a source."""
    by_paragraph = claims_by_paragraph(source, catalog)
    ids = {i for found in by_paragraph.values() for i in found}
    return Taken(
        paragraphs=len(source.paragraphs),
        used=len(by_paragraph),
        claims=len(ids & catalog.claims.keys()),
        positions=len(ids & catalog.positions.keys()),
    )
