"""The one registry of exhibits: form to builder."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.positions import matrix_exhibit, strip_exhibit
from dashboard.exhibits.rows import falls_exhibit, lanes_exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition


def exhibit(
    definition: ExhibitDefinition,
    catalog: Catalog,
    *,
    issue: str = "",
    kind: str = "all",
    source: str = "all",
) -> Exhibit:
    """The exhibit of a definition; issue, kind and source choose which positions a matrix or strip shows."""
    match definition.form:
        case "lanes":
            return lanes_exhibit(definition, catalog)
        case "falls" | "companies":
            return falls_exhibit(definition, catalog)
        case "matrix":
            return matrix_exhibit(definition, catalog, kind=kind, source=source)
        case "strip":
            shown = issue or next(iter(catalog.issues))
            return strip_exhibit(definition, catalog, issue=shown, kind=kind, source=source)


def exhibits_of(
    page: str, catalog: Catalog, *, issue: str = "", kind: str = "all", source: str = "all"
) -> list[Exhibit]:
    """The exhibits of one page, in the order of the data."""
    return [
        exhibit(definition, catalog, issue=issue, kind=kind, source=source)
        for definition in catalog.exhibits.values()
        if definition.page == page
    ]
