"""Texts built from data: `{claim-id}` is that claim in words, `{verdict-id:figure}` a figure of the record."""

import re
from collections.abc import Mapping

from dashboard.derive.quantities import claim_in_words
from dashboard.derive.record_figures import figure_in_words
from dashboard.model.catalog import Catalog

PLACEHOLDER = re.compile(r"\{([a-z0-9._-]+)\}")
FIGURE = re.compile(r"\{([a-z0-9._-]+):([a-z0-9._-]+)\}")


def named_claims(text: str) -> tuple[str, ...]:
    """The claim ids a text names, in order."""
    return tuple(PLACEHOLDER.findall(text))


def worded(text: str, catalog: Catalog) -> str:
    """The text with each `{claim-id}` and each `{verdict-id:figure}` in words."""
    text = FIGURE.sub(lambda m: _figure(m.group(1), m.group(2), catalog), text)
    return PLACEHOLDER.sub(lambda m: claim_in_words(catalog.claims[m.group(1)], catalog), text)


def _figure(verdict_id: str, name: str, catalog: Catalog) -> str:
    figures = {figure.name: figure for figure in catalog.record.verdicts[verdict_id].figures}
    return figure_in_words(figures[name], catalog)


def counted(text: str, counts: Mapping[str, str], catalog: Catalog) -> str:
    """The text with each `{name}` of `counts`, each `{claim-id}` and each `{verdict-id:figure}` filled in, in one pass.

    Braces in what is filled in stay as they are.
    """
    parts = re.split(r"(\{[^{}]*\})", text)
    return "".join(counts[part[1:-1]] if part[1:-1] in counts else worded(part, catalog) for part in parts)
