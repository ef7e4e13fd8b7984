"""Files by address: the right kind and name, the choices of the query, and a plain answer to what is not there."""

import asyncio
import csv
import io
import json
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import httpx
import pytest
from openpyxl import load_workbook
from starlette.applications import Starlette

from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids
from dashboard.load.live import store
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import View, file_url, parse
from dashboard.web import data_routes
from dashboard.web.routes import routes

CATALOG = store().catalog()
APP = Starlette(routes=routes())
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def asked_of(app, path, *, headers=None, params=None, base="http://here.example"):
    """What an application answers; an error inside it comes out here."""

    async def answer():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            return await client.get(path, headers=headers, params=params)

    return asyncio.run(answer())


def get(path, **more):
    """What our routes answer."""
    return asked_of(APP, path, **more)


def page_with(exhibit_id, **choices):
    """The address that a page gives for the JSON file of an exhibit with these choices."""
    page = data_routes.page_of(exhibit_id, CATALOG)
    view = parse(page, {name: [value] for name, value in choices.items()}, CATALOG)
    assert not view.notices
    return file_url(view, exhibit_id, "json")


@pytest.mark.parametrize("suffix", KINDS)
def test_every_exhibit_is_there_in_each_format_with_its_kind_and_name(suffix):
    sample = sorted(exhibit_ids(CATALOG))[:: 4 if suffix == "csv" else 12]
    for exhibit_id in sample:
        answer = get(f"/data/exhibits/{exhibit_id}.{suffix}")
        assert answer.status_code == 200, exhibit_id
        assert answer.headers["content-type"] == KINDS[suffix]
        assert answer.headers["content-disposition"] == f'attachment; filename="{exhibit_id}.{suffix}"'
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["etag"]
        assert answer.content


def test_the_files_of_one_exhibit_hold_the_same_rows():
    answers = {suffix: get(f"/data/exhibits/price-of-use.{suffix}") for suffix in KINDS}
    whole = answers["json"].json()
    lines = list(csv.reader(io.StringIO(answers["csv"].text.removeprefix("\ufeff"), newline="")))
    rows = list(load_workbook(io.BytesIO(answers["xlsx"].content))["Data"].rows)
    assert lines[0] == whole["columns"] == [cell.value for cell in rows[0]]
    assert len(whole["data"]) == len(rows) - 1 == len([line for line in lines[1:] if line[0] != "#"])


CHOSEN = [
    ("matrix", {"source": "tech-news-article", "kind": "company"}),
    ("one-issue", {"issue": "open_weights"}),
    ("risks-by-exposure", {"source": "policymakers-guide"}),
    ("timeline", {"source": "newspaper-column"}),
    ("who-asks-whom", {"by": "liang-wenfeng"}),
    ("side-by-side", {"a": "deepseek", "b": "openai"}),
    ("evidence", {"topic": "costs", "source": "newspaper-column"}),
    ("evidence", {"q": "nvidia"}),
    ("evidence", {"verdict": "not_judged", "kind": "risk"}),
    ("quote.safe", {"source": "policymakers-guide"}),
]


@pytest.mark.parametrize(("exhibit_id", "choices"), CHOSEN)
def test_a_file_holds_the_rows_that_the_page_shows_with_these_choices(exhibit_id, choices):
    chosen = get(page_with(exhibit_id, **choices)).json()
    whole = get(page_with(exhibit_id)).json()
    shown = exhibit_by_id(exhibit_id, CATALOG, **choices)
    assert [row["claim_ids"] for row in chosen["data"]] == ["; ".join(ids) for ids in shown.table["claim_ids"]]
    assert len(chosen["data"]) > 0 and chosen["data"] != whole["data"]
    assert chosen["title"] == shown.title
    for name, value in choices.items():
        assert f"{name}={value}" in chosen["link"], "the link in the file opens the same choices"
    assert chosen["link"].startswith(f"http://here.example/{shown.page}?v=1")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"source": "nobody"}, "nobody"),
        ({"kind": ""}, "kind"),
        ({"sources": "tech-news-article"}, "sources"),
        ({"v": "9"}, "9"),
        ({"claim": "no.such.claim"}, "no.such.claim"),
    ],
)
def test_a_choice_that_is_not_in_the_data_is_a_400_in_json_that_says_what_is_allowed(query, named):
    answer = get("/data/exhibits/matrix.csv", params={"v": "1", **query})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["access-control-allow-origin"] == "*"
    whole = answer.json()
    assert named in whole["error"] and "Showing" not in whole["error"]
    assert whole["allowed"].keys() == set(PAGE_BY_NAME["positions"].params)
    assert "tech-news-article" in whole["allowed"]["source"]


def test_a_link_to_a_file_that_html_or_a_newsletter_changed_is_still_the_file():
    asked = "/data/exhibits/matrix.csv?v=1&amp;source=tech-news-article&utm_source=brief"
    assert get(asked).content == get("/data/exhibits/matrix.csv?v=1&source=tech-news-article").content


def test_choices_that_leave_nothing_of_an_exhibit_are_said_in_json():
    answer = get("/data/exhibits/quote.safe.csv", params={"advice": "do_not_quote"})
    assert answer.status_code == 404
    assert "quote.safe" in answer.json()["error"]


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("no-such-exhibit.csv", "no-such-exhibit"),
        ("disagreement.nothing.json", "disagreement.nothing"),
        ("matrix.pdf", "pdf"),
        ("matrix", "matrix"),
        ("matrix.", ""),
        (".csv", ""),
        ("matrix.CSV", "CSV"),
        ("matrix.csv.csv", "matrix.csv"),
        ("..csv", "."),
    ],
)
def test_an_unknown_exhibit_or_format_is_a_404_in_json_that_says_what_there_is(file, named):
    answer = get(f"/data/exhibits/{file}")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json().keys() == {"error", "allowed"} and answer.json()["allowed"]
    assert named in answer.json()["error"]


@pytest.mark.parametrize(
    "file",
    [
        "<script>alert(1)</script>.csv",
        "../../../../etc/passwd.csv",
        "..%2f..%2fetc%2fpasswd.json",
        "matrix\x00.csv",
        "matrix.csv\r\nX-Evil: yes",
        "{0.__class__}.csv",
        "é\u202e\U0001f600.csv",
        "'; DROP TABLE claims; --.csv",
        "m" * 6_000 + ".csv",
        "matrix." + "c" * 6_000,
        "quote.", "question.", "disagreement.", "record.csv",
    ],
)  # fmt: skip
def test_a_hostile_name_is_answered_without_a_word_of_our_insides(file):
    answer = get(f"/data/exhibits/{quote(file, safe='')}")
    assert answer.status_code == 404
    assert len(answer.content) < 400
    for inside in ("Traceback", "KeyError", "/dashboard/", "site-packages", "root:"):
        assert inside not in answer.text
    assert "x-evil" not in answer.headers
    if answer.headers["content-type"].startswith("application/json"):
        json.loads(answer.text)
    else:
        assert answer.text == "Not Found"


@pytest.mark.parametrize("host", ["evil.example", "=1+1", 'a"><script>alert(1)</script>', "[::1", "x:99999999", ""])
def test_a_hostile_host_name_breaks_no_file(host):
    for suffix in KINDS:
        answer = get(f"/data/exhibits/price-of-use.{suffix}", headers={"Host": host})
        assert answer.status_code in (200, 400)
        assert answer.headers["content-type"].partition(";")[0] != "text/html"


def test_a_file_that_has_not_changed_is_not_sent_again():
    for path in (
        "/data/exhibits/matrix.csv", "/data/exhibits/matrix.xlsx", "/data/exhibits/matrix.json?v=1&kind=company",
        "/data/claims.csv", "/data/claims.json", "/data/claimreview.json", "/data/datapackage.json",
    ):  # fmt: skip
        first = get(path)
        again = get(path, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304 and again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
        other = get(path, headers={"If-None-Match": 'W/"0000000-matrix.csv"'})
        assert other.status_code == 200 and len(other.content) == len(first.content)


def test_other_choices_are_never_answered_with_not_changed():
    whole = get("/data/exhibits/matrix.csv")
    params = {"v": "1", "source": "tech-news-article"}
    chosen = get("/data/exhibits/matrix.csv", params=params, headers={"If-None-Match": whole.headers["etag"]})
    assert chosen.status_code == 200 and chosen.content != whole.content


def test_new_data_has_a_new_tag(monkeypatch):
    before = get("/data/exhibits/price-of-use.csv").headers["etag"]
    edited = replace(CATALOG, version="fffffff")
    monkeypatch.setattr(data_routes, "store", lambda: SimpleNamespace(catalog=lambda: edited))
    after = get("/data/exhibits/price-of-use.csv", headers={"If-None-Match": before})
    assert after.status_code == 200 and after.headers["etag"] != before


def test_links_in_files_have_the_public_address_where_there_is_one(monkeypatch):
    public = replace(CATALOG, site=replace(CATALOG.site, public_address="https://record.example/"))
    monkeypatch.setattr(data_routes, "store", lambda: SimpleNamespace(catalog=lambda: public))
    link = get("/data/exhibits/price-of-use.json").json()["link"]
    assert link.startswith("https://record.example/costs?v=1")


def test_a_renamed_exhibit_has_its_file_under_the_old_id_too(monkeypatch):
    renamed = replace(CATALOG, aliases={"old-matrix": "matrix"})
    monkeypatch.setattr(data_routes, "store", lambda: SimpleNamespace(catalog=lambda: renamed))
    answer = get("/data/exhibits/old-matrix.json")
    if answer.is_redirect:
        answer = get(answer.headers["location"])
    assert answer.status_code == 200
    assert answer.json()["id"] == "matrix"


def test_the_whole_evidence_is_there_claim_by_claim():
    rows = get("/data/claims.json").json()
    lines = list(csv.DictReader(io.StringIO(get("/data/claims.csv").text.removeprefix("\ufeff"), newline="")))
    assert [row["claim_id"] for row in rows] == [line["claim_id"] for line in lines]
    assert {row["claim_id"] for row in rows} == {*CATALOG.claims, *CATALOG.positions}
    assert get("/data/claims.csv").headers["content-type"] == KINDS["csv"]


def test_the_links_that_pages_offer_are_answered():
    for n, page in enumerate(PAGES):
        view = View(page.name, parse(page.name, {}, CATALOG).choices)
        for exhibit_id in [d.id for d in CATALOG.exhibits.values() if d.page == page.name][:1]:
            link = file_url(view, exhibit_id, list(KINDS)[n % len(KINDS)])
            assert not urlsplit(link).netloc
            assert get(link).status_code == 200, link
