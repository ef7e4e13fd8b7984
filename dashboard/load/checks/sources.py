"""A source's record is whole: paragraphs counted, a hash that is one, dates that are stated."""

import re
from datetime import date

from dashboard.load.draft import Draft, read
from dashboard.load.folding import words
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.model.source import Source

MOST_WORDS = 12


def check_sources(draft: Draft, report: Report) -> None:
    """Every source's hash, paragraphs, readings, dates, and where things are taken from."""
    for at, source in read(draft.sources):
        _original(at, source, report)
        _paragraphs(at, source, report)
        _readings(at, source, report)
        _published(at, source, report)


def _original(at: Placed[Source], source: Source, report: Report) -> None:
    original = source.original
    if not re.fullmatch(r"[0-9a-f]{64}", original.sha256):
        what = f"{shown(original.sha256)} is not a sha256"
        at.fault(report, "original.sha256", what, "64 hexadecimal digits, lower case")
    if "/" in original.file or "\\" in original.file or original.file.startswith("."):
        at.fault(report, "original.file", f"{shown(original.file)} is a path", "a file name only")
    for key in ("paragraphs", "words"):
        if getattr(original, key) < 1:
            at.fault(report, f"original.{key}", "is less than 1", "a count of at least 1")


def _paragraphs(at: Placed[Source], source: Source, report: Report) -> None:
    count = source.original.paragraphs
    for index, paragraph in enumerate(source.paragraphs):
        if paragraph.n != index + 1:
            what = f"is {paragraph.n} where {index + 1} should stand"
            allowed = f"paragraphs numbered 1 to {count} in order, each once"
            at.fault(report, f"paragraphs[{index}].n", what, allowed)
            return
    if len(source.paragraphs) != count:
        what = f"has {len(source.paragraphs)} entries"
        at.fault(report, "paragraphs", what, f"{count}, as original.paragraphs says")


def _readings(at: Placed[Source], source: Source, report: Report) -> None:
    count = source.original.paragraphs
    for index, reading in enumerate(source.readings):
        if not 1 <= reading.paragraph <= count:
            what = f"there is no paragraph {reading.paragraph}"
            at.fault(report, f"readings[{index}].paragraph", what, f"1 to {count}")
        length = len(words(reading.printed))
        if length > MOST_WORDS:
            what = f"has {length} words"
            at.fault(report, f"readings[{index}].printed", what, f"at most {MOST_WORDS}")
    for key in ("author", "publisher", "published"):
        taken = getattr(source, key).from_
        if taken is not None and not 1 <= taken <= count:
            at.fault(report, f"{key}.from", f"there is no paragraph {taken}", f"1 to {count}")


def _published(at: Placed[Source], source: Source, report: Report) -> None:
    published = source.published
    if published.date is None:
        return
    if not _is_date(published.date):
        what = f"{shown(published.date)} is not a date"
        at.fault(report, "published.date", what, "YYYY-MM-DD, a day of the calendar")
    if published.basis != "stated":
        allowed = "null unless the document states it; say what can be inferred in window"
        at.fault(report, "published.date", "is given but not stated in the document", allowed)


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
