"""Who and what: the list leads to every name, and a name's page shows all that the sources have on it."""

import pytest

from dashboard.derive.names import every_name, named
from dashboard.load.live import store
from dashboard.ui.markdown import md_escape, name_link
from dashboard.views.options import ALL, options
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import claim_url
from tests.ui.drawn import cells, page_drawn, values

CATALOG = store().catalog()
NAMES = every_name(CATALOG)
PAGE = PAGE_BY_NAME["names"]


def sample():
    """Twelve names: those with most and least to show, one with each part alone, and some from all over the list."""
    size = {
        of: len(shown.says) + len(shown.said_of) + len(shown.asked) for of in NAMES if (shown := named(of, CATALOG))
    }
    ranked = sorted(NAMES, key=size.get)
    asked = [of for of in ranked if named(of, CATALOG).asked and not named(of, CATALOG).says]
    both = [of for of in CATALOG.actors if of in CATALOG.entities]
    found = dict.fromkeys((ranked[0], ranked[-1], *asked[-1:], *both[:1], *list(NAMES)[:: len(NAMES) // 9]))
    return list(found)[:12]


@pytest.mark.parametrize("of", sample())
def test_a_names_page_shows_every_claim_position_and_role(of):
    app, shown = page_drawn(PAGE, {"of": of}), named(of, CATALOG)
    assert not app.exception and not app.error
    assert values(app.subheader)[0] == md_escape(shown.name)
    linked = "\n".join(cells(app))
    for item in (*shown.says, *shown.said_of, *shown.asked, *shown.positions):
        assert f"({claim_url(item.id)})" in linked
    parts = (shown.positions, shown.says, shown.said_of, shown.asked, shown.mentions)
    assert [len(table.value) for table in app.table] == [len(part) for part in parts if part]


def listed(kind=ALL):
    app = page_drawn(PAGE, {"kind": kind})
    assert not app.exception and not app.error
    (table,) = app.table
    return app, table.value


def test_the_list_leads_to_every_name_and_counts_what_its_page_shows():
    app, table = listed()
    assert f"{len(NAMES)} names." in values(app.info)
    rows = {row["Name"]: row for row in table.to_dict("records")}
    assert list(rows) == [name_link(name, of) for of, name in NAMES.items()]
    for of, name in NAMES.items():
        row, shown = rows[name_link(name, of)], named(of, CATALOG)
        assert row["Positions"] == str(len(shown.positions) or "–"), of
        assert row["Paragraphs"] == str(len(shown.mentions) or "–"), of
        assert row["Claims"] == str(len({c.id for c in (*shown.says, *shown.said_of, *shown.asked)}) or "–"), of


@pytest.mark.parametrize("kind", [kind for kind in options("kind", "names", CATALOG) if kind != ALL])
def test_a_kind_lists_its_names_and_no_others(kind):
    app, table = listed(kind)
    expected = [of for of in NAMES if CATALOG.named(of).kind == kind]
    assert expected and list(table["Name"]) == [name_link(NAMES[of], of) for of in expected]
    assert f"{len(expected)} names." in values(app.info)
