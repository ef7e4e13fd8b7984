"""Where a claim stands, in words: "Guide ¶13", and the source note of an exhibit."""

from collections.abc import Iterable

from dashboard.model.catalog import Catalog
from dashboard.model.claim import Evidence


def place(evidence: Evidence, catalog: Catalog) -> str:
    """The short name of the source and the paragraph: "Guide ¶13"."""
    return f"{catalog.sources[evidence.source].name} ¶{evidence.paragraph}"


def places(claim_ids: Iterable[str], catalog: Catalog) -> str:
    """All places of these claims, by source in the order of the registry: "Guide ¶13; Column ¶10, 11"."""
    found: dict[str, set[int]] = {}
    for claim_id in claim_ids:
        for evidence in catalog.statement(claim_id).evidence:
            found.setdefault(evidence.source, set()).add(evidence.paragraph)
    return "; ".join(
        f"{catalog.sources[source].name} ¶{', '.join(str(n) for n in sorted(found[source]))}"
        for source in catalog.sources
        if source in found
    )


def source_note(claim_ids: Iterable[str], catalog: Catalog) -> str:
    """The source line of an exhibit."""
    return f"Sources: {places(claim_ids, catalog)}."
