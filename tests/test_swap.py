"""Another debate in the same program: a second home is served whole, and nothing of the first shows."""

import asyncio
import re
import time

import httpx
import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard.load.live import PROJECT_ROOT, store
from dashboard.views.pages import pages_with_data
from dashboard.web.routes import routes
from tests.load.home import copied_home

SCRIPT = PROJECT_ROOT / "dashboard" / "streamlit_app.py"
# Words of the second home that its newer pages cannot do without.
OWN_WORDS = {
    "risks": "Ice is said to endanger walkers most",
    "timeline": "3 events, 0 of them with a date",
    "disagreements": "Two prices of one bridge",
    "questions": "Who would pay for the upkeep",
    "recommendations": "Town council",
    "compare": "stand on the same side on 0 of 1 issues",
    "names": "Ferry company",
    "method": "How positions were coded",
    "corrections": "The letter was misread",
    "about": "The reading room on the west bank",
}


@pytest.fixture
def second_home(tmp_path, monkeypatch):
    home = copied_home(tmp_path)
    monkeypatch.setenv("DASHBOARD_HOME", str(home))
    return home


def shown(app):
    parts = (*app.title, *app.subheader, *app.markdown, *app.caption, *app.info)
    return " ".join(str(part.value) for part in parts)


def test_a_second_home_fills_its_pages_and_shows_nothing_of_the_first(second_home):
    catalog = store().catalog()
    app = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    for page in pages_with_data(catalog):
        if page.path != "/":
            app.switch_page(page.file).run()
        assert not app.exception and not app.error, page.name
        assert app.title
        assert not re.search(r"deepseek|nasdaq|altman", shown(app), re.IGNORECASE)
    assert catalog.site.headline


def test_a_second_home_has_its_own_words_on_every_page_of_the_debate(second_home):
    assert OWN_WORDS.keys() <= {page.name for page in pages_with_data(store().catalog())}
    app = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    for name, words in OWN_WORDS.items():
        app.switch_page(f"app_pages/{name}.py").run()
        assert not app.exception, name
        assert words in everything(app), name


def test_pages_without_data_are_not_in_the_menu(second_home):
    for name in ("exhibits", "questions", "disagreements", "glossary", "method"):
        (second_home / "data" / f"{name}.yaml").write_text("[]\n", encoding="utf-8")
    names = {page.name for page in pages_with_data(store().catalog())}
    assert not names & {"costs", "markets", "risks", "timeline", "recommendations", "compare"}
    assert not names & {"questions", "disagreements", "method"}
    assert {"evidence", "sources"} <= names


def test_the_program_names_no_debate():
    named = re.compile(r"deepseek|nvidia|openai|altman|nasdaq|chilson|s&p", re.IGNORECASE)
    for path in (PROJECT_ROOT / "dashboard").rglob("*"):
        if path.suffix in (".py", ".css"):
            assert not named.search(path.read_text(encoding="utf-8")), path


def test_an_edit_shows_without_restart_and_a_broken_one_is_told_in_healthz(second_home):
    assert health()["state"] == "ok"
    site = second_home / "data" / "site.yaml"
    good = site.read_text(encoding="utf-8")
    name = store().catalog().site.name

    time.sleep(1.1)
    site.write_text(good.replace(name, "Another name"), encoding="utf-8")
    assert eventually(lambda: store().catalog().site.name) == "Another name"

    time.sleep(1.1)
    site.write_text(good.replace("name:", "nmae:"), encoding="utf-8")
    assert eventually(lambda: health()["state"]) != "ok"
    assert store().catalog().site.name == "Another name"
    told = health()
    assert any("nmae" in problem for problem in told["problems"])


def everything(app):
    """All that a page says in words, tables included."""
    tables = (table.value.to_string(max_colwidth=None) for table in (*app.table, *app.dataframe))
    return " ".join((shown(app), *tables))


def health():
    """What /healthz answers, asked of the route itself."""
    route = Starlette(routes=[r for r in routes() if getattr(r, "path", "") == "/healthz"])

    async def asked():
        transport = httpx.ASGITransport(app=route)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return (await client.get("/healthz")).json()

    return asyncio.run(asked())


def eventually(read, patience=5.0):
    """The value after it has changed, or as it is when patience ends."""
    first, deadline = read(), time.monotonic() + patience
    value = first
    while value == first and time.monotonic() < deadline:
        time.sleep(0.2)
        value = read()
    return value
