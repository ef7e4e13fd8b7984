"""A reader's choices on one page: parsed from an address, never raising; written back, defaults included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from dashboard.model.catalog import Catalog
from dashboard.views.pages import PAGE_BY_NAME

LINK_FORMAT = "1"
ALL = "all"
FREE_TEXT = ("q",)
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class View:
    """The page, the reader's choices by name, and in words what the address asked for in vain."""

    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def chosen(self, name: str) -> str:
        """The choice of this name: an id, free text, or ALL."""
        return self.choices.get(name, "" if name in (*FREE_TEXT, "claim", "table", "show") else ALL)


def options(param: str, page: str, catalog: Catalog) -> dict[str, str]:
    """The allowed values of a choice and their printed names, ALL first where there is such a choice."""
    if param == "issue":
        return {issue.id: issue.label for issue in catalog.issues.values()}
    everything: dict[str, dict[str, str]] = {
        "source": {s.id: s.name for s in catalog.sources.values()},
        "topic": {t.id: t.name for t in catalog.topics.values()},
        "actor": {a.id: a.name for a in catalog.actors.values()},
        "status": {s: s for s in sorted({c.status for c in catalog.claims.values()})},
    }
    if param == "kind" and page == "positions":
        used: set[str] = {catalog.actors[p.actor].kind for p in catalog.positions.values()}
        values: dict[str, str] = {k.id: k.name for k in catalog.vocabulary.actor_kinds if k.id in used}
    elif param == "kind":
        kinds: set[str] = {c.kind for c in catalog.claims.values()}
        values = {k: k for k in sorted(kinds | ({"position"} if catalog.positions else set()))}
    else:
        values = everything[param]
    names = {"kind": "All kinds", "status": "Any status"}
    return {ALL: names.get(param, f"All {param}s"), **values}


def parse(page: str, query: Mapping[str, Sequence[str]], catalog: Catalog) -> View:
    """The nearest view to what the address asks for; `notices` say in words what could not be honoured."""
    choices: dict[str, str] = {}
    notices: list[str] = []
    known = {*PAGE_BY_NAME[page].params, "claim", "table", "show", "v", "embed", "embed_options"}
    for name in PAGE_BY_NAME[page].params:
        asked = query.get(name, ())
        if name in FREE_TEXT:
            choices[name] = asked[-1][:LONGEST_TEXT] if asked else ""
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
    for name, there, thing in (
        ("claim", catalog.claims.keys() | catalog.positions.keys(), "claim"),
        ("table", set(catalog.exhibits), "table"),
    ):
        asked = query.get(name, ())
        if asked and asked[-1] in there:
            choices[name] = asked[-1]
        elif asked:
            notices.append(f"This link asks for the {thing} “{asked[-1][:60]}”, which is not in the data.")
    if page == "evidence" and query.get("show", ())[-1:] == ["everything"]:
        choices["show"] = "everything"
    strangers = sorted(name for name in query if name not in known and not name.startswith("utm_"))
    if strangers:
        notices.append(
            "This link holds a choice this page does not know and leaves out: "
            + ", ".join(f"“{name[:40]}”" for name in strangers[:5])
            + "."
        )
    return View(page, choices, tuple(notices))


def query_of(view: View) -> dict[str, str]:
    """The view's address parameters, defaults included; an empty text or closed receipt is left out."""
    choices = {name: value for name, value in view.choices.items() if value}
    return {"v": LINK_FORMAT, **choices}


def url_for(page: str, choices: Mapping[str, str] | None = None) -> str:
    """The address, from the site's root, of a page with these choices."""
    path = PAGE_BY_NAME[page].path
    query = query_of(View(page, choices or {}))
    return f"{path}?{urlencode(query)}"


def claim_url(claim_id: str) -> str:
    """The one permanent address of a claim."""
    return url_for("evidence", {"claim": claim_id})
