"""Presenter mode as a presenter uses it: keys, buttons, receipts, a guess, a second window, a file without network."""

import re
import signal
import subprocess
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.load.live import store
from dashboard.views.stories import slides
from tests.browser.conftest import Watch, started

CATALOG = store().catalog()
STORIES = tuple(CATALOG.stories)
SHOWN = "html[data-ready] .step:not([hidden])"
GUESSED = next((s.id, n) for s in CATALOG.stories.values() for n, step in enumerate(s.steps, 1) if step.guess)
SMALLEST = 18
# The sizes of all words in the chart that is shown, as they are drawn, on a stage of 1280 by 720.
SIZES = """() => [...document.querySelectorAll(".step:not([hidden]) .chart text")]
  .filter(t => t.textContent.trim() && t.getBoundingClientRect().height)
  .map(t => [parseFloat(getComputedStyle(t.querySelector("tspan") || t).fontSize), t.textContent])"""


def at(story, step, **more):
    return f"/present?v=1&story={story}&step={step}" + "".join(f"&{k}={v}" for k, v in more.items())


@pytest.fixture
def open_at(browser, server):
    opened = []

    def open_page(path, size=(1280, 720), **more):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
        opened.append(context)
        page, watch = context.new_page(), Watch()
        watch.follow(page, server)
        page.goto(path if "://" in path else f"{server}{path}")
        page.wait_for_selector(SHOWN)
        return page, watch

    yield open_page
    for context in opened:
        context.close()


def step_of(page):
    return int(page.locator(SHOWN).get_attribute("data-step"))


def drawn(page):
    page.wait_for_selector(f"{SHOWN} .chart .main-svg")
    return page


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_every_step_of_a_story_is_reached_by_the_right_arrow_alone_and_fits_the_screen(open_at, story, size):
    page, watch = open_at(at(story, 1), size)
    total = len(CATALOG.stories[story].steps) + 1
    for n in range(1, total + 1):
        while step_of(page) < n:  # a guess takes one press more, for its answer
            page.keyboard.press("ArrowRight")
        assert parse_qs(urlsplit(page.url).query)["step"] == [str(n)]
        if page.locator(f"{SHOWN} .chart").count():
            if not page.locator(f"{SHOWN} .chart.scroll").count():
                drawn(page)
            tall = page.evaluate("s => { const c = document.querySelector(s); return c.scrollHeight - c.clientHeight }",
                                 f"{SHOWN} .chart")  # fmt: skip
            assert tall <= 0, f"step {n} is {tall} pixels too tall"
            small = [said for said in page.evaluate(SIZES) if said[0] < SMALLEST]
            assert small == [], f"step {n}"
    page.keyboard.press("ArrowRight")
    assert step_of(page) == total
    assert watch.errors == [] and watch.failed == [] and watch.outside == []


def test_keys_that_clickers_send_and_home_and_end_move_as_the_buttons_do(open_at):
    page, _ = open_at(at("briefing", 2))
    last = len(CATALOG.stories["briefing"].steps) + 1
    for key, expected in (
        ("PageDown", 3), ("Space", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", last), ("Home", 1), ("Enter", 2),
        ("Backspace", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert step_of(page) == expected, key
    for name, expected in (("Next", 2), ("Last", last), ("Back", last - 1), ("First", 1)):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
        assert step_of(page) == expected, name
    jump = page.locator(".jump input")
    jump.fill("4")
    jump.press("Enter")
    assert step_of(page) == 4
    page.keyboard.press("o")
    page.locator(".steps button").nth(5).click()
    assert step_of(page) == 6 and page.locator(".steps").is_hidden()


def test_the_address_names_the_step_and_back_and_reload_return_to_it(open_at):
    page, _ = open_at(at("seminar", 3))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.reload()
    page.wait_for_selector(SHOWN)
    assert step_of(page) == 5
    page.go_back()
    page.wait_for_function("() => !document.querySelector('#step-4').hidden")
    page.go_back()
    page.wait_for_function("() => !document.querySelector('#step-3').hidden")


def test_receipts_open_by_key_and_by_click_and_escape_closes_them(open_at):
    page, _ = open_at(at("briefing", 1))
    drawn(page)
    page.keyboard.press("w")
    words = page.locator(".words")
    first = CATALOG.stories["briefing"].steps[0].claims[0]
    assert words.locator(".receipt:visible").get_attribute("id") == f"c-{first}"
    page.keyboard.press("ArrowDown")
    assert words.locator(".receipt:visible").get_attribute("id") != f"c-{first}"
    page.keyboard.press("Escape")
    assert words.is_hidden() and step_of(page) == 1
    page.get_by_role("button", name=re.compile("^Words")).press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.do") == "words"
    shown = CATALOG.stories["briefing"].steps[0].show[0]
    at_words = page.evaluate(
        """id => { const chart = document.querySelector(".step:not([hidden]) .drawn");
          const n = chart.layout.annotations.findIndex(a => a.name === id);
          const b = chart.querySelector(`.annotation[data-index="${n}"] .annotation-text`).getBoundingClientRect();
          return {x: b.left + b.width / 2, y: b.top + 8}; }""",
        shown,
    )
    page.mouse.click(at_words["x"], at_words["y"])
    receipt = words.locator(".receipt:visible")
    receipt.wait_for()
    assert receipt.get_attribute("id") == f"c-{shown}"
    assert CATALOG.claims[shown].evidence[0].quote in receipt.inner_text()


def test_a_mark_itself_opens_its_receipt_on_a_scaled_screen(open_at):
    page, _ = open_at(at("briefing", 1), (1920, 1080))
    drawn(page)
    shown = CATALOG.stories["briefing"].steps[0].show[0]
    place = page.evaluate(
        """id => { const chart = document.querySelector(".step:not([hidden]) .drawn");
          const points = chart.querySelectorAll(".scatterlayer .trace");
          const traces = chart._fullData.filter(t => t.type === "scatter");
          const at = traces.findIndex(t => t.customdata && t.customdata[0][0] === id);
          const b = points[at].querySelector(".point").getBoundingClientRect();
          return {x: b.left + b.width / 2, y: b.top + b.height / 2}; }""",
        shown,
    )
    page.mouse.move(place["x"], place["y"])
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector(".words .receipt:visible")
    assert page.locator(".words .receipt:visible").get_attribute("id") == f"c-{shown}"


def test_the_room_guesses_before_it_sees_the_sourced_figure(open_at):
    story, n = GUESSED
    slide = slides(CATALOG.stories[story], CATALOG)[n - 1]
    page, _ = open_at(at(story, n))
    drawn(page)
    answer = slide.asked.answer
    seen = lambda: page.locator(f"{SHOWN} .chart").inner_text()  # noqa: E731
    words = next(r.words for r in slide.rows.itertuples() if r.claim_ids[0] == slide.asked.claim)
    assert words not in seen() and page.get_by_text(answer).count() == 0
    assert words not in page.locator(f"{SHOWN} .chart").get_attribute("aria-label")
    page.keyboard.press("t")
    assert page.locator(f"{SHOWN} .twin[open]").count() == 0
    page.keyboard.press("w")
    shown = set()
    for _ in slide.ready:
        shown.add(page.locator(".words .receipt:visible").get_attribute("id"))
        page.keyboard.press("ArrowDown")
    assert shown and not shown & {f"c-{i}" for i in slide.asked.held}
    page.keyboard.press("Escape")
    box = page.locator(f"{SHOWN} .guess input")
    box.fill("lots")
    box.press("Enter")
    told = page.locator(f"{SHOWN} .guess output")
    assert "“lots” is not a number" in told.inner_text() and words not in seen() and step_of(page) == n
    box.fill("50 million")
    box.press("Enter")
    assert "The room: $50 million." in told.inner_text() and answer in told.inner_text()
    page.wait_for_function("w => document.querySelector('.step:not([hidden]) .chart').innerText.includes(w)", arg=words)
    assert "$50 million" in seen()
    page.reload()
    page.wait_for_selector(f"{SHOWN} .guess output:not([hidden])")
    assert "The room: $50 million." in page.locator(f"{SHOWN} .guess output").inner_text()
    page.keyboard.press("ArrowRight")
    assert step_of(page) == n + 1


def test_next_shows_the_answer_of_a_guess_that_nobody_made(open_at):
    story, n = GUESSED
    page, _ = open_at(at(story, n))
    drawn(page)
    page.keyboard.press("ArrowRight")
    assert step_of(page) == n and page.locator(f"{SHOWN} .guess output").is_visible()
    page.keyboard.press("ArrowRight")
    assert step_of(page) == n + 1


@settings(deadline=None, max_examples=1)
@given(st.lists(st.text(max_size=30), min_size=300, max_size=300))
def test_any_guess_is_a_number_above_zero_or_none_at_all(guessing, texts):
    found = guessing.evaluate("texts => texts.map(t => window.storyGuess(t))", texts)
    assert all(value is None or 0 < value < 1e18 for value in found)


@pytest.fixture(scope="module")
def guessing(browser, server):
    page = browser.new_page()
    page.goto(f"{server}{at(*GUESSED)}")
    page.wait_for_selector(SHOWN)
    yield page
    page.close()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.6 million", 5.6e6), ("$50m", 5e7), ("5,6 mio", 5.6e6), ("US$ 1,250,000", 1.25e6), ("about 6 bn", 6e9),
        ("1/20", 0.05), ("3%", 3), ("50 times", 50), ("1.000.000", 1e6), ("two", 2), ("lots", None), ("", None),
        ("half a billion", 5e8), ("Twenty-five million dollars", 2.5e7), ("two and a half million?", 2.5e6),
        ("a hundred million", 1e8), ("USD 5 million", 5e6), ("10 mil", 1e7), ("1e9", 1e9), ("millions", None),
        ("a few million", None), ("5 to 10 million", None), ("under 10 million", None), ("€5 million", None),
        ("-5", None), ("0", None), ("1e400", None), ("<img src=x onerror=alert(1)>", None),
    ],
)  # fmt: skip
def test_a_guess_is_understood_as_people_write_it(guessing, text, value):
    assert guessing.evaluate("t => window.storyGuess(t)", text) == (None if value is None else pytest.approx(value))


def test_the_second_window_has_notes_and_receipts_and_both_stay_in_step(open_at):
    page, watch = open_at(at("briefing", 2))
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    notes.wait_for_selector(SHOWN)
    step = CATALOG.stories["briefing"].steps[1]
    assert step.notes[0] in notes.locator(f"{SHOWN} .notes").inner_text()
    assert notes.locator(".desk .next").inner_text().startswith("Next: ")
    assert notes.locator(".desk .time").inner_text() and notes.locator(".desk .elapsed").inner_text()
    assert notes.locator(".words .receipt:visible").count() >= len(step.show)
    asked = len(watch.failed)
    page.keyboard.press("ArrowRight")
    notes.wait_for_function("() => !document.querySelector('#step-3').hidden")
    notes.keyboard.press("PageDown")
    page.wait_for_function("() => !document.querySelector('#step-4').hidden")
    page.go_back()
    notes.wait_for_function("() => !document.querySelector('#step-3').hidden")
    page.go_forward()
    notes.wait_for_function("() => !document.querySelector('#step-4').hidden")
    notes.keyboard.press("b")
    page.locator(".blank").wait_for(state="visible")
    notes.keyboard.press("b")
    page.locator(".blank").wait_for(state="hidden")
    page.reload()
    page.wait_for_selector(SHOWN)
    notes.evaluate("() => { sessionStorage.setItem('clock:briefing', Date.now() - 90_000) }")
    notes.reload()
    notes.wait_for_selector(SHOWN)
    assert notes.locator(".desk .elapsed").inner_text().startswith("1:3")
    notes.keyboard.press("ArrowLeft")
    page.wait_for_function("() => !document.querySelector('#step-3').hidden")
    assert len(watch.failed) == asked


def test_a_blank_screen_comes_back_with_any_key_and_dark_and_light_follow_theirs(open_at):
    page, _ = open_at(at("briefing", 1), color_scheme="light")
    drawn(page)
    page.keyboard.press(".")
    assert page.locator(".blank").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.locator(".blank").is_hidden() and step_of(page) == 1
    ground = "() => getComputedStyle(document.body).backgroundColor"
    mark = """() => getComputedStyle(document.querySelector(".step:not([hidden]) .annotation-text")).fill"""
    light = page.evaluate(ground), page.evaluate(mark)
    page.keyboard.press("d")
    dark = page.evaluate(ground), page.evaluate(mark)
    assert light[0] != dark[0] and light[1] != dark[1]
    assert page.get_by_role("button", name=re.compile("^Light")).is_visible()


def test_the_code_to_the_view_on_screen_is_shown_on_demand_and_on_the_last_step(open_at, server):
    page, _ = open_at(at("briefing", 4))
    page.keyboard.press("q")
    code = page.locator(".big-code")
    assert code.locator("svg").is_visible()
    assert f"{server}{slides(CATALOG.stories['briefing'], CATALOG)[3].link}" in code.inner_text()
    page.keyboard.press("Escape")
    assert code.is_hidden()
    page.keyboard.press("End")
    assert page.locator(f"{SHOWN} figure svg").is_visible()
    assert CATALOG.version in page.locator(SHOWN).inner_text()


def test_a_view_that_is_taller_than_the_screen_is_read_by_the_down_arrow(open_at):
    page, _ = open_at(at("briefing", 1), (1280, 720))
    page.evaluate("() => { document.querySelector('.step:not([hidden]) .chart').style.maxHeight = '200px' }")
    top = f"() => document.querySelector('{SHOWN} .chart').scrollTop"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(top) > 0
    page.keyboard.press("ArrowUp")
    assert page.evaluate(top) == 0 and step_of(page) == 1


def test_every_action_of_a_key_has_one_button_that_the_keyboard_reaches(open_at):
    page, _ = open_at(at("briefing", 2))
    named = page.locator(".bar button").all_inner_texts()
    keys = ["Home", "←", "→", "End", "O", "W", "T", "Q", "N", "D", "B", "F"]
    assert [text.split()[-1] for text in named] == keys
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => (document.activeElement.dataset || {}).do || ''"))
    assert {
        "first",
        "back",
        "next",
        "last",
        "steps",
        "words",
        "table",
        "code",
        "notes",
        "theme",
        "blank",
        "full",
    } <= reached


def test_what_a_screen_reader_is_told_names_the_step_and_the_chart_says_its_values(open_at):
    page, _ = open_at(at("briefing", 1))
    page.keyboard.press("ArrowRight")
    assert re.match(r"Step 2 of \d+: ", page.locator(".said").inner_text())
    slide = slides(CATALOG.stories["briefing"], CATALOG)[1]
    said = page.locator(f"{SHOWN} .chart").get_attribute("aria-label")
    assert slide.part and all(row.words in said for row in slide.rows.itertuples())
    left_out = set(slide.exhibit.rows["words"]) - set(slide.rows["words"])
    assert left_out and not any(words in said for words in left_out)
    page.keyboard.press("t")
    assert page.locator(f"{SHOWN} .twin tbody tr").count() == len(slide.rows)


def test_a_story_goes_on_while_the_server_is_gone_and_comes_back_to_its_step(browser, root, tmp_path):
    def serve():
        return started(["-m", "dashboard", "run"], tmp_path, root, "/healthz")

    with serve() as address:
        page = browser.new_page()
        page.goto(f"{address}{at('briefing', 1)}")
        page.wait_for_selector(SHOWN)
        page.keyboard.press("ArrowRight")
    # The server has been ended; what was opened goes on.
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert step_of(page) == 3
    port = urlsplit(address).port
    again = subprocess.Popen([str(root / ".venv/bin/python"), "-m", "dashboard", "run", "--port", str(port)], cwd=root)
    try:
        page.wait_for_timeout(500)
        for _ in range(60):
            try:
                page.reload()
                break
            except Exception:
                page.wait_for_timeout(500)
        page.wait_for_selector(SHOWN)
        assert step_of(page) == 3
    finally:
        again.send_signal(signal.SIGTERM)
        again.wait(20)
        page.close()


@pytest.mark.parametrize(
    ("step", "shown"), [("99", "last"), ("0", 1), ("-3", 1), ("abc", 1), ("1.5", 1), ("", 1), ("%3Cscript%3E", 1)]
)
def test_a_link_to_a_step_that_is_not_there_shows_the_nearest_and_says_so(open_at, step, shown):
    page, watch = open_at(at("briefing", step))
    total = len(CATALOG.stories["briefing"].steps) + 1
    assert step_of(page) == (total if shown == "last" else shown)
    told = " ".join(page.locator(".notice").all_inner_texts())
    assert (f"this story has steps 1 to {total}" in told) is (step != "")
    assert watch.errors == []


def test_a_story_that_is_not_there_is_told_in_a_plain_sentence_with_the_stories_there_are(open_at, server, browser):
    page = browser.new_page()
    for name in ("gone", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
        answer = page.goto(f"{server}/present?story={name}&step=2")
        assert answer.status == 404 and page.locator("h1").inner_text() == "There is no such story"
        assert page.locator("main img, main script").count() == 0
        assert page.locator("main li a").count() == len(STORIES)
    page.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "seminar.html"
    assert main(["export", "story", "seminar", "--format", "html", "-o", str(path)]) == 0
    return path


def test_the_file_runs_the_same_steps_and_keys_without_network(browser, file):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, watch = context.new_page(), Watch()
    watch.follow(page, "nowhere")
    page.goto(file.as_uri())
    drawn(page)
    story = CATALOG.stories["seminar"]
    page.keyboard.press("End")
    assert step_of(page) == len(story.steps) + 1
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert step_of(page) == 2
    page.keyboard.press("w")
    assert page.locator(".words .receipt:visible").inner_text()
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_selector(SHOWN)
    assert step_of(page) == 2
    assert page.locator("figure svg, .code").count() == 0  # no public address is set, so there is no code
    with context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    notes.wait_for_selector(SHOWN)
    notes.keyboard.press("ArrowRight")
    page.wait_for_function("() => !document.querySelector('#step-3').hidden")
    page.keyboard.press("ArrowRight")
    notes.wait_for_function("() => !document.querySelector('#step-4').hidden")
    assert [u for u in watch.outside if not u.startswith("file:")] == [] and watch.errors == []
    context.close()


def test_on_a_phone_the_steps_read_in_a_column_without_sideways_scroll(open_at):
    page, watch = open_at(at("briefing", 1), (390, 844), is_mobile=True, has_touch=True)
    for _ in range(len(CATALOG.stories["briefing"].steps)):
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1"), step_of(page)
        page.get_by_role("button", name=re.compile("^Next")).tap()
    assert watch.errors == []


def test_the_page_of_stories_leads_to_each_step_and_offers_the_files(page_at, server):
    page, watch = page_at("/stories")
    story = CATALOG.stories["briefing"]
    assert page.get_by_role("heading", name=story.title).is_visible()
    for suffix in ("html", "pptx"):
        answer = page.request.get(f"{server}/present/briefing.{suffix}")
        assert answer.ok and "attachment" in answer.headers["content-disposition"]
    page.locator(f".st-key-exhibit-story-{story.id} ol a").nth(1).click()
    page.wait_for_url("**/present?*step=2*")
    page.wait_for_selector(SHOWN)
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url("**/stories*")
    assert watch.outside == []
