"""The copy on files: small, whole by its checksums, every link inside it, the same numbers as the plain pages."""

import csv
import io
import json
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from dashboard.__main__ import main
from dashboard.derive.claim_rows import claim_rows
from dashboard.derive.names import every_name
from dashboard.exhibits.registry import exhibit_ids
from dashboard.exports import capsule as module
from dashboard.exports.capsule import LISTS, SUMS, capsule_files
from dashboard.exports.dataset import LICENCE
from dashboard.exports.previews import preview_picture
from dashboard.load.live import store
from dashboard.views.pages import PAGES
from tests.exports.test_dataset import faults
from tests.exports.test_plain import (
    ALLOWED,
    TINY,
    exhibits,
    flat,
    marks_in,
    one,
    read_numbers,
    receipts,
    sections,
    tree,
    trees,
)
from tests.hostile import NIGHTLY
from tests.test_hostile import TOGETHER, hostile
from tests.web.test_data_routes import get

CATALOG = store().catalog()
MOST_BYTES = 15_000_000
WRITTEN = {}
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)


def copy_in(factory):
    """The folder of a copy, written once for all tests by the command."""
    if not WRITTEN:
        folder = factory.mktemp("capsule") / "below" / "copy"
        with pytest.MonkeyPatch.context() as patch:
            # Drawing takes a third of the time; test_previews looks at the pictures of other pages.
            patch.setattr(module, "preview_picture", lambda page, catalog: preview_picture(PAGES[0], catalog))
            assert main(["export", "capsule", "-o", str(folder)]) == 0
        WRITTEN["folder"] = folder
    return WRITTEN["folder"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_in(tmp_path_factory)


@cache
def page_at(path):
    """A page of the copy, read."""
    return tree(path.read_text(encoding="utf-8"))


def pages_of(copy):
    """Every page of the copy by its path, but the stories."""
    return {path: page_at(path) for path in sorted(copy.glob("*.html")) if not path.stem.startswith("present-")}


def parts_of(copy, stem):
    """The parts of one page, in order."""
    first = copy / f"{stem}.html"
    others = [path for path in copy.glob(f"{stem}-*.html") if path.stem.removeprefix(f"{stem}-").isdecimal()]
    return [page_at(first), *(page_at(p) for p in sorted(others, key=lambda p: int(p.stem.rpartition("-")[2])))]


def test_the_copy_is_under_15_mb_and_the_command_says_how_large_it_is(copy, capsys, tmp_path):
    files = [path for path in copy.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    occupied = tmp_path / "file"
    occupied.write_text("already here")
    assert main(["export", "capsule", "-o", str(occupied)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_every_file_has_its_checksum_and_every_checksum_its_file(copy):
    lines = (copy / SUMS).read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    assert len(listed) == len(lines)
    there = {str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file()}
    assert there - listed.keys() == {SUMS} and listed.keys() <= there
    for name, digest in listed.items():
        assert sha256((copy / name).read_bytes()).hexdigest() == digest, name


def test_every_page_and_every_name_has_its_file_and_the_front_is_the_overview(copy):
    stems = {path.stem for path in pages_of(copy)}
    assert {page.name for page in PAGES} <= stems
    assert {f"name-{of}" for of in every_name(CATALOG)} <= stems
    assert (copy / "index.html").read_bytes() == (copy / "overview.html").read_bytes()
    for page in PAGES:
        with Image.open(copy / "pictures" / f"{page.name}.png") as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert (copy / "pictures" / f"{page.name}.png").stat().st_size < 60_000


def test_each_story_can_be_played_from_the_copy_and_its_page_leads_to_each_step(copy):
    listed = (copy / "stories.html").read_text(encoding="utf-8")
    for story in CATALOG.stories.values():
        html = (copy / f"present-{story.id}.html").read_text(encoding="utf-8")
        assert all(f'id="step-{n}"' in html for n in range(1, len(story.steps) + 2))
        assert all(f'"present-{story.id}.html?step={n}"' in listed for n in range(1, len(story.steps) + 1))
        asked = set(re.findall(r'(?:src|href)="([^"#:?]+)"', html))
        assert {"plotly.min.js", "present.js", "present.css", "stories.html"} == asked
        assert all((copy / name).is_file() for name in asked)
        receipts = set(re.findall(r'class="receipt[^"]*" hidden id="(c-[^"]+)"', html))
        assert receipts and set(re.findall(r'href="#(c-[^"]+)"', html)) <= receipts
        assert CATALOG.version in html and CATALOG.updated in html


def test_every_link_leads_to_a_file_of_the_copy_and_to_an_anchor_on_it(copy):
    pages = pages_of(copy)
    anchors = {path.name: {node.attributes.get("id") for node in page.all()} for path, page in pages.items()}
    for path, page in pages.items():
        for node in page.all("a", "link", "script", "img"):
            address = node.attributes.get("href") or node.attributes.get("src")
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = path if not parts.path else copy / unquote(parts.path)
            assert target.is_file(), f"{path.name}: {address}"
            if target.name.startswith("present-"):
                assert re.fullmatch(r"step=\d+", parts.query)
                continue
            assert not address.startswith("/") and not parts.query, f"{path.name}: {address}"
            if parts.fragment:
                assert unquote(parts.fragment) in anchors[target.name], f"{path.name}: {address}"


def test_nothing_comes_from_outside_and_only_sources_and_the_licence_are_linked_there(copy):
    outside = {source.url for source in CATALOG.record.sources.values()} | {LICENCE["path"]}
    for path, page in pages_of(copy).items():
        for node in page.all():
            for name in ("href", "src"):
                address = node.attributes.get(name, "")
                if urlsplit(address).scheme or urlsplit(address).netloc:
                    assert node.tag == "a" and address in outside, f"{path.name}: {address}"
    style = (copy / "charts.css").read_text(encoding="utf-8")
    fetched = re.findall(r"url\(([^)]*)\)", style)
    assert fetched and all((copy / name).is_file() for name in fetched) and "@import" not in style


def test_no_script_stands_in_a_page_and_only_pages_with_charts_name_any(copy):
    for path, page in pages_of(copy).items():
        scripts = list(page.all("script"))
        charts = [node for node in page.all("div") if "data-chart" in node.attributes]
        assert all(not node.parts for node in scripts)
        assert [node.attributes["src"] for node in scripts][::2] == (["plotly.min.js", "charts.js"] if charts else [])
        for node in page.all():
            assert node.tag in ALLOWED | {"script"}, path.name
            assert not [name for name in node.attributes if name.startswith("on")], path.name


def script_in(text):
    """The charts of a script by their key, and the files in which receipts stand that are on other parts."""
    charts, end = json.JSONDecoder().raw_decode(text.removeprefix("window.charts="))
    rest = text.removeprefix("window.charts=")[end:].removeprefix(";window.places=")
    places, end = json.JSONDecoder().raw_decode(rest)
    assert rest[end:] == ";"
    return charts, places


def script_of(copy, page):
    sources = [node.attributes["src"] for node in page.all("script")]
    return script_in((copy / sources[1]).read_text(encoding="utf-8")) if sources else ({}, {})


def drawings_of(copy, page):
    """The charts of a page, each by the width of screen it is drawn for."""
    drawings, _ = script_of(copy, page)
    return [drawings[node.attributes["data-chart"]] for node in page.all("div") if "data-chart" in node.attributes]


def test_each_exhibit_with_a_chart_has_it_in_the_copy_once(copy):
    for page in PAGES:
        drawn = [drawings for part in parts_of(copy, page.name) for drawings in drawings_of(copy, part)]
        charts = [exhibit.id for exhibit in exhibits(page.name) if exhibit.figures]
        narrow = sum("narrow" in exhibit.figures for exhibit in exhibits(page.name))
        assert sum("narrow" in drawings for drawings in drawn) >= narrow, "a phone has the drawing made for it"
        if page.name == "positions":  # a strip for each proposition
            assert len(drawn) == len(charts) - 1 + len(CATALOG.issues)
        elif page.path == "/":
            assert len(drawn) == sum(bool(found.compare) for found in CATALOG.findings)
        else:
            assert len(drawn) == len(charts), page.name


@pytest.mark.parametrize("name", [p.name for p in PAGES if p.name not in ("about", "data", "corrections", "method")])
def test_every_mark_of_a_chart_has_a_receipt_on_its_page_or_knows_where_it_stands(copy, name):
    for page in parts_of(copy, name):
        there = {anchor.removeprefix("c-") for anchor in receipts([page])}
        _, places = script_of(copy, page)
        drawn = [figure for drawings in drawings_of(copy, page) for figure in drawings.values()]
        for mark in {i for figure in drawn for i in marks_in(figure)}:
            # A day of a series may be told as the series.
            found = next((i for i in (mark, mark.partition("@")[0]) if i in there or i in places), None)
            assert found, f"{name}: {mark}"
            assert found in there or f"c-{found}" in receipts([page_at(copy / places[found])])


def test_every_page_says_that_it_is_a_copy_of_which_version_and_date(copy):
    for path, page in pages_of(copy).items():
        words = one(page, "main").words()
        assert f"copy of data version {CATALOG.version}, {CATALOG.updated}" in words, path.name
        assert CATALOG.version in one(page, "footer").words()


def told(parts):
    """What a page tells, block by block, without the files it offers and the legend of its charts."""
    return [
        flat(" ".join(part.words() for part in section.parts if not isinstance(part, str) and not offers(part)))
        for blocks in sections(parts).values()
        for section in blocks
    ]


def offers(node):
    return node.attributes.get("class") in ("files soft", "legend")


@each_page
def test_a_page_of_the_copy_has_the_words_the_numbers_and_the_receipts_of_the_plain_page(copy, page):
    own, plain = parts_of(copy, page.name), trees(page.name)
    assert Counter(told(own)) == Counter(told(plain))
    if page.name in LISTS:
        places = {f"c-{unquote(urlsplit(link).fragment).removeprefix('c-')}" for link in claims_linked(own)}
        assert places <= receipts(parts_of(copy, "evidence")).keys() and receipts(own) == {}
        assert places == {unquote(link.removeprefix("#")) for link in claims_linked(plain)}
        return
    assert {k: node.words() for k, node in receipts(own).items()} == {
        k: node.words() for k, node in receipts(plain).items()
    }
    assert read_numbers(plain) <= read_numbers(own)


def claims_linked(parts):
    """The ways from a page to receipts, wherever they stand."""
    links = [node.attributes["href"] for part in parts for node in one(part, "main").all("a")]
    return [link for link in links if "#c-" in link]


def test_the_page_of_a_name_has_the_words_of_the_plain_one_and_leads_to_receipts(copy):
    own, plain = parts_of(copy, "name-deepseek"), trees("names", {"of": "deepseek"})
    assert Counter(told(own)) == Counter(told(plain))
    links = [n.attributes["href"] for part in own for n in one(part, "main").all("a") if "#c-" in n.attributes["href"]]
    assert len(links) > 20 and all(link.startswith("evidence") for link in links)


def test_the_data_of_the_copy_is_the_data_of_the_server(copy):
    data = copy / "data"
    for name in ("claims.csv", "claims.json"):
        assert (data / name).read_bytes() == get(f"/data/{name}").content
    assert len(json.loads((data / "claims.json").read_text("utf-8"))) == len(claim_rows(CATALOG))
    reviews = json.loads((data / "claimreview.json").read_text("utf-8"))
    assert len(reviews) == len(get("/data/claimreview.json").json())
    for exhibit_id in sorted(exhibit_ids(CATALOG))[::9]:
        own = (data / "exhibits" / f"{exhibit_id}.csv").read_bytes().decode("utf-8-sig")
        other = get(f"/data/exhibits/{exhibit_id}.csv").content.decode("utf-8-sig")
        rows = [list(csv.reader(io.StringIO(text.partition("\r\n#")[0], newline=""))) for text in (own, other)]
        assert rows[0] == rows[1] and len(rows[0]) > 1


def test_the_package_of_the_copy_and_every_file_it_names_are_valid(copy):
    folder = copy / "data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {resource["name"] for resource in package["resources"]} >= {"claims"}
    assert len(package["resources"]) == 1 + len(exhibit_ids(CATALOG))
    assert faults(folder / "datapackage.json", folder)[:3] == []


# In pages each of these texts has a test in test_plain; here they are in charts and names of files too.
FEW = TOGETHER[:: 1 if NIGHTLY else 3]


@pytest.mark.parametrize("text", FEW, ids=map(str, range(len(FEW))))
def test_hostile_texts_make_no_script_no_strange_file_and_no_broken_chart(text, monkeypatch):
    monkeypatch.setattr(module, "preview_picture", lambda *_: b"")
    catalog, charts = hostile(text), 0
    for name, content in capsule_files(catalog):
        if name.startswith("data/exhibits/"):
            break  # their texts have tests of their own
        assert re.fullmatch(r"[\w.-]+(/[\w.-]+)*", name) and ".." not in name
        # Stories have tests of their own, in test_present_routes.
        if name.endswith(".html") and not name.startswith("present-"):
            page = tree(content.decode())
            assert {node.tag for node in page.all()} <= ALLOWED | {"script"}
            for node in page.all():
                assert not [n for n in node.attributes if n.startswith("on")] and not (
                    node.tag == "script" and node.parts
                )
                address = node.attributes.get("href", node.attributes.get("src", ""))
                assert not urlsplit(address).scheme or address in {s.url for s in TINY.record.sources.values()}
        if name.startswith("charts/"):
            script_in(content.decode())
            charts += 1
    assert charts > 3
