"""One written value to text, number or allowed word; the field's type decides, never YAML."""

import re
from difflib import get_close_matches
from math import isfinite
from typing import Final

from dashboard.load.yaml_events import Scalar

INTEGER = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})")
NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][+-]?[0-9]{1,3})?")
NOTHING: Final = frozenset({"", "~", "null"})
# What some YAML readers take for true, false or nothing; a curator may mean the word.
BARE_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})
MOST_LISTED = 16


class Fault(Exception):
    """A value that its field cannot take: what is wrong, and what is allowed."""

    def __init__(self, what: str, allowed: str) -> None:
        self.what, self.allowed = what, allowed
        super().__init__(f"{what}; {allowed}")


def is_nothing(node: Scalar) -> bool:
    """Whether the value is left empty or written as null."""
    return node.plain and node.text.lower() in NOTHING


def as_text(node: Scalar, *, may_be_empty: bool) -> str:
    """Text as written; words that YAML readers turn into something else must be in quotes."""
    if node.plain and node.text == "":
        raise Fault("is empty", 'text; write "" for an empty text' if may_be_empty else "some text")
    if node.plain and node.text.lower() in BARE_WORDS:
        what = f"'{node.text}' without quotes may be read as a truth value or as nothing, not as text"
        raise Fault(what, f'put it in quotes: "{node.text}"')
    if node.comment:
        raise Fault("a # after unquoted text starts a comment", "put the text in double quotes")
    if not may_be_empty and not node.text.strip():
        raise Fault("is empty", "some text")
    return node.text


def as_integer(node: Scalar) -> int:
    """A whole number."""
    if not node.plain and INTEGER.fullmatch(node.text):
        raise Fault(f"the number {_cut(node.text)} is in quotes", "a whole number without quotes")
    if not node.plain or not INTEGER.fullmatch(node.text):
        raise Fault(f"'{_cut(node.text)}' is not a whole number", "a whole number such as 12")
    return int(node.text)


def as_number(node: Scalar) -> float:
    """A finite number."""
    if not node.plain and NUMBER.fullmatch(node.text):
        raise Fault(f"the number {_cut(node.text)} is in quotes", "a number without quotes")
    if not node.plain or not NUMBER.fullmatch(node.text) or not isfinite(float(node.text)):
        raise Fault(f"'{_cut(node.text)}' is not a number", "a number such as 5.6, without commas or signs")
    return float(node.text)


def as_truth(node: Scalar) -> bool:
    """True or false."""
    if not node.plain or node.text not in {"true", "false"}:
        raise Fault(f"'{_cut(node.text)}' is not true or false", "true or false, without quotes")
    return node.text == "true"


def as_word(node: Scalar, words: tuple[str, ...]) -> str:
    """One word of a closed list."""
    if node.text in words:
        return node.text
    raise Fault(f"'{_cut(node.text)}' is not allowed here", one_of(node.text, words))


def one_of(text: str, words: tuple[str, ...]) -> str:
    """The allowed words (a few, where there are many), and the nearest to what was written."""
    listed = ", ".join(words[:MOST_LISTED]) or "(there are none yet)"
    more = f" and {len(words) - MOST_LISTED} more" if len(words) > MOST_LISTED else ""
    return f"one of {listed}{more}{did_you_mean(text, words)}"


def did_you_mean(text: str, words: tuple[str, ...]) -> str:
    """A suggestion, or nothing if no word is near."""
    near = get_close_matches(text[:100], words, n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else one_line[:59] + "…"
