"""The words beside a number that say how it is meant: more than, up to, about."""

import re

from dashboard.load.folding import folded
from dashboard.load.printed_numbers import printed_numbers
from dashboard.model.words import Relation

# Longer phrases first: "no more than" is not "more than".
BEFORE: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    (r"no less than|not less than|no fewer than|at least|a minimum of|minimum of", ("ge",)),
    (
        r"no more than|not more than|no greater than|not exceeding|at most|up to|a maximum of",
        ("le",),
    ),
    (r"as much as|as many as|as high as", ("le",)),
    (r"more than|greater than|higher than|larger than|bigger than|upwards? of|north of", ("gt",)),
    (r"in excess of|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beyond", ("gt",)),
    (r"less than|lower than|fewer than|smaller than|cheaper than|under|below|beneath", ("lt",)),
    (r"nearly|almost|close to|just under", ("approx", "lt")),
    (
        r"about|around|approximately|roughly|circa|some|an estimated|approx\.?|ca?\.|~|≈",
        ("approx",),
    ),
    (r"between", ("range",)),
)
AFTER: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    (r"\+|plus\b", ("ge", "gt")),
    (r"or (?:more|higher|over|above)\b|and (?:more|above|up)\b|at least\b", ("ge",)),
    (r"or (?:less|lower|fewer|under|below)\b|at most\b", ("le",)),
    (r"or so\b|or thereabouts\b", ("approx",)),
)
SUPPORT: dict[Relation, str] = {
    "gt": r"more|greater|higher|larger|bigger|over\b|above|exceed|excess|upward|beyond|surpass"
    r"|\+|plus\b",
    "ge": r"at least|or more|or higher|and up|\+|plus\b|minimum|no less|not less|no fewer",
    "lt": r"less|lower|fewer|smaller|cheaper|under\b|below|beneath|nearly|almost|fraction",
    "le": r"up to|as (?:much|many|high) as|at most|no more|not more|not exceeding|maximum"
    r"|or less|or fewer",
    "approx": r"about|around|approx|roughly|some\b|circa|nearly|almost|close to|estimat|or so"
    r"|~|≈|equivalent|in the order|on the order",
    "range": r"between|\bto\b|–|-|\bor\b|from",
}  # fmt: skip
_LINK = r"[\s\"'(]+(?:(?:the|a|an|its|their|that|this)\s+)?(?:us|usd|eur)?\s*[$€£]?\s*$"


def relation_cues(quote: str, as_printed: str) -> list[tuple[str, tuple[Relation, ...]]]:
    """The cue words right beside a printed number in a quote, and the relations they allow."""
    text, phrase = folded(quote).lower(), folded(as_printed).lower()
    at = text.find(phrase)
    if at < 0:
        return []
    numbers = printed_numbers(phrase)
    first = at + (numbers[0].start if numbers else 0)
    last = at + (numbers[-1].end if numbers else len(phrase))
    found = []
    for cues, relations in BEFORE:
        match = re.search(rf"(?<!\w)({cues})(?:{_LINK}|\s*[$€£]?\s*$)", text[:first])
        if match:
            found.append((match.group(1), relations))
            break
    rest = text[last:]
    for cues, relations in AFTER:
        match = re.match(rf"[\s%]*(?:[a-z.]+\s?){{0,2}}?({cues})", rest)
        if match:
            found.append((match.group(1), relations))
            break
    return found


def supports(relation: Relation, quotes: list[str]) -> bool:
    """Whether some word of the quotes says this relation; an exact number needs none."""
    pattern = SUPPORT.get(relation)
    return pattern is None or any(re.search(pattern, folded(q).lower()) for q in quotes)
