"""Data text on its way into Markdown: escaped once, here."""

import re

from dashboard.views.view import claim_url

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
    flat = " ".join(text.split())
    escaped = SPECIAL.sub(r"\\\1", flat)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)


def claim_link(words: str, claim_id: str) -> str:
    """A link that opens the claim's receipt in place, and is its permanent address."""
    return f"[{md_escape(words)}]({claim_url(claim_id)})"


def tone(text: str, token: str) -> str:
    """Escaped data text in one of our colours."""
    return f":{WORDS_OF_TONES[token]}[{md_escape(text)}]"
