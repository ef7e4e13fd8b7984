"""How fine the words for a time are: "Monday" tells a weekday, "last week" a week, "in July" a month."""

import re

from dashboard.model.words import Precision

FINENESS: dict[Precision, int] = {
    "undated": 0,
    "relative": 1,
    "period": 2,
    "month": 3,
    "week": 4,
    "weekday": 5,
    "day": 6,
}
# "may" is a month only where it cannot be the verb.
MONTHS = (
    r"january|february|march|april|june|july|august|september|october|november|december"
    r"|(?<=\bin )may|(?<=\bof )may|(?<=\blast )may|may(?= \d)"
)
DECADES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
CUES: tuple[tuple[Precision, re.Pattern[str]], ...] = (
    ("day", re.compile(rf"\b\d{{1,2}}(st|nd|rd|th)?( of)? ({MONTHS})\b|\b({MONTHS}) \d{{1,2}}(st|nd|rd|th)?\b")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d|\b(first|second|third|last) day\b|\b(yesterday|today|tomorrow)\b")),
    ("weekday", re.compile(rf"\b({DAYS})\b")),
    ("week", re.compile(r"\bweeks?\b|\bweekend\b")),
    ("month", re.compile(rf"\b({MONTHS})\b|\b(last|this|next|first) month\b")),
    ("period", re.compile(rf"\byears?\b|\bdecades?\b|\bcentury\b|\b\d{{4}}s?\b|\b({DECADES})\b|\bmonths\b")),
    ("period", re.compile(r"\bera\b|\bperiod\b")),
)


def finest(words: str) -> Precision:
    """The finest precision that words for a time can bear; `relative` if they name no unit of the calendar."""
    text = words.casefold()
    return next((precision for precision, cue in CUES if cue.search(text)), "relative")
