"""What leaves the page: pictures, files, links and citations, by pointer and by keyboard, from any theme."""

import csv
import io
import json
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image

from dashboard.exhibits.registry import exhibit_by_id
from dashboard.figures.theme import TOKENS
from dashboard.load.live import store
from dashboard.ui.actions import STYLES, element_key
from dashboard.views.view import claim_url, parse
from tests.browser.conftest import Watch, started, wait_until_idle
from tests.browser.marks import DIALOG, close_receipt, receipt, said
from tests.load.home import copied_home, edit

CATALOG = store().catalog()
PNG_WIDTH = 2480
# A chart with its table, a table, a chart on a dark page, and claims on one scale with all sides below.
TAKEN = [
    ("/compare?v=1&a=deepseek&b=openai", "side-by-side", "light"),
    ("/recommendations?v=1&to=all&by=liang-wenfeng", "who-asks-whom", "light"),
    ("/capability?v=1", "said-of-capability", "dark"),
    ("/disagreements?v=1", "disagreement.disagreement.cost-of-which-model", "light"),
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def desks(server, browser):
    """A browser of a reader who lets pages write to the clipboard, in each theme."""
    made = {}

    def desk(theme):
        if theme not in made:
            made[theme] = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme)
            made[theme].grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        return made[theme]

    yield desk
    for context in made.values():
        context.close()


@pytest.fixture
def open_at(server, desks):
    """Open a path in a theme: the drawn page, and what was watched meanwhile."""
    pages = []

    def opened(path, theme="light"):
        page, watch = desks(theme).new_page(), Watch()
        pages.append(page)
        watch.follow(page, server)
        page.goto(f"{server}{path}")
        wait_until_idle(page)
        page.wait_for_function("() => /[?&]v=1/.test(location.search)")
        return page, watch

    yield opened
    for page in pages:
        page.close()


def button(page, what, exhibit):
    return page.locator(f'[class*="st-key-{what}-{exhibit}"] button')


def open_dialog(page, what, exhibit):
    button(page, what, exhibit).click()
    return receipt(page)


def downloaded(page, act, folder):
    """The name and content of the file that comes of an act."""
    with page.expect_download(timeout=20_000) as waited:
        act()
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file.name, file.read_bytes()


def press(page, locator):
    """Focus and Enter, as a keyboard does it."""

    def act():
        locator.focus()
        page.keyboard.press("Enter")

    return act


def squeezed(text):
    return "".join(text.split())


def inner_links(root):
    """Every address a picture would fetch or lead to."""
    for node in root.iter():
        for name, value in node.attrib.items():
            if name.rpartition("}")[2] in ("href", "src"):
                yield value
            yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", value)
        if node.text and node.tag == f"{SVG}style":
            yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", node.text)
            assert "@import" not in node.text


def check_svg(body, wanted):
    """The picture is one of its own: XML, light, the texts that belong to it in it, nothing fetched, nothing run."""
    text = body.decode("utf-8")
    assert "<!DOCTYPE" not in text and "<!ENTITY" not in text
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    for node in root.iter():
        assert node.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe", "object", "image"), node.tag
        assert not any(name.lower().startswith("on") for name in node.attrib)
    for link in inner_links(root):
        assert link.startswith(("data:", "#")), link
    ground = next(node for node in root if node.tag == f"{SVG}rect")
    assert ground.get("fill") == TOKENS["ground"][0]
    assert ground.get("width") == root.get("width") and ground.get("height") == root.get("height")
    words = squeezed("".join("".join(node.itertext()) for node in root.iter(f"{SVG}text")))
    for part in wanted:
        assert squeezed(part) in words, part
    return root


def check_png(body):
    picture = Image.open(io.BytesIO(body))
    assert picture.format == "PNG" and picture.width == PNG_WIDTH and picture.height > 300
    colours = picture.convert("RGB").getcolors(2**24)
    ground = tuple(int(TOKENS["ground"][0][i : i + 2], 16) for i in (1, 3, 5))
    share = {colour: count for count, colour in colours}.get(ground, 0) / (picture.width * picture.height)
    assert 0.5 < share < 0.995, "a light ground with something on it"
    assert len(colours) > 20
    return picture


@pytest.mark.parametrize(("path", "exhibit_id", "theme"), TAKEN, ids=[name for _, name, _ in TAKEN])
def test_pictures_hold_title_source_link_and_version_on_a_light_ground(open_at, tmp_path, path, exhibit_id, theme):
    page, watch = open_at(path, theme)
    parts = urlsplit(page.url)
    choices = parse(parts.path.strip("/"), {n: [v] for n, v in _query(parts.query).items()}, CATALOG).choices
    exhibit = exhibit_by_id(exhibit_id, CATALOG, **choices)
    key = element_key(exhibit_id)
    link = f"{page.url.partition('#')[0]}#{key}"
    wanted = [exhibit.title, exhibit.subtitle, exhibit.source_note, link, f"{CATALOG.site.name}, data version"]
    wanted += [CATALOG.updated, *exhibit.notes, *exhibit.text]

    open_dialog(page, "download", key)
    by_click = downloaded(page, button(page, "svg", key).click, tmp_path)
    assert by_click[0] == f"{key}.svg"
    root = check_svg(by_click[1], wanted)
    if exhibit.figures:
        assert len(root.findall(f"{SVG}svg")) >= 1, "the chart is in the picture"
    if exhibit.table_stays or not exhibit.figures:
        words = squeezed("".join(root.itertext()))
        for cell in exhibit.table.drop(columns="claim_ids").to_numpy().ravel():
            assert squeezed(str(cell)) in words, cell
    dark = {dark for light, dark in TOKENS.values() if dark not in {light for light, _ in TOKENS.values()}}
    drawn = by_click[1].decode("utf-8").partition("</style>")[2].lower()
    assert not [colour for colour in dark if colour in drawn], "colours of the dark page are in the picture"

    name, body = downloaded(page, press(page, button(page, "png", key)), tmp_path)
    assert name == f"{key}.png"
    check_png(body)
    assert watch.errors == [] and watch.outside == []


def _query(query):
    return dict(pair.split("=", 1) for pair in query.split("&"))


def test_everything_is_done_by_keyboard_too(open_at, tmp_path):
    page, watch = open_at("/recommendations?v=1&to=all&by=liang-wenfeng")
    press(page, button(page, "download", "who-asks-whom"))()
    dialog = receipt(page)
    name, body = downloaded(page, press(page, button(page, "svg", "who-asks-whom")), tmp_path)
    assert name.endswith(".svg") and body.startswith(b"<svg")
    for _ in range(14):
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('[role=dialog]')"), "focus stays in the dialog"
    close_receipt(page)
    press(page, button(page, "copylink", "who-asks-whom"))()
    page.wait_for_function("() => document.getElementById('said')?.textContent === 'Link copied'")
    press(page, button(page, "cite", "who-asks-whom"))()
    assert "Sentence" in said(receipt(page))
    assert dialog and watch.errors == []


def test_copy_link_puts_the_address_on_the_clipboard_and_says_so(open_at, server):
    page, watch = open_at("/recommendations?v=1&to=us-government&by=all")
    own = page.url
    for what, expected in (("page", own), ("who-asks-whom", f"{own}#who-asks-whom")):
        page.evaluate("() => navigator.clipboard.writeText('nothing yet')")
        pressed = button(page, "copylink", what)
        pressed.click()
        page.wait_for_function("() => document.getElementById('said')?.textContent === 'Link copied'")
        assert "Link copied" in pressed.inner_text()
        assert page.evaluate("() => navigator.clipboard.readText()") == expected
        assert page.locator("#said").get_attribute("role") == "status"
        pressed.filter(has_not_text="Link copied").wait_for(timeout=10_000)
        page.evaluate("() => { document.getElementById('said').textContent = ''; }")
    assert page.url == own, "copying changes nothing"

    page.locator("table a").first.click()
    receipt(page)
    claim = _query(urlsplit(page.url).query)["claim"]
    button(page, "copylink", "receipt").click()
    page.wait_for_function("() => document.getElementById('said')?.textContent === 'Link copied'")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{server}{claim_url(claim)}"
    assert watch.errors == []


def comes_to_clipboard(page, text):
    for _ in range(20):
        copied = page.evaluate("() => navigator.clipboard.readText()").strip()
        if copied == text.strip():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"the clipboard holds {copied[:80]!r} instead of {text[:80]!r}")


def test_cite_shows_four_styles_each_with_a_button_that_copies_it(open_at):
    page, watch = open_at("/recommendations?v=1&to=all&by=liang-wenfeng")
    page.evaluate("() => navigator.clipboard.writeText('nothing yet')")
    open_dialog(page, "cite", "who-asks-whom")
    texts = [block.inner_text() for block in page.locator(f'{DIALOG} [data-testid="stCode"] code').all()]
    assert len(texts) == len(STYLES) == 4
    shown = said(page.locator(DIALOG))
    for (name, _), text in zip(STYLES, texts, strict=True):
        assert name in shown
        for part in (f"{page.url}#who-asks-whom", CATALOG.site.name, CATALOG.updated[:4]):
            assert part in text.replace("\n", " "), (name, part)
    assert texts[2].startswith("@misc{") and texts[3].startswith("TY  - ")
    block, copying = page.locator(f'{DIALOG} [data-testid="stCode"]'), f'{DIALOG} [aria-label="Copy to clipboard"]'
    block.nth(2).hover()
    page.locator(copying).nth(2).click()
    comes_to_clipboard(page, texts[2])
    assert watch.errors == []


def test_data_files_come_from_links_and_hold_what_is_on_screen(open_at, server, tmp_path):
    page, watch = open_at("/recommendations?v=1&to=all&by=liang-wenfeng")
    rows = page.locator("table tbody tr").count()
    own = f"{page.url}#who-asks-whom"
    open_dialog(page, "download", "who-asks-whom")
    files = {}
    for suffix in ("csv", "xlsx", "json"):
        link = page.locator(f'{DIALOG} a[href*=".{suffix}"]')
        assert urlsplit(link.get_attribute("href")).netloc in ("", urlsplit(server).netloc)
        name, files[suffix] = downloaded(page, press(page, link), tmp_path)
        assert name == f"who-asks-whom.{suffix}"
    assert page.url.startswith(own.partition("#")[0]), "the page stays where it is"
    lines = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline="")))
    assert len([line for line in lines[1:] if line[0] != "#"]) == rows
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert book.sheetnames == ["Data", "Notes", "Sources"] and book["Data"].max_row == rows + 1
    whole = json.loads(files["json"])
    assert len(whole["data"]) == rows and whole["link"] == own
    assert ["#", own] in lines
    assert watch.errors == [] and watch.outside == []


# Without a digit: the check lets no figure into a statement that its quote does not hold.
HOSTILE = "<img src=x onerror=alert()><script>alert()</script> [x](javascript:alert()) $x$ {{seven}} :red[y]"
MADE_OF_IT = """() => [...document.querySelectorAll('img[src="x"], [onerror], a[href^="javascript"], script')]
  .filter(node => node.tagName !== 'SCRIPT' || (node.type !== 'application/ld+json' && /alert/.test(node.textContent)))
  .map(node => node.outerHTML.slice(0, 100))"""


def test_hostile_words_in_the_data_stay_words_on_pages_and_in_pictures(browser, root, tmp_path):
    home = copied_home(tmp_path)
    edit(home, "data/site.yaml", 'name: "Both banks"', f"name: '{HOSTILE} banks'")
    costs = "data/claims/costs.yaml"
    edit(home, costs, 'statement: "The report says that', f"statement: '{HOSTILE} The report says that")
    edit(home, costs, 'cost €48 million to build."', "cost €48 million to build.'")
    edit(
        home,
        costs,
        'label: "Cost of the bridge"\n  short: "Bridge"\n  statement: \'',
        f"label: '{HOSTILE}'\n  short: '{HOSTILE}'\n  statement: '",
    )
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    with started(["-m", "dashboard", "run"], tmp_path, root, "/healthz", home) as server:
        page, watch, asked = context.new_page(), Watch(), []
        watch.follow(page, server)
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        for path in ("/", "/evidence", "/evidence?v=1&claim=cost.bridge.report"):
            page.goto(f"{server}{path}")
            wait_until_idle(page)
            if "claim" in path:
                assert HOSTILE in said(receipt(page)), "the words are shown as they are"
                page.locator(f"{DIALOG} details").last.click()
                page.wait_for_timeout(300)
            assert page.evaluate(MADE_OF_IT) == []
        page.goto(f"{server}/costs")
        wait_until_idle(page)
        open_dialog(page, "download", "bridge-costs")
        body = downloaded(page, button(page, "svg", "bridge-costs").click, tmp_path)[1]
        check_svg(body, [HOSTILE, f"{server}/costs?v=1#bridge-costs"])
        check_png(downloaded(page, button(page, "png", "bridge-costs").click, tmp_path)[1])
        assert page.evaluate(MADE_OF_IT) == []
        assert asked == [] and watch.errors == [] and watch.outside == [] and watch.failed == []
    context.close()
