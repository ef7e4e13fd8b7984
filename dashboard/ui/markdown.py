"""Data text on its way into Markdown: escaped once, here; words with a definition become links to it."""

import re
from functools import lru_cache

from dashboard.model.catalog import Catalog
from dashboard.views.view import claim_url, name_url, term_url, url_for

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:=&^\"'])")
WORDS_OF_TONES = {
    "claim": "violet",
    "agrees": "green",
    "differs": "red",
    "off": "yellow",
    "open": "gray",
    "support1": "blue",
    "oppose1": "orange",
}


def md_escape(text: str) -> str:
    """Data text as plain text in Markdown: no character of it is markup, no line of it starts a block."""
    flat = _kept_together(" ".join(text.split()))
    escaped = SPECIAL.sub(r"\\\1", flat)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)


def prose(text: str, catalog: Catalog) -> str:
    """Data text as plain text, each defined term at its first place a link to its definition.

    The page's listener shows the definition when the pointer or the keyboard comes to the link.
    """
    pattern, ids = _terms(tuple((t.id, (t.term, *t.also)) for t in catalog.terms.values()))
    if pattern is None:
        return md_escape(text)
    flat = _kept_together(" ".join(text.split()))
    parts, end, seen = [], 0, set()
    for found in pattern.finditer(flat):
        # Letters that fold differently in other alphabets match, but name no term.
        term = ids.get(found.group(1).casefold())
        if term is not None and term not in seen:
            seen.add(term)
            parts += [_kept(flat[end : found.start()]), f"[{md_escape(found.group())}]({term_url(term)})"]
            end = found.end()
    parts.append(_kept(flat[end:]))
    line = "".join(parts)
    return re.sub(r"^(\d+)\.", r"\1\\.", line)


def _kept_together(text: str) -> str:
    """The text with no line break between a document and its paragraph: "Guide ¶13"."""
    return text.replace(" ¶", "\u00a0¶")


def _kept(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


@lru_cache(maxsize=4)
def _terms(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern for all terms, the longest first, and which term each folded spelling belongs to."""
    ids = {word.casefold(): term for term, words in terms for word in words}
    if not ids:
        return None, ids
    words = "|".join(re.escape(word) for word in sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({words})s?(?![\w-])", re.IGNORECASE), ids


def badge(text: str, token: str) -> str:
    """Escaped data text as a badge in one of our tones."""
    return f":{WORDS_OF_TONES[token]}-badge[{md_escape(text)}]"


def claim_link(words: str, claim_id: str) -> str:
    """A link that opens the claim's receipt in place, and is its permanent address."""
    return f"[{md_escape(words)}]({claim_url(claim_id)})"


def name_link(words: str, of: str) -> str:
    """A link to the page of an actor or thing."""
    return f"[{md_escape(words)}]({name_url(of)})"


def exhibit_link(words: str, page: str, exhibit_id: str) -> str:
    """A link to an exhibit on its page."""
    return f"[{md_escape(words)}]({url_for(page)}#{exhibit_id.replace('.', '-')})"


def tone(text: str, token: str) -> str:
    """Escaped data text in one of our colours."""
    return f":{WORDS_OF_TONES[token]}[{md_escape(text)}]"
