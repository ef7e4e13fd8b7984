"""The records against the originals: hashes, counts, every quote in its paragraph."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.load.catalog import load_with_places
from dashboard.load.draft import Draft, read
from dashboard.load.folding import stands_in
from dashboard.load.places import Placed
from dashboard.load.problems import Problem, Report, shown
from dashboard.model.claim import Evidence
from dashboard.model.source import Source

QUOTING = ("claims", "positions", "questions")


def verify(home: Path, originals: Path) -> tuple[Problem, ...]:
    """How the records differ from the originals; raises DataError if the data is faulty."""
    _, draft = load_with_places(home)
    report = Report()
    texts = {
        source.id: paragraphs
        for at, source in read(draft.sources)
        if (paragraphs := _original(at, source, originals, report)) is not None
    }
    for source_at, source in read(draft.sources):
        _readings(source_at, source, texts, report)
    for kind in QUOTING:
        for at, record in read(draft.placed(kind)):
            _quotes(at, record.evidence, texts, report)
    for coding_at, coding in read(draft.codings):
        for n, actor in enumerate(coding.actors):
            for m, cell in enumerate(actor.cells):
                path = f"actors[{n}].cells[{m}].quote"
                _compare(coding_at, path, cell.quote, actor.source, cell.paragraph, texts, report)
    for mention_at, mention in read(draft.mentions):
        _compare(mention_at, "as_printed", mention.as_printed, mention.source, mention.paragraph, texts, report)
    return report.problems


def quotes_and_readings(draft: Draft) -> int:
    """How many passages are compared with the originals."""
    quotes = sum(len(r.evidence) for k in QUOTING for _, r in read(draft.placed(k)))
    cells = sum(len(actor.cells) for _, coding in read(draft.codings) for actor in coding.actors)
    readings = sum(len(source.readings) for _, source in read(draft.sources))
    return quotes + cells + readings + len(draft.mentions)


def paragraphs_of(text: str) -> list[str]:
    """The lines that hold more than white space."""
    return [line for line in text.split("\n") if line.strip()]


def _original(at: Placed[Source], source: Source, originals: Path, report: Report) -> list[str] | None:
    original = source.original
    try:
        data = (originals / original.file).read_bytes()
        text = data.decode("utf-8", errors="replace")
    except OSError as error:
        what = f"{original.file} cannot be read in {originals} ({error.strerror})"
        at.fault(report, "original.file", what, "a folder that holds every original")
        return None
    digest = sha256(data).hexdigest()
    if digest != original.sha256:
        what = f"the file has {digest}"
        at.fault(report, "original.sha256", what, "the sha256 of the original this record was made from")
    paragraphs = paragraphs_of(text)
    for key, count in (("paragraphs", len(paragraphs)), ("words", len(text.split()))):
        if count != getattr(original, key):
            what = f"is {getattr(original, key)}, but the file has {count}"
            at.fault(report, f"original.{key}", what, f"{count}, or another original")
    return paragraphs


def _readings(at: Placed[Source], source: Source, texts: dict[str, list[str]], report: Report) -> None:
    for n, reading in enumerate(source.readings):
        path = f"readings[{n}].printed"
        _compare(at, path, reading.printed, source.id, reading.paragraph, texts, report)


def _quotes(
    at: Placed[Any],
    evidence: tuple[Evidence, ...],
    texts: dict[str, list[str]],
    report: Report,
) -> None:
    for n, piece in enumerate(evidence):
        path = f"evidence[{n}].quote"
        _compare(at, path, piece.quote, piece.source, piece.paragraph, texts, report)


def _compare(
    at: Placed[Any],
    path: str,
    printed: str,
    source: str,
    number: int,
    texts: dict[str, list[str]],
    report: Report,
) -> None:
    paragraphs = texts.get(source)
    if paragraphs is None:
        return
    if number <= len(paragraphs) and stands_in(printed, paragraphs[number - 1]):
        return
    elsewhere = [str(n) for n, text in enumerate(paragraphs, start=1) if stands_in(printed, text)]
    hint = f" (it stands in paragraph {', '.join(elsewhere)})" if elsewhere else ""
    what = f"{shown(printed)} does not stand in paragraph {number} of {source}{hint}"
    at.fault(report, path, what, "words of that paragraph, exactly as printed")
