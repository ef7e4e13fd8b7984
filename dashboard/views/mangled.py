"""Links as mail programs, newsletters and people leave them, undone as far as one can tell what was sent."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, unquote

from dashboard.model.catalog import Catalog

# What mail programs and sentences leave at the end of a link.
MANGLED = ".,;:!?)>]}\"'”’ \t\r\n"
# An address that was written as HTML keeps this before the names of its choices.
AMPERSAND = "amp;"
# A letter sent as "quoted-printable" and read as plain text keeps this for each "=".
QUOTED_PRINTABLE = "3D"
ENTITIES = frozenset(("gt;", "lt;", "quot;", "apos;", "nbsp;", "#39;"))
TRACKING = ("utm_", "mc_", "hsa_", "_hs", "pk_", "mtm_")
TRACKERS = frozenset(
    ("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "li_fat_id", "igshid", "mkt_tok")
)
_NO_SIGN_OF_AN_ID = re.compile(r"[^a-z0-9._@-]+")


def mended(query: Mapping[str, Sequence[str]], names: Collection[str]) -> dict[str, list[str]]:
    """The choices of an address by their names; `names` are those that have a meaning.

    Tags of newsletters and remains of HTML are left out: they are nobody's choice.
    """
    pairs = [(name, value) for name, values in query.items() for value in values]
    pairs = [pair for name, value in pairs for pair in _apart(name, value)]
    quoted = any(name == "v" and value.startswith(QUOTED_PRINTABLE) for name, value in pairs)
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in ENTITIES or name.startswith(TRACKING) or name in TRACKERS:
            continue
        plain = re.sub(r"[\s<>]+", "", name)
        known = plain if plain in names else plain.lower()
        found.setdefault(known if known in names else name, []).append(
            value.removeprefix(QUOTED_PRINTABLE) if quoted else value
        )
    return found


def _apart(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The pairs of a name that holds a whole query, because its signs were written as %3D and %26."""
    while name.startswith(AMPERSAND):
        name = name.removeprefix(AMPERSAND)
    name = name.lstrip("?")
    if "=" in name:
        yield from parse_qsl(name, keep_blank_values=True)
        return
    if name == "v":  # a number: what stands behind a second question mark are choices
        value, _, more = value.partition("?")
        yield from parse_qsl(more, keep_blank_values=True)
    yield name, value


def meant_by(value: str, allowed: Collection[str], catalog: Catalog) -> str | None:
    """The allowed id that a link's value means: as it stands, renamed since, or with what a program put in it."""
    return next((found for form in _forms(value) if (found := called_now(form, allowed, catalog))), None)


def called_now(value: str, allowed: Collection[str], catalog: Catalog) -> str | None:
    """The allowed id that this id is, or has been renamed to."""
    kind, _, own = value.partition(".")
    # The exhibit of a disagreement or question is its id with the kind before it.
    names = (value, catalog.aliases.get(value), f"{kind}.{catalog.aliases.get(own)}")
    return next((name for name in names if name in allowed), None)


def _forms(value: str) -> Iterator[str]:
    yield value
    yield value.rstrip(MANGLED)
    # The sign before an exhibit's place, once it was written as %23, makes that place a part of the value.
    whole = unquote(value).partition("#")[0].lower()
    yield _NO_SIGN_OF_AN_ID.sub("", whole).strip("._-@")
