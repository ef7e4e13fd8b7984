"""Bytes to text: UTF-8 only, no hidden, control or direction-changing characters."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dashboard.load.problems import Report

# Control characters, line separators that editors do not count, zero-width and direction marks,
# fillers that print as nothing, private use, tag characters and non-characters.
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
ALLOWED = "visible characters, spaces and line ends only"


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text ready for the YAML parser, and where characters stood that had to be taken out of it."""

    text: str
    hidden: tuple[tuple[int, str], ...]

    def hidden_between(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """The hidden characters at these positions."""
        first = bisect_right(self.hidden, (start, ""))
        last = bisect_right(self.hidden, (end, ""))
        return self.hidden[first:last]

    def line_of(self, position: int) -> int:
        """The line, from 1, of a position in the text."""
        return self.text.count("\n", 0, position) + 1


def decoded(data: bytes, file: str, report: Report) -> CleanText | None:
    """The text of a file, or None if it is not UTF-8. A byte order mark and CRLF are fine."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte {data[error.start]:#04x} is not UTF-8"
        report.add(file, line, "file", what, "text saved as UTF-8")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    hidden = tuple((m.start(), m.group()) for m in HIDDEN.finditer(text))
    # Each stands-in is one character long, so that lines and columns stay what the editor shows.
    clean = HIDDEN.sub(lambda m: " " if m.group() == "\t" else "\ufffd", text)
    return CleanText(clean, hidden)


def described(character: str) -> str:
    """What to call a hidden character in a message."""
    if character == "\t":
        return "contains a tab"
    return f"contains a hidden or control character U+{ord(character):04X}"
