"""The registry of pages: name, title, path, file, menu group and the choices each page's address may hold."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `params` are the names of the choices its address holds, besides `claim`, `table` and `v`.

    `group` heads the part of the menu it stands in; pages without one stand in the menu's first row.
    """

    name: str
    title: str
    params: tuple[str, ...]
    has_data: Callable[[Catalog], bool]
    group: str = ""

    @property
    def path(self) -> str:
        """The address path; the first page's is "/"."""
        return "/" if self.name == "overview" else f"/{self.name}"

    @property
    def file(self) -> str:
        """The page's script, from the entry file's folder."""
        return f"app_pages/{self.name}.py"


def _has_exhibits(name: str) -> Callable[[Catalog], bool]:
    return lambda catalog: any(e.page == name for e in catalog.exhibits.values())


def _always(catalog: Catalog) -> bool:
    return True


SIDES, EVIDENCE, ABOUT = "Side by side", "Evidence", "About"
PAGES: tuple[Page, ...] = (
    Page("overview", "Overview", (), lambda c: bool(c.findings)),
    Page("quote", "Before you quote", ("advice", "source"), lambda c: bool(c.record.verdicts)),
    Page("costs", "Costs", ("times",), _has_exhibits("costs")),
    Page("markets", "Markets", (), _has_exhibits("markets")),
    Page("capability", "Capability", (), _has_exhibits("capability")),
    Page("positions", "Positions", ("issue", "kind", "source"), lambda c: bool(c.positions)),
    Page("risks", "Risks", ("source",), lambda c: _has_exhibits("risks")(c) and bool(c.claims_of("risk"))),
    Page("timeline", "Timeline", ("source",), lambda c: _has_exhibits("timeline")(c) and bool(c.claims_of("event"))),
    Page("stories", "Present", (), lambda c: bool(c.stories)),
    Page("disagreements", "Disagreements", ("kind", "differs", "source"), lambda c: bool(c.disagreements), SIDES),
    Page("questions", "Questions", (), lambda c: bool(c.questions), SIDES),
    Page(
        "recommendations", "Recommendations", ("to", "by"),
        lambda c: _has_exhibits("recommendations")(c) and bool(c.claims_of("recommendation")), SIDES,
    ),
    Page("compare", "Two actors", ("a", "b"), _has_exhibits("compare"), SIDES),
    Page(
        "evidence", "All claims", ("q", "topic", "source", "actor", "kind", "status", "verdict"),
        lambda c: bool(c.claims or c.positions), EVIDENCE,
    ),
    Page("sources", "Sources", ("source",), _always, EVIDENCE),
    Page("names", "Who and what", ("of", "kind"), _always, EVIDENCE),
    Page("method", "Glossary and method", ("term",), lambda c: bool(c.method or c.terms), EVIDENCE),
    Page("data", "Data", (), _always, ABOUT),
    Page("corrections", "Corrections", (), _always, ABOUT),
    Page("about", "About", (), _always, ABOUT),
)  # fmt: skip
PAGE_BY_NAME = {page.name: page for page in PAGES}


def pages_with_data(catalog: Catalog) -> tuple[Page, ...]:
    """The pages this home can fill; the others are not in its menu."""
    return tuple(page for page in PAGES if page.has_data(catalog))
