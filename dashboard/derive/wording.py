"""Titles and notes built from data: `{claim-id}` becomes that claim's quantity in words."""

import re
from collections.abc import Mapping

from dashboard.derive.quantities import claim_in_words
from dashboard.model.catalog import Catalog

PLACEHOLDER = re.compile(r"\{([a-z0-9._-]+)\}")


def named_claims(text: str) -> tuple[str, ...]:
    """The claim ids a text names, in order."""
    return tuple(PLACEHOLDER.findall(text))


def worded(text: str, catalog: Catalog) -> str:
    """The text with each `{claim-id}` replaced by the claim's quantity in words."""
    return PLACEHOLDER.sub(lambda m: claim_in_words(catalog.claims[m.group(1)], catalog), text)


def counted(text: str, counts: Mapping[str, str], catalog: Catalog) -> str:
    """The text with each `{name}` of `counts` filled in, then each `{claim-id}`."""
    for name, words in counts.items():
        text = text.replace(f"{{{name}}}", words)
    return worded(text, catalog)
