"""A reader's choices on one page: parsed from an address, never raising; written back, defaults included."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from dashboard.derive.record_items import record_ids
from dashboard.exhibits.registry import exhibit_ids, page_of
from dashboard.model.catalog import Catalog
from dashboard.views.mangled import MANGLED, meant_by, mended
from dashboard.views.options import ALL, options
from dashboard.views.pages import PAGE_BY_NAME

LINK_FORMAT = "1"
FREE_TEXT = ("q",)
# What a link opens on its page, beside the choices.
OPENED = ("claim", "table", "only", "show")
ABOUT_THE_LINK = ("v", "embed", "embed_options", "page")
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class View:
    """The page, the reader's choices by name, and in words what the address asked for in vain."""

    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def chosen(self, name: str) -> str:
        """The choice of this name: an id, free text, or ALL."""
        return self.choices.get(name, "" if name in (*FREE_TEXT, *OPENED) else ALL)


def parse(page: str, query: Mapping[str, Sequence[str]], catalog: Catalog) -> View:
    """The nearest view to what the address asks for; `notices` say in words what could not be honoured.

    Renamed ids are followed by the alias table, and a link of another format is read as far as it can be.
    """
    params = PAGE_BY_NAME[page].params
    query = mended(query, {*params, *OPENED, *ABOUT_THE_LINK})
    choices: dict[str, str] = {}
    notices = [_no_page(values[-1], page) for name, values in query.items() if name == "page"]
    for name in params:
        choices[name], notice = _choice(name, query.get(name, ()), page, catalog)
        notices += notice
    here = {e for e in exhibit_ids(catalog) if page_of(e, catalog) == page}
    for name, there, thing in (
        ("claim", catalog.claims.keys() | catalog.positions.keys() | record_ids(catalog), "claim"),
        ("table", here, "table"),
        ("only", here, "exhibit"),
    ):
        asked = query.get(name, ())
        found = meant_by(asked[-1], there, catalog) if asked else None
        if found is not None:
            choices[name] = found
        elif asked:
            where = "in the data" if name == "claim" else "on this page"
            notices.append(f"This link asks for the {thing} “{_said(asked[-1])}”, which is not {where}.")
    shown = query.get("show", ("",))[-1]
    if page in ("evidence", "quote") and meant_by(shown, ("everything",), catalog):
        choices["show"] = "everything"
    return View(page, choices, (*notices, *_about_the_link(query, params, catalog)))


def _choice(name: str, asked: Sequence[str], page: str, catalog: Catalog) -> tuple[str, list[str]]:
    """One choice, and a notice if it is not the one that was asked for."""
    if name in FREE_TEXT:
        text = asked[-1] if asked else ""
        too_long = f"This search is too long; only its first {LONGEST_TEXT} signs were looked for."
        return text[:LONGEST_TEXT], [too_long] if len(text) > LONGEST_TEXT else []
    allowed = options(name, page, catalog)
    first = next(iter(allowed))
    found = meant_by(asked[-1], allowed, catalog) if asked else first
    if found is not None:
        return found, []
    return first, [
        f"This link asks for {name} “{_said(asked[-1])}”, which is not in the data. Showing {allowed[first]}."
    ]


def _no_page(asked: str, page: str) -> str:
    return f"This link asks for the page “{_said(asked)}”, which is not here. Showing {PAGE_BY_NAME[page].title}."


def _about_the_link(query: Mapping[str, Sequence[str]], params: Sequence[str], catalog: Catalog) -> Iterator[str]:
    """What the link has that nobody here knows: another format, choices without a meaning."""
    form = query.get("v", ())
    if form and meant_by(form[-1], (LINK_FORMAT,), catalog) is None:
        yield f"This site does not know the link format “{form[-1][:20]}”; the link was read as far as it goes."
    strangers = sorted(name for name in query if name not in {*params, *OPENED, *ABOUT_THE_LINK})
    if strangers:
        names = ", ".join(f"“{name[:40]}”" for name in strangers[:5])
        yield f"This link holds a choice this page does not know and leaves out: {names}."


def _said(asked: str) -> str:
    return asked.rstrip(MANGLED)[:60]


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
    choices = {k: v for k, v in view.choices.items() if k not in OPENED}
    return f"{url_for(view.page, choices)}#{exhibit_id.replace('.', '-')}"


def file_url(view: View, exhibit_id: str, suffix: str) -> str:
    """The address of an exhibit as a file, with the view's choices."""
    choices = {k: v for k, v in view.choices.items() if k not in OPENED}
    return f"/data/exhibits/{exhibit_id}.{suffix}?{urlencode(query_of(View(view.page, choices)))}"


def plain_url(view: View) -> str:
    """The address of the same view as a page without scripts."""
    choices = {k: v for k, v in view.choices.items() if k not in OPENED}
    return f"/plain/{view.page}?{urlencode(query_of(View(view.page, choices)))}"


def embed_url(view: View, exhibit_id: str) -> str:
    """The address of one exhibit alone, for a frame on another site."""
    choices = {k: v for k, v in view.choices.items() if k not in OPENED}
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
