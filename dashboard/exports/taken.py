"""What every file taken away carries: data with real numbers, notes with bounds, sources with quotes, a link."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.derive.claim_rows import Cell, Row
from dashboard.derive.frames import rows_of
from dashboard.derive.places import place
from dashboard.derive.quantities import RELATION_WORDS, quantity_in_words, span
from dashboard.derive.record_figures import amount
from dashboard.derive.record_items import PREFIX, by_series, record_ids, record_item
from dashboard.derive.verdicts import judged_claim
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Position

NUMBERS = ("relation", "low", "high", "unit")
SOURCE_COLUMNS = (
    "claim_id", "statement", *NUMBERS, "document", "paragraph", "quote", "speaker", "voice", "status", "verdict",
    "record_says", "link",
)  # fmt: skip
NO_ADDRESS = "This copy was made without a public address, so the link is a path only and there is no QR code."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An exhibit on its way into a file. `link` is a full address, or a path where no public address is known."""

    id: str
    title: str
    subtitle: str
    columns: tuple[str, ...]
    data: tuple[Row, ...]
    notes: tuple[str, ...]
    bounds: tuple[str, ...]
    sources: tuple[Row, ...]
    source_note: str
    link: str
    version: str
    date: str
    site: str


def taken(exhibit: Exhibit, catalog: Catalog, path: str, address: str | None) -> Taken:
    """The exhibit with everything a reader needs who has only the file.

    Args:
        exhibit: what is taken.
        catalog: the data it was made from.
        path: the path and query of the view.
        address: the public address, or None where it is not known.
    """
    shown = [column for column in exhibit.table.columns if column != "claim_ids"]
    columns = (*shown, *NUMBERS, "claim_ids")
    supposed = _supposed(exhibit)
    data = []
    for n, (_, row) in enumerate(exhibit.table.iterrows()):
        ids = tuple(row["claim_ids"])
        cells: Row = {column: _cell(row[column]) for column in shown}
        own = exhibit.numbers[n] if exhibit.numbers else None
        numbers = _numbers(ids, str(row[exhibit.linked]), catalog) if own is None else _change(own)
        numbers = supposed.get(n, numbers)
        data.append({**cells, **numbers, "claim_ids": "; ".join(by_series(ids))})
    behind = by_series(exhibit.claim_ids)
    base = address.rstrip("/") if address else ""
    notes = tuple(note for note in (*exhibit.text, *exhibit.notes) if note)
    return Taken(
        id=exhibit.id,
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        columns=columns,
        data=tuple(data),
        notes=notes if address else (*notes, NO_ADDRESS),
        bounds=_bounds(data),
        sources=tuple(_sources(behind, catalog, base)),
        source_note=exhibit.source_note,
        link=base + path,
        version=catalog.version,
        date=catalog.updated,
        site=catalog.site.name,
    )


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _supposed(exhibit: Exhibit) -> dict[int, Row]:
    """The numbers of rows that suppose something, by their place: what is drawn, not the figure it is worked out of."""
    if exhibit.rows is None or "relation" not in exhibit.rows or len(exhibit.rows) != len(exhibit.table):
        return {}
    return {
        n: {"relation": "hypothetical", "low": row.low, "high": row.high, "unit": exhibit.base}
        for n, row in enumerate(rows_of(exhibit.rows))
        if row.relation == "hypothetical"
    }


def _change(value: float) -> Row:
    return {"relation": "eq", "low": value, "high": value, "unit": "percent against the base day"}


def _numbers(ids: tuple[str, ...], said: str, catalog: Catalog) -> Row:
    """The number of a row, in its base unit, if the row is of one claim or figure or prints the first one's words.

    A row made of several claims must not carry the number of one of them as if it were its own.
    """
    empty: Row = dict.fromkeys(NUMBERS)
    if not ids:
        return empty
    first = ids[0]
    if first.startswith(PREFIX):
        plain = first.removeprefix(PREFIX)
        return {**empty, **(_record_numbers(plain, catalog) if len(ids) == 1 else {})}
    item = catalog.statement(first)
    if not isinstance(item, Claim) or item.quantity is None:
        return empty
    if len(ids) > 1 and quantity_in_words(item.quantity, catalog.units) not in said:
        return empty
    return _own_numbers(item, catalog)


def _own_numbers(item: Claim | Position, catalog: Catalog) -> Row:
    """The number that a claim states, in its base unit; a fall is positive, as its source prints it, and says so."""
    if not isinstance(item, Claim) or item.quantity is None:
        return dict.fromkeys(NUMBERS)
    own = span(item.quantity, catalog.units)
    down = item.metric is not None and catalog.metrics[item.metric].sign < 0
    unit = f"{own.base} (counted downwards)" if down else own.base
    return {"relation": own.relation, "low": own.low, "high": own.high, "unit": unit}


def _record_numbers(plain: str, catalog: Catalog) -> Row:
    record = catalog.record
    if plain in record.comparators:
        found = amount(record.comparators[plain], catalog.units)
        low = None if found.relation in ("lt", "le") else found.low
        high = None if found.relation in ("gt", "ge") else found.high
        return {"relation": found.relation, "low": low, "high": high, "unit": found.base}
    if plain in record.scores:
        score = record.scores[plain]
        return {"relation": "eq", "low": score.score, "high": score.score, "unit": catalog.units[score.unit].base}
    return {}


def _bounds(data: Iterable[Row]) -> tuple[str, ...]:
    """Every relation of the data in words."""
    used: dict[str, None] = dict.fromkeys(str(row["relation"]) for row in data if row["relation"])
    meanings: dict[str, str] = {
        "eq": "eq: the figure as given, without a bound.",
        "approx": "approx: about the figure; low and high are the figure itself, and no bound is given.",
        "unknown": "unknown: the source gives no number, and none is made up.",
        "order_of_magnitude": "order_of_magnitude: only the size of the number is said.",
        "range": "range: between low and high.",
        "hypothetical": "hypothetical: supposed, and worked out as the row says; not an estimate.",
    }
    words: dict[str, str] = {str(relation): meaning.strip() for relation, meaning in RELATION_WORDS.items()}
    open_end = "an empty low or high has no known end."
    return tuple(meanings.get(r) or f"{r}: {words.get(r, r)} the figure; {open_end}" for r in used)


def _sources(ids: Iterable[str], catalog: Catalog, base: str) -> Iterable[Row]:
    known = record_ids(catalog)
    for claim_id in ids:
        link = f"{base}/evidence?v=1&claim={claim_id}"
        if claim_id in known:
            item = record_item(claim_id, catalog)
            for source in item.sources:
                seen = "" if source.seen else " (not verified by us)"
                yield {
                    "claim_id": claim_id,
                    "statement": item.statement,
                    **_record_numbers(claim_id.removeprefix(PREFIX), catalog),
                    "document": f"{source.publisher}: {source.title}{seen}",
                    "speaker": source.publisher,
                    "status": "public record",
                    "link": source.url or link,
                }
            continue
        claim = catalog.statement(claim_id)
        verdict = judged_claim(claim_id, catalog)
        says = "; ".join(f"{said.text} ({said.basis}: {said.bearing})" for said in verdict.record) if verdict else None
        for evidence in claim.evidence:
            yield {
                "claim_id": claim_id,
                "statement": claim.statement,
                **_own_numbers(claim, catalog),
                "document": catalog.sources[evidence.source].title,
                "paragraph": place(evidence, catalog),
                "quote": evidence.quote,
                "speaker": catalog.actors[evidence.speaker].name,
                "voice": evidence.voice,
                "status": claim.status if isinstance(claim, Claim) else claim.basis,
                "verdict": verdict.word if verdict else None,
                "record_says": says or None,
                "link": link,
            }
