"""Items of the public record by one address: comparators, scores, series, days and events."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.derive.record_figures import first_close_above, item_in_words, long_date, signed_percent
from dashboard.model.catalog import Catalog
from dashboard.model.record import Comparator, Day, RecordEvent, RecordSource, Score, Series

PREFIX = "record."
DAY_SEPARATOR = "@"
FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordItem:
    """One item of the record, ready for a receipt: headline, label, statement, lines of detail, sources."""

    id: str
    headline: str
    label: str
    statement: str
    lines: tuple[tuple[str, str], ...]
    sources: tuple[RecordSource, ...]


def record_ids(catalog: Catalog) -> frozenset[str]:
    """The addresses of all items of the record."""
    record = catalog.record
    plain = (*record.comparators, *record.scores, *record.series, *(e.id for e in record.events))
    days = (f"{d.series}{DAY_SEPARATOR}{d.date}" for d in record.days)
    return frozenset(PREFIX + i for i in (*plain, *days))


def day_id(series: str, date: str) -> str:
    """The address of one day of a series."""
    return f"{PREFIX}{series}{DAY_SEPARATOR}{date}"


def by_series(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids, each once, with more than a few days of one series told as the series."""
    found = tuple(dict.fromkeys(ids))
    days = Counter(i.partition(DAY_SEPARATOR)[0] for i in found if DAY_SEPARATOR in i)
    return tuple(
        dict.fromkeys(i.partition(DAY_SEPARATOR)[0] if days[i.partition(DAY_SEPARATOR)[0]] > FEW else i for i in found)
    )


def record_item(address: str, catalog: Catalog) -> RecordItem:
    """The item at an address; raises KeyError if there is none."""
    record, plain = catalog.record, address.removeprefix(PREFIX)
    if plain in record.comparators:
        return _comparator(address, record.comparators[plain], catalog)
    if plain in record.scores:
        return _score(address, record.scores[plain], catalog)
    if plain in record.series:
        return _series(address, record.series[plain], catalog)
    if DAY_SEPARATOR in plain:
        series, _, date = plain.partition(DAY_SEPARATOR)
        return _day(address, record.day(series, date), catalog)
    event = next((e for e in record.events if e.id == plain), None)
    if event is None:
        raise KeyError(address)
    return _event(address, event, catalog)


def _sources(ids: tuple[str, ...], catalog: Catalog) -> tuple[RecordSource, ...]:
    return tuple(catalog.record.sources[i] for i in ids)


def _comparator(address: str, found: Comparator, catalog: Catalog) -> RecordItem:
    bases = {word.id: word for word in catalog.vocabulary.bases}
    lines = [
        ("Basis", f"{bases[found.basis].name}: {bases[found.basis].about}"),
        ("As of", long_date(found.as_of)),
        ("How sure", f"{found.confidence} confidence that this is what the named party stated or estimated"),
    ]
    lines += [("In", "; ".join(found.includes))] if found.includes else []
    lines += [("Out", "; ".join(found.excludes))] if found.excludes else []
    lines += [("Note", found.note)] if found.note else []
    words = item_in_words(found.id, catalog)
    statement = f"{found.label}: {words}, {catalog.metrics[found.metric].name}, {bases[found.basis].name}."
    return RecordItem(
        id=address, headline=words, label=found.label, statement=statement, lines=tuple(lines),
        sources=_sources(found.sources, catalog),
    )  # fmt: skip


def _score(address: str, found: Score, catalog: Catalog) -> RecordItem:
    words = item_in_words(found.id, catalog)
    note = [("Note", found.note)] if found.note else []
    return RecordItem(
        id=address,
        headline=words,
        label=f"{found.model} on {found.benchmark}",
        statement=f"{found.model}: {words} on {found.benchmark} ({found.measure}), "
        f"as published by {publishers(found, catalog)}.",
        lines=(("As of", long_date(found.as_of)), ("Measure", found.measure), *note),
        sources=_sources(found.sources, catalog),
    )


def publishers(score: Score, catalog: Catalog) -> str:
    """Who published a score, each publisher once: "A and B"."""
    return " and ".join(dict.fromkeys(source.publisher for source in _sources(score.sources, catalog)))


def _series(address: str, found: Series, catalog: Catalog) -> RecordItem:
    days = [d for d in catalog.record.days if d.series == found.id]
    regained = first_close_above(found.id, catalog)
    back = (
        f"First closed above that level on {long_date(regained)}."
        if regained
        else "Not above it by the last day shown."
    )
    return RecordItem(
        id=address,
        headline=found.name,
        label="Daily prices",
        statement=f"{found.name}, in percent of its close of {long_date(found.base_day)}. {back}",
        lines=(
            ("Basis", found.basis),
            ("Days shown", f"{long_date(days[0].date)} to {long_date(days[-1].date)}"),
            *([("Note", found.note)] if found.note else []),
        ),
        sources=_sources(found.sources, catalog),
    )


def _day(address: str, found: Day, catalog: Catalog) -> RecordItem:
    series = catalog.record.series[found.series]
    moments = [(name, signed_percent(getattr(found, name) - 100)) for name in ("open", "low", "high", "close")]
    return RecordItem(
        id=address,
        headline=moments[-1][1],
        label=f"{series.name}, {long_date(found.date)}",
        statement=f"{series.name} closed {moments[-1][1]} on {long_date(found.date)}, "
        f"against the close of {long_date(series.base_day)}.",
        lines=(*((name.capitalize(), words) for name, words in moments), ("Basis", series.basis)),
        sources=_sources(series.sources, catalog),
    )


def _event(address: str, found: RecordEvent, catalog: Catalog) -> RecordItem:
    categories = {word.id: word.name for word in catalog.vocabulary.categories}
    return RecordItem(
        id=address,
        headline=long_date(found.date),
        label=found.label,
        statement=f"{long_date(found.date)}: {found.label}.",
        lines=(("Kind", categories[found.category]), *([("Note", found.note)] if found.note else [])),
        sources=_sources(found.sources, catalog),
    )
