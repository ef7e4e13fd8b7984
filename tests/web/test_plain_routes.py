"""Plain pages, preview pictures and the shells that lead to them, as the server answers."""

import io
import json
import re
from dataclasses import replace
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

import pytest
from PIL import Image

from dashboard.exhibits.registry import exhibit_ids
from dashboard.exports.dataset import LICENCE
from dashboard.exports.previews import preview_words
from dashboard.load.live import store
from dashboard.views.pages import PAGES
from dashboard.views.view import parse, query_of
from dashboard.web import plain_routes, routes
from dashboard.web.guards import content_policy
from tests.exports.test_plain import documents, one, tree
from tests.hostile import PAYLOADS
from tests.web.test_data_routes import get

CATALOG = store().catalog()
SITE = "http://here.example"
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)


def test_the_way_to_the_plain_pages_leads_to_the_first_of_them():
    answer = get("/plain")
    assert answer.status_code in (302, 307)
    assert urljoin(f"{SITE}/plain", answer.headers["location"]) == f"{SITE}/plain/overview"
    assert urljoin("https://host.example/below/plain", answer.headers["location"]).endswith("/below/plain/overview")


@each_page
def test_every_page_is_answered_as_html_that_may_run_no_script_and_is_kept_for_a_while(page, monkeypatch):
    asked = []

    def parts(view, *_):
        asked.append(view)
        return documents(page.name)

    if page.name not in ("about", "risks"):  # made anew for these, to be sure that they are the same
        monkeypatch.setattr(plain_routes, "plain_parts", parts)
    answer = get(f"/plain/{page.name}")
    assert answer.status_code == 200
    assert asked in ([], [parse(page.name, {}, CATALOG)])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'none'" and "script-src" not in rules
    assert rules["base-uri"] == rules["form-action"] == "'none'" and rules["frame-ancestors"] == "'self'"
    assert "max-age" in answer.headers["cache-control"]
    assert CATALOG.version in answer.headers["etag"]
    assert answer.text == documents(page.name)[0]


@pytest.mark.parametrize("name", ["nothing", "Overview", "overview.html", "%00", *map(quote, PAYLOADS[:12])])
def test_an_unknown_page_is_a_404_that_repeats_nothing_and_leads_on(name):
    answer = get(f"/plain/{name.replace('/', '%2F')}")
    assert answer.status_code == 404
    assert len(answer.content) < 400
    if answer.headers["content-type"].startswith("text/html"):
        assert re.findall(r"href='([^']*)'", answer.text) == ["overview"]
        assert "alert" not in answer.text


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        *[("1", 1), ("2", 2), ("0", 1), ("-1", 1), ("99", -1), ("12345678", -1), ("9" * 5000, -1)],
        *[("", 1), ("x", 1), ("1e1", 1), ("²", 1), ("<b>", 1), ("=2", 1)],
    ],
    ids=lambda value: ascii(value)[:12],
)
def test_a_part_that_is_not_there_gives_the_nearest(asked, number):
    parts = documents("quote")
    assert len(parts) > 2
    answer = get("/plain/quote", params={"part": asked})
    assert answer.status_code == 200
    assert answer.text == parts[number - 1 if number > 0 else number]


def test_the_choices_of_the_query_and_its_last_part_are_taken():
    answer = get("/plain/disagreements", params={"v": "1", "differs": "scope"})
    assert answer.text == documents("disagreements", {"differs": "scope"})[0]
    assert get("/plain/quote?part=1&part=2").text == documents("quote")[1]


def test_a_choice_that_is_not_in_the_data_is_answered_with_words():
    answer = get("/plain/risks", params={"source": "nobody-of-these"})
    assert answer.status_code == 200
    assert "This link asks for source “nobody-of-these”" in unescape(answer.text)


@each_page
def test_every_link_of_a_page_is_relative_and_leads_to_something(page):
    names, files = {p.name for p in PAGES}, exhibit_ids(CATALOG)
    outside = {source.url for source in CATALOG.record.sources.values()} | {LICENCE["path"]}
    for html in documents(page.name):
        for link in tree(html).all("a", "link"):
            address = link.attributes["href"]
            if urlsplit(address).scheme:
                assert address in outside
                continue
            assert not address.startswith("/")
            # As behind a proxy that serves the dashboard below a folder.
            path = urlsplit(urljoin(f"https://host.example/below/plain/{page.name}", address)).path
            assert path.startswith("/below/")
            _, first, *rest = path.removeprefix("/below").split("/")
            if first == "plain":
                assert rest[0] in names
            elif first == "data" and rest:
                assert rest[0] == "exhibits" and rest[1].rpartition(".")[0] in files
                assert rest[1].rpartition(".")[2] in ("csv", "json", "xlsx")
            elif first == "present":
                assert not rest and parse_qs(urlsplit(address).query)["story"][0] in CATALOG.stories
            else:
                assert not rest and first in {p.path.strip("/") for p in PAGES}


def test_the_files_that_a_page_names_are_answered():
    links = {link.attributes["href"] for html in documents("markets") for link in tree(html).all("a")}
    files = sorted(link.removeprefix("..") for link in links if link.startswith("../data/"))
    assert len(files) >= 6
    assert all(get(file).status_code == 200 for file in files[::4])


def test_a_page_that_has_not_changed_is_not_sent_again():
    first = get("/plain/about")
    again = get("/plain/about", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


def test_new_data_has_a_new_tag_and_is_sent(monkeypatch):
    before = get("/plain/about").headers["etag"]
    edited = replace(CATALOG, version="fffffff")
    monkeypatch.setattr(plain_routes, "store", lambda: SimpleNamespace(catalog=lambda: edited))
    after = get("/plain/about", headers={"If-None-Match": before})
    assert after.status_code == 200 and after.headers["etag"] != before and "fffffff" in after.text


@pytest.mark.parametrize("name", ["risks", "about"])
def test_a_preview_is_a_small_png_of_the_size_that_sites_ask_for(name):
    answer = get(f"/preview/{name}.png")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/png"
    assert "max-age" in answer.headers["cache-control"]
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("name", ["nothing", "..%2Foverview", "overview.png", "<script>"])
def test_a_preview_of_no_page_is_a_404(name):
    assert get(f"/preview/{quote(name, safe='%')}.png").status_code == 404


def head_of(page):
    """What a shell says of its page to programs: named contents, links, the dataset."""
    html = get(page.path).text
    metas = {}
    for tag in re.findall(r"<meta [^>]*>", html):
        found = {name: unescape(text) for name, text in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        name = found.get("property") or found.get("name")
        if name:
            assert name not in metas, f"{name} twice"
            metas[name] = found.get("content")
    (metas["title"],) = [unescape(title) for title in re.findall(r"<title>(.*?)</title>", html)]
    (metas["canonical"],) = [unescape(to) for to in re.findall(r'<link rel="canonical" href="([^"]*)"', html)]
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.DOTALL)
    return metas, json.loads(data), html


@each_page
def test_a_shell_says_what_its_page_is_to_those_who_show_a_link(page):
    metas, data, _ = head_of(page)
    assert metas["og:title"] == metas["title"] and metas["og:description"] == metas["description"]
    assert metas["og:type"] == "website" and metas["twitter:card"] == "summary_large_image"
    assert metas["canonical"] == metas["og:url"] == f"{SITE}{page.path}"
    assert metas["og:image"] == f"{SITE}/preview/{page.name}.png"
    assert 20 < len(metas["description"]) < 400
    finding = preview_words(page, CATALOG)[0]
    assert finding == page.title or finding in metas["description"] + metas["title"], "a link shows its finding"
    assert metas["og:image:alt"] in (finding, metas["title"]) and metas["og:site_name"] == CATALOG.site.name
    assert data["@type"] == "Dataset" and data["@context"] == "https://schema.org"
    assert data["url"] == metas["canonical"]


def test_no_two_pages_share_a_title_a_description_an_address_or_a_picture():
    heads = [head_of(page)[0] for page in PAGES]
    for name in ("title", "description", "canonical", "og:image"):
        assert len({head[name] for head in heads}) == len(PAGES), name


@each_page
def test_a_shell_leads_to_the_plain_page_if_there_is_no_connection_and_if_there_are_no_scripts(page):
    html = head_of(page)[2]
    (noscript,) = re.findall(r"<noscript>(.*?)</noscript>", html, flags=re.DOTALL)
    (notice,) = re.findall(r'<div id="no-connection" role="status">(.*?)</div>', html, flags=re.DOTALL)
    for words in (noscript, notice):
        (to,) = re.findall(r'<a href="([^"]*)">', words)
        way = urlsplit(urljoin(f"https://host.example/below{page.path}", unescape(to)))
        assert (way.netloc, way.path) == ("host.example", f"/below/plain/{page.name}")
        assert way.query == urlencode(query_of(parse(page.name, {}, CATALOG)))


def test_without_a_connection_the_reader_comes_to_the_same_view_with_its_receipt_open():
    claim = next(i for i, c in CATALOG.claims.items() if c.topic == "risks")
    html = get(f"/evidence?v=1&topic=costs&claim={claim}&x=%3Cscript%3E").text
    (to,) = {unescape(to) for to in re.findall(r'<a href="\./(plain/[^"]*)">', html)}
    path, _, anchor = to.partition("#")
    page = tree(get(f"/{path}").text)
    assert "script" not in to
    assert "Showing" not in page.words() and parse("evidence", {"topic": ["costs"]}, CATALOG).choices["topic"] in path
    assert CATALOG.claims[claim].evidence[0].quote in one(page, "main").words()
    assert anchor in {node.attributes.get("id") for node in page.all("div")}, "of another topic, yet first on the page"


@pytest.mark.parametrize("query", ["?embed=true&only=price-of-use", "?v=1&only=price-of-use&embed=true"])
def test_one_exhibit_alone_may_be_framed_by_anybody(query):
    assert "frame-ancestors *" in get(f"/costs{query}").headers["content-security-policy"]


@pytest.mark.parametrize(
    "query",
    [
        *["", "?only=price-of-use", "?embed=false&only=price-of-use", "?embed=1&only=price-of-use"],
        *["?embed=true", "?embed=true&only=nothing", "?embed=true&only=matrix"],
    ],
)
def test_nothing_else_may_be_framed_by_another_site(query):
    policy = get(f"/costs{query}").headers.get("content-security-policy", content_policy())
    assert "frame-ancestors 'self'" in policy


def test_a_hostile_name_of_the_site_breaks_out_of_no_shell(monkeypatch):
    for text in PAYLOADS[:10]:
        site = replace(CATALOG.site, name=text, line=text, standfirst=text, neutrality=text, publisher=text)
        edited = replace(CATALOG, site=site)
        monkeypatch.setattr(routes, "store", lambda edited=edited: SimpleNamespace(catalog=lambda: edited))
        metas, data, html = head_of(PAGES[0])
        assert metas["title"] == f"{text}: {text}" and data["creator"]["name"] == text
        assert html.count("<script") == get("/costs").text.count("<script")
        assert "<svg/onload" not in html and "<img src=x" not in html


def test_the_shell_and_the_plain_page_name_the_same_page():
    for page in PAGES:
        shown = one(tree(documents(page.name)[0]), "h1").words()
        assert f"<h1>{shown}</h1>" in unescape(get(page.path).text)
