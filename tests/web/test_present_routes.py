"""The routes of presenter mode: a story, its script and style sheet, its files; and what is not there."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from dashboard.exports.story_html import Assets, story_html, story_page, story_script
from dashboard.load.live import store
from tests.hostile import PAYLOADS
from tests.test_hostile import TINY, hostile
from tests.web.test_data_routes import get

CATALOG = store().catalog()
DATA = re.compile(r'<script type="application/json" id="story">(.*?)</script>', re.DOTALL)


class _Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_a_story_is_answered_whole_and_its_files_are_kept_for_a_year():
    answer = get("/present?v=1&story=briefing&step=1")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-cache"
    story = CATALOG.stories["briefing"]
    data = json.loads(DATA.search(answer.text).group(1))
    assert len(data["steps"]) == len(story.steps) and data["minutes"] == story.minutes
    files = re.findall(r'(?:src|href)="(present/[^"]+\.(?:js|css))"', answer.text)
    assert len(files) == 3
    for file in files:
        found = get(f"/{file}")
        assert found.status_code == 200 and "immutable" in found.headers["cache-control"]
        assert found.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("story", CATALOG.stories)
def test_every_mark_and_every_word_of_a_table_has_its_receipt_on_the_page(story):
    html = get(f"/present?v=1&story={story}&step=1").text
    # A day of a series has the receipt of its series.
    there, linked = ({i.partition("@")[0] for i in re.findall(f'{a}"#?c-([^"]+)"', html)} for a in ("id=", "href="))
    steps = json.loads(DATA.search(html).group(1))["steps"]
    traces = (trace for step in steps if step["figure"] for trace in step["figure"]["data"])
    drawn = {i.partition("@")[0] for t in traces for point in t.get("customdata") or () for i in point}
    assert linked and linked <= there
    assert drawn <= there


def test_a_page_of_a_story_has_no_script_of_its_own_inside_it():
    tags = _Tags(get("/present?v=1&story=seminar&step=1").text).found
    for tag, attributes in tags:
        assert not any(name.startswith("on") for name in attributes)
        if tag == "script":
            assert "src" in attributes or attributes["type"] == "application/json"


@pytest.mark.parametrize("text", PAYLOADS[:14], ids=map(str, range(14)))
def test_a_story_that_is_not_there_is_a_plain_sentence_that_runs_nothing(text):
    answer = get(f"/present?story={quote(text)}&step=1")
    assert answer.status_code == 404 and "There is no such story" in answer.text
    tags = {tag for tag, _ in _Tags(answer.text).found}
    assert not tags & {"script", "img", "svg", "iframe"}
    assert all(f"story={story}&amp;" in answer.text for story in CATALOG.stories)


@pytest.mark.parametrize(
    "query",
    ["story=briefing.&step=2,", "story=BRIEFING&step=2", "v=3D1&story=3Dbriefing&step=3D2",
     "amp;story=briefing&amp;step=2",
     "utm_source=mail&story=%3Cbriefing%3E&step=2)"],
)  # fmt: skip
def test_a_mangled_link_leads_to_its_step(query):
    answer = get(f"/present?{query}")
    if answer.status_code == 307:
        answer = get(f"/{answer.headers['location']}")
    assert answer.status_code == 200
    assert "this story has steps" not in answer.text
    assert re.search(r'<section class="step" id="step-2"', answer.text)


def test_without_a_story_the_way_leads_to_the_stories():
    answer = get("/present")
    assert answer.status_code == 307 and answer.headers["location"] == "stories?v=1"


def test_a_file_of_a_story_that_is_not_there_is_a_404():
    for name in ("gone.html", "briefing.exe", "..%2Fbriefing.html", "story.12345678.js"):
        assert get(f"/present/{name}").status_code == 404


@pytest.mark.parametrize("text", PAYLOADS, ids=map(str, range(len(PAYLOADS))))
def test_hostile_words_in_a_story_stay_words(text):
    catalog = hostile(text)
    story = next(iter(catalog.stories.values()))
    html = story_page(story, catalog, Assets("", ""), address="https://record.example")
    known = {
        tag
        for tag, _ in _Tags(
            story_page(next(iter(TINY.stories.values())), TINY, Assets("", ""), address="https://record.example")
        ).found
    }
    for tag, attributes in _Tags(html).found:
        assert tag in known
        assert not any(name.startswith("on") for name in attributes)
        assert not re.match(r"\s*(?:javascript|data):", attributes.get("href") or "", re.IGNORECASE)
    data = DATA.findall(html)
    assert len(data) == 1 and "<" not in data[0]
    json.loads(data[0])


def test_the_script_writes_text_and_never_markup():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", story_script())


def test_the_file_has_everything_in_it_and_names_no_other_host():
    html = story_html(CATALOG.stories["briefing"], CATALOG)
    assert "<script src" not in html and "<link" not in html and "@import" not in html
    policy = next(a["content"] for t, a in _Tags(html[:3_000]).found if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "without a public address" in html
