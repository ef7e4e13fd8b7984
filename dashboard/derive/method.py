"""The tables of the method: the codebook, the words for bounds and statuses, what else a section defines."""

from dataclasses import dataclass

from dashboard.derive.receipts import STANCE_WORDS
from dashboard.model.catalog import Catalog
from dashboard.model.vocabulary import Word

BOUNDS, STATUSES, POSITIONS, GARBLED = "bounds", "statuses", "positions", "garbled-passages"
READINGS = ("Where", "Printed", "Read as", "How sure", "Read otherwise")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodTable:
    """A table of words and meanings; it belongs to the section of the method with this id, if there is one."""

    section: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def method_tables(catalog: Catalog) -> tuple[MethodTable, ...]:
    """Every table of the method that has rows, in the order in which they are read."""
    sections = tuple(
        MethodTable(
            section=section.id,
            title="",
            columns=("Word", "Meaning"),
            rows=tuple((word.word, word.meaning) for word in section.words),
        )
        for section in catalog.method
    )
    vocabulary = catalog.vocabulary
    tables = (
        _words(BOUNDS, "The words for bounds", vocabulary.relations),
        _words(STATUSES, "How a claim is said", vocabulary.statuses),
        *sections,
        _codebook(catalog),
    )
    return tuple(table for table in tables if table.rows)


def turning_readings(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """The readings that could turn the sense round, by document; the columns are READINGS."""
    return tuple(
        (f"{source.name} ¶{r.paragraph}", f"“{r.printed}”", r.read_as, r.confidence, r.turns)
        for source in catalog.sources.values()
        for r in source.readings
        if r.turns
    )


def _words(section: str, title: str, words: tuple[Word, ...]) -> MethodTable:
    rows = tuple((word.name, word.about or "") for word in words)
    return MethodTable(section=section, title=title, columns=("Word", "Meaning"), rows=rows)


def _codebook(catalog: Catalog) -> MethodTable:
    return MethodTable(
        section=POSITIONS,
        title="The codebook: each proposition and its two ends",
        columns=("Proposition", STANCE_WORDS[-2].capitalize(), STANCE_WORDS[2].capitalize()),
        rows=tuple((issue.proposition, issue.minus, issue.plus) for issue in catalog.issues.values()),
    )
