"""Every page draws its title and its exhibits, from the script the server runs."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.load.live import PROJECT_ROOT, store
from dashboard.views.pages import pages_with_data
from dashboard.views.view import View, query_of

CATALOG = store().catalog()
SCRIPT = PROJECT_ROOT / "dashboard" / "streamlit_app.py"


def page_drawn(page, query=None):
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    app.run()
    if page.path != "/":
        app.switch_page(page.file)
        for name, value in (query or {}).items():
            app.query_params[name] = value
        app.run()
    return app


def headings(app):
    return [element.value for element in (*app.title, *app.subheader)]


@pytest.mark.parametrize("page", pages_with_data(CATALOG), ids=lambda p: p.name)
def test_every_page_draws_its_title_and_its_exhibits(page):
    app = page_drawn(page)
    assert not app.exception and not app.error
    assert app.title, "a page without a title is blank"
    if page.path != "/":
        assert app.title[0].value == page.title
    charts = app.get("plotly_chart")
    drawn = [d for d in CATALOG.exhibits.values() if d.page == page.name]
    assert len(list(app.subheader)) >= len(drawn)
    assert len(charts) >= len(drawn)
    for chart in charts:
        assert chart.proto.alt
        assert json.loads(chart.proto.spec)["data"]


@pytest.mark.parametrize("page", pages_with_data(CATALOG), ids=lambda p: p.name)
def test_every_page_opens_with_a_receipt_and_with_nonsense(page):
    claim = next(iter(CATALOG.claims))
    app = page_drawn(page, query_of(View(page.name, {"claim": claim})))
    assert not app.exception
    app = page_drawn(page, {"claim": "<script>", "kind": "nobody", "zz": "1"})
    assert not app.exception
    assert any("<script" in i.value.replace("\\", "") for i in app.info)
