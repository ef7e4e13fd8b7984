"""Where a claim stands, in words: "Guide ¶13", and the source note of an exhibit."""

from collections.abc import Iterable, Sequence

from dashboard.model.catalog import Catalog
from dashboard.model.claim import Evidence

RECORD = "record."


def place(evidence: Evidence, catalog: Catalog) -> str:
    """The short name of the source and the paragraph: "Guide ¶13"."""
    return f"{catalog.sources[evidence.source].name} ¶{evidence.paragraph}"


def places(claim_ids: Iterable[str], catalog: Catalog) -> str:
    """All places of these claims, by source in the order of the registry: "Guide ¶13; Column ¶10, 11".

    Ids of the public record are passed over: `source_note` names its publishers.
    """
    found: dict[str, set[int]] = {}
    for claim_id in claim_ids:
        if claim_id.startswith(RECORD):
            continue
        for evidence in catalog.statement(claim_id).evidence:
            found.setdefault(evidence.source, set()).add(evidence.paragraph)
    return "; ".join(
        f"{catalog.sources[source].name} ¶{', '.join(str(n) for n in sorted(found[source]))}"
        for source in catalog.sources
        if source in found
    )


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "the guide, the column and the article"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def source_note(claim_ids: Iterable[str], catalog: Catalog) -> str:
    """The source line of an exhibit: documents with paragraphs, then the publishers of the record's figures."""
    ids = tuple(claim_ids)
    said = places(ids, catalog)
    documents = f"Sources: {said}." if said else ""
    publishers = record_publishers(ids, catalog)
    record = f"Public record: {', '.join(publishers)}." if publishers else ""
    return " ".join(part for part in (documents, record) if part)


def record_publishers(claim_ids: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """Who published the figures of the record among these ids, in order, each once; what we did not open says so."""
    record = catalog.record
    found: dict[str, bool] = {}
    for plain in (i.removeprefix(RECORD).partition("@")[0] for i in claim_ids if i.startswith(RECORD)):
        item = (
            record.comparators.get(plain)
            or record.scores.get(plain)
            or record.series.get(plain)
            or next((e for e in record.events if e.id == plain), None)
        )
        for source_id in item.sources if item else ():
            source = record.sources[source_id]
            found[source.publisher] = found.get(source.publisher, False) or source.seen
    return tuple(name if seen else f"{name} (not verified by us)" for name, seen in found.items())
