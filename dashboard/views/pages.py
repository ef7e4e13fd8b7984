"""The registry of pages: name, title, path, file and the choices each page's address may hold."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `params` are the names of the choices its address holds, besides `claim`, `table` and `v`."""

    name: str
    title: str
    file: str
    params: tuple[str, ...]
    has_data: Callable[[Catalog], bool]

    @property
    def path(self) -> str:
        """The address path; the first page's is "/"."""
        return "/" if self.name == "overview" else f"/{self.name}"


def _has_exhibits(name: str) -> Callable[[Catalog], bool]:
    return lambda catalog: any(e.page == name for e in catalog.exhibits.values())


PAGES: tuple[Page, ...] = (
    Page("overview", "Overview", "app_pages/overview.py", (), lambda c: bool(c.findings)),
    Page("costs", "Costs", "app_pages/costs.py", (), _has_exhibits("costs")),
    Page("markets", "Markets", "app_pages/markets.py", (), _has_exhibits("markets")),
    Page(
        "positions",
        "Positions",
        "app_pages/positions.py",
        ("issue", "kind", "source"),
        lambda c: bool(c.positions),
    ),
    Page(
        "evidence",
        "Evidence",
        "app_pages/evidence.py",
        ("q", "topic", "source", "actor", "kind", "status"),
        lambda c: bool(c.claims or c.positions),
    ),
    Page("sources", "Sources", "app_pages/sources.py", ("source",), lambda c: True),
)
PAGE_BY_NAME = {page.name: page for page in PAGES}


def pages_with_data(catalog: Catalog) -> tuple[Page, ...]:
    """The pages this home can fill; the others are not in its menu."""
    return tuple(page for page in PAGES if page.has_data(catalog))
