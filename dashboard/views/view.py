"""A reader's choices on one page: parsed from an address, never raising; written back, defaults included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from dashboard.derive.record_items import record_ids
from dashboard.exhibits.registry import exhibit_ids, page_of
from dashboard.model.catalog import Catalog
from dashboard.views.options import ALL, options
from dashboard.views.pages import PAGE_BY_NAME

LINK_FORMAT = "1"
FREE_TEXT = ("q",)
LONGEST_TEXT = 200
# An address that was written as HTML keeps this before the names of its choices.
AMPERSAND = "amp;"
# What mail programs and sentences leave at the end of a link.
MANGLED = ".,;:!?)>]}\"'”’ \t\r\n"


@dataclass(frozen=True, slots=True)
class View:
    """The page, the reader's choices by name, and in words what the address asked for in vain."""

    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def chosen(self, name: str) -> str:
        """The choice of this name: an id, free text, or ALL."""
        return self.choices.get(name, "" if name in (*FREE_TEXT, "claim", "table", "only", "show") else ALL)


def parse(page: str, query: Mapping[str, Sequence[str]], catalog: Catalog) -> View:
    """The nearest view to what the address asks for; `notices` say in words what could not be honoured.

    Renamed ids are followed by the alias table, and a link of another format is read as far as it can be.
    """
    query = {
        name.removeprefix(AMPERSAND): list(values) if name in FREE_TEXT else [renamed(v, catalog) for v in values]
        for name, values in query.items()
    }
    choices: dict[str, str] = {}
    notices: list[str] = []
    known = {*PAGE_BY_NAME[page].params, "claim", "table", "only", "show", "v", "embed", "embed_options"}
    for name in PAGE_BY_NAME[page].params:
        asked = query.get(name, ())
        if name in FREE_TEXT:
            choices[name] = asked[-1][:LONGEST_TEXT] if asked else ""
            if asked and len(asked[-1]) > LONGEST_TEXT:
                notices.append(f"This search is too long; only its first {LONGEST_TEXT} signs were looked for.")
            continue
        allowed = options(name, page, catalog)
        choices[name] = next(iter(allowed))
        if asked and asked[-1] in allowed:
            choices[name] = asked[-1]
        elif asked:
            notices.append(
                f"This link asks for {name} “{asked[-1][:60]}”, which is not in the data. "
                f"Showing {allowed[choices[name]]}."
            )
    here = {e for e in exhibit_ids(catalog) if page_of(e, catalog) == page}
    for name, there, thing in (
        ("claim", catalog.claims.keys() | catalog.positions.keys() | record_ids(catalog), "claim"),
        ("table", here, "table"),
        ("only", here, "exhibit"),
    ):
        asked = query.get(name, ())
        if asked and asked[-1] in there:
            choices[name] = asked[-1]
        elif asked:
            where = "in the data" if name == "claim" else "on this page"
            notices.append(f"This link asks for the {thing} “{asked[-1][:60]}”, which is not {where}.")
    if page in ("evidence", "quote") and query.get("show", ())[-1:] == ["everything"]:
        choices["show"] = "everything"
    asked_format = query.get("v", ())
    if asked_format and asked_format[-1] != LINK_FORMAT:
        notices.append(
            f"This site does not know the link format “{asked_format[-1][:20]}”; the link was read as far as it goes."
        )
    strangers = sorted(name for name in query if name not in known and not name.startswith("utm_"))
    if strangers:
        notices.append(
            "This link holds a choice this page does not know and leaves out: "
            + ", ".join(f"“{name[:40]}”" for name in strangers[:5])
            + "."
        )
    return View(page, choices, tuple(notices))


def renamed(value: str, catalog: Catalog) -> str:
    """The id a renamed one has now; a mail program's closing sign is cut off first if that makes it one we know."""
    trimmed = value.rstrip(MANGLED)
    for known in (value, trimmed):
        kind, _, own = known.partition(".")
        if now := catalog.aliases.get(known):
            return now
        # The exhibit of a disagreement or question is its id with the kind before it.
        if now := catalog.aliases.get(own):
            return f"{kind}.{now}"
    return trimmed


def query_of(view: View) -> dict[str, str]:
    """The view's address parameters, defaults included; an empty text or closed receipt is left out."""
    choices = {name: value for name, value in view.choices.items() if value}
    return {"v": LINK_FORMAT, **choices}


def url_for(page: str, choices: Mapping[str, str] | None = None) -> str:
    """The address, from the site's root, of a page with these choices."""
    path = PAGE_BY_NAME[page].path
    query = query_of(View(page, choices or {}))
    return f"{path}?{urlencode(query)}"


def exhibit_url(view: View, exhibit_id: str) -> str:
    """The address of an exhibit on its page, with the view's choices but no open receipt or table."""
    choices = {k: v for k, v in view.choices.items() if k not in ("claim", "table", "only", "show")}
    return f"{url_for(view.page, choices)}#{exhibit_id.replace('.', '-')}"


def file_url(view: View, exhibit_id: str, suffix: str) -> str:
    """The address of an exhibit as a file, with the view's choices."""
    choices = {k: v for k, v in view.choices.items() if k not in ("claim", "table", "only", "show")}
    return f"/data/exhibits/{exhibit_id}.{suffix}?{urlencode(query_of(View(view.page, choices)))}"


def plain_url(view: View) -> str:
    """The address of the same view as a page without scripts."""
    choices = {k: v for k, v in view.choices.items() if k not in ("claim", "table", "only", "show")}
    return f"/plain/{view.page}?{urlencode(query_of(View(view.page, choices)))}"


def embed_url(view: View, exhibit_id: str) -> str:
    """The address of one exhibit alone, for a frame on another site."""
    choices = {k: v for k, v in view.choices.items() if k not in ("claim", "table", "only", "show")}
    return f"{url_for(view.page, {**choices, 'only': exhibit_id})}&embed=true"


def story_url(story_id: str, step: int = 1) -> str:
    """The address of a step of a story, for a room."""
    return f"/present?{urlencode({'v': LINK_FORMAT, 'story': story_id, 'step': step})}"


def deck_url(story_id: str, suffix: str) -> str:
    """The address of a story as one file to take away."""
    return f"/present/{story_id}.{suffix}"


def name_url(of: str) -> str:
    """The permanent address of an actor or thing."""
    return url_for("names", {"of": of})


def term_url(term: str) -> str:
    """The permanent address of a term's definition."""
    return url_for("method", {"term": term})


def claim_url(claim_id: str) -> str:
    """The one permanent address of a claim."""
    return url_for("evidence", {"claim": claim_id})
