"""Pages without scripts: small, whole, well built, with every number of the live page and a receipt behind each."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.derive.receipts import receipt
from dashboard.derive.record_items import by_series
from dashboard.exhibits.evidence import ID as EVIDENCE
from dashboard.exhibits.findings import findings
from dashboard.exhibits.registry import exhibit_by_id, exhibits_of
from dashboard.exports.plain import anchor_of, plain_parts
from dashboard.load.live import store
from dashboard.views.options import options
from dashboard.views.pages import PAGE_BY_NAME, pages_with_data
from dashboard.views.view import parse, query_of
from dashboard.web.plain_routes import served_links
from tests.hostile import PAYLOADS
from tests.test_hostile import TINY, TOGETHER, hostile
from tests.ui.drawn import SCRIPT, values

CATALOG = store().catalog()
PAGES = pages_with_data(CATALOG)
MOST_BYTES = 100_000
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
SOURCES, ISSUES = list(CATALOG.sources), list(CATALOG.issues)
# Choices on each page that has any.
CHOSEN = [
    ("costs", {"times": next(reversed(options("times", "costs", CATALOG)))}),
    ("positions", {"issue": ISSUES[3]}),
    ("risks", {"source": SOURCES[1]}),
    ("disagreements", {"differs": "scope"}),
    ("recommendations", {"to": "us-government"}),
    ("names", {"of": "deepseek"}),
    ("evidence", {"topic": "costs", "kind": "quantity"}),
    ("sources", {"source": SOURCES[2]}),
    ("compare", {"a": "openai", "b": "nvidia"}),
]
each_choice = pytest.mark.parametrize(("name", "choices"), CHOSEN, ids=[f"{n}-{'-'.join(c)}" for n, c in CHOSEN])

VOID = {"meta", "link", "br", "img", "input", "hr"}
ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "body", "header", "nav", "main", "footer", "section", "div",
    "h1", "h2", "h3", "p", "strong", "span", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td",
    "blockquote", "pre", "code",
}  # fmt: skip
# As it is printed: with its sign, its currency, its fraction and its percent sign; not the digits inside a name.
NUMBER = re.compile(r"(?<![A-Za-z0-9])[+−]?[$€£]?\d+(?:[.,/:]\d+)*%?")
CUT = re.compile(r"\(rows \d+ to \d+ of \d+\)")


@dataclass
class Node:
    """One element of a document."""

    tag: str
    attributes: dict[str, str]
    parts: list["Node | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Node"]:
        """Every element below it, in order; of these tags, if any are given."""
        for part in self.parts:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def words(self, *without: str) -> str:
        """Its text, without that of some elements, with plain spaces."""
        return " ".join(self._text({"style", "script", "title", *without}).split())

    def _text(self, without: set[str]) -> str:
        texts = (
            part if isinstance(part, str) else "" if part.tag in without else part._text(without) for part in self.parts
        )
        return f" {''.join(texts)} " if self.tag not in ("a", "strong", "span") else "".join(texts)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].parts.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data[:60]}")


def tree(html: str) -> Node:
    """The document; an element that is left open, or closed by another, is a fault."""
    assert html.startswith("<!doctype html>")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is never closed"
    return reader.open[0]


def one(node: Node, tag: str) -> Node:
    """The only element of this tag."""
    (found,) = node.all(tag)
    return found


def parts_in(catalog, name, choices):
    """The documents of a page of any home, as the server sends them."""
    view = parse(name, {key: [value] for key, value in choices.items()}, catalog)
    return plain_parts(view, catalog, served_links(view, catalog))


@cache
def _documents(name, choices):
    return tuple(parts_in(CATALOG, name, dict(choices)))


def documents(name, choices=None):
    """The documents of a page with these choices."""
    return _documents(name, tuple((choices or {}).items()))


@cache
def _trees(name, choices):
    return tuple(tree(html) for html in _documents(name, choices))


def trees(name, choices=None):
    """The same, read."""
    return _trees(name, tuple((choices or {}).items()))


def sections(parts):
    """The blocks of a page by anchor, each with those that carry it on; across its parts."""
    found, name = {}, ""
    for part in parts:
        for section in one(part, "main").all("section"):
            if section.attributes.get("class") == "block":
                name = section.attributes.get("id") or name
                found.setdefault(name, []).append(section)
    return found


def receipts(parts):
    """The receipts of a page by id."""
    return {
        node.attributes["id"]: node
        for part in parts
        for node in part.all("div")
        if node.attributes.get("class") == "receipt"
    }


def flat(text):
    """A text as a browser shows it, with plain spaces."""
    return " ".join(text.split())


def numbers(text):
    return set(NUMBER.findall(text))


def read_numbers(parts):
    """Every number of a plain page but those by which it counts its own rows and parts."""
    return numbers(CUT.sub("", " ".join(part.words("nav") for part in parts)))


@cache
def _exhibits(name, choices):
    return exhibits_of(name, CATALOG, **dict(choices))


def exhibits(name, choices=None):
    """The exhibits of a live page with these choices."""
    return _exhibits(name, tuple((choices or {}).items()))


def shown_claims(page, choices=None):
    """Whatever has a mark, a line or a word on the live page."""
    ids = [i for exhibit in exhibits(page.name, choices) for i in exhibit.claim_ids]
    if page.path == "/":
        ids += [i for found in findings(CATALOG) for i in found.claim_ids]
        ids += [i for found in findings(CATALOG) for i in marks_of(found.picture)]
    return by_series(ids)


def marks_of(figure):
    """The ids behind the marks of a chart."""
    return [] if figure is None else marks_in(json.loads(figure.to_json()))


def marks_in(figure):
    """The ids behind the marks of a chart, and behind the words in it that open a receipt."""
    points = [point for trace in figure["data"] for point in trace.get("customdata") or ()]
    ids = [point[0] if isinstance(point, list) and point else point for point in points]
    notes = figure["layout"].get("annotations", ())
    return [i for i in (*ids, *(n.get("name") for n in notes if n.get("captureevents"))) if i and isinstance(i, str)]


@each_page
def test_no_part_of_a_page_is_longer_than_a_slow_network_bears(page):
    for number, html in enumerate(documents(page.name), start=1):
        assert len(html.encode()) < MOST_BYTES, f"part {number}"


@each_choice
def test_no_part_of_a_chosen_view_is_longer_than_a_slow_network_bears(name, choices):
    assert all(len(html.encode()) < MOST_BYTES for html in documents(name, choices))


@each_page
def test_a_page_runs_no_script_and_fetches_nothing(page):
    for part in trees(page.name):
        for node in part.all():
            assert node.tag in ALLOWED
            assert not [name for name in node.attributes if name.startswith("on") or name in ("style", "src", "srcset")]
            assert not node.attributes.get("href", "").lstrip().lower().startswith(("javascript:", "data:", "//"))
            if node.tag == "link":
                assert node.attributes["rel"] == "canonical"
        (style,) = (node.parts[0] for node in part.all("style"))
        assert "url(" not in style and "@import" not in style


@each_page
def test_every_receipt_that_a_part_names_stands_on_it_and_each_anchor_but_once(page):
    for part in trees(page.name):
        ids = [node.attributes["id"] for node in part.all() if "id" in node.attributes]
        links = [node.attributes["href"] for node in part.all("a") if node.attributes["href"].startswith("#")]
        assert {link.removeprefix("#") for link in links} <= set(ids)
        assert sorted(ids) == sorted(set(ids)), "the same anchor twice"


@each_page
def test_whatever_a_page_shows_has_a_receipt_in_one_of_its_parts(page):
    there = receipts(trees(page.name)).keys()
    assert {anchor_of(i) for i in shown_claims(page)} - there == set()


@each_choice
def test_whatever_a_chosen_view_shows_has_a_receipt_in_one_of_its_parts(name, choices):
    there = receipts(trees(name, choices)).keys()
    assert {anchor_of(i) for i in shown_claims(PAGE_BY_NAME[name], choices)} - there == set()


@pytest.mark.parametrize("claim_id", [*CATALOG.claims, *CATALOG.positions][::9])
def test_a_receipt_has_the_statement_the_quotes_with_their_places_and_what_to_know_before_quoting(claim_id):
    found = receipts(trees("evidence"))[anchor_of(claim_id)].words()
    shown = receipt(claim_id, CATALOG)
    for quoted in shown.quotes:
        assert f"“{flat(quoted.quote)}”" in found
        assert quoted.where in found and quoted.voice in found
    verdict = (shown.verdict.badge, shown.verdict.why, shown.verdict.say) if shown.verdict else ()
    for text in (shown.statement, *shown.know_before_quoting, *shown.includes, *shown.excludes, *verdict):
        assert flat(text) in found


# A quantity, an event, a risk and a position, each with much to say.
SPEAKING = [
    max(ids, key=lambda i: len(str(receipt(i, CATALOG))))
    for ids in (*([c.id for c in CATALOG.claims_of(k)] for k in ("quantity", "event", "risk")), CATALOG.positions)
]


@pytest.mark.parametrize("claim_id", SPEAKING)
def test_a_receipt_has_every_number_that_the_live_one_has(claim_id):
    live = drawn(PAGE_BY_NAME["about"], {"v": "1", "claim": claim_id})
    own = receipts(trees("evidence"))[anchor_of(claim_id)].words()
    assert_in(live_texts(live), numbers(own) | read_numbers(trees("about")))


def drawn(page, query):
    """The live page with a query, in one run."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    if page.path != "/":
        app.switch_page(page.file)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def plain_words(markdown):
    """Markdown as a reader sees it: no addresses, no numbers of a list."""
    text = re.sub(r"\]\([^()\s]*\)", "]", markdown)
    text = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)
    return re.sub(r"\\(.)", r"\1", text)


def live_texts(app):
    """Every text of a live page, with its tables, its code and the words in its charts."""
    shown = (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info)
    texts = [plain_words(text) for text in values(shown)]
    # The link at the foot of a printed page is an address, not a number.
    texts = [re.sub(r"\S*\?v=1\S*", "", text) for text in texts]
    for table in app.table:
        texts += [plain_words(str(cell)) for cell in (*table.value.columns, *table.value.to_numpy().ravel())]
    for chart in app.get("plotly_chart"):
        texts += chart_texts(json.loads(chart.proto.spec))
    return texts


def chart_texts(figure):
    """The words written in a chart.

    Left out are the labels of its axes (ticks, and annotations that lead nowhere and hang on an axis at the edge of the
    paper), what only a pointer over a mark shows, and the words read aloud in place of a chart, as tables are read.
    """
    for note in figure["layout"].get("annotations", ()):
        axis = not note.get("name") and note.get("xref", "").startswith("x") and note.get("yref") == "paper"
        if not axis:
            yield re.sub(r"<[^<>]*>", " ", note["text"])
    for trace in figure["data"]:
        for text in (trace.get("text"), trace.get("texttemplate")):
            for line in [text] if isinstance(text, str) else text or ():
                if "text" in trace.get("mode", "text"):
                    yield re.sub(r"<[^<>]*>", " ", str(line))


def assert_in(texts, there):
    missing = {
        number: text[max(0, text.index(number) - 50) :][:120]
        for text in texts
        for number in numbers(text)
        if number not in there
    }
    assert missing == {}


@each_page
def test_no_number_of_a_live_page_is_missing_from_the_plain_one(page):
    app = drawn(page, {"v": "1"})
    texts = [*live_texts(app), *values(app.code)]
    assert not app.exception and len(texts) > 3
    assert_in(texts, read_numbers(trees(page.name)))


@pytest.mark.parametrize(("name", "choices"), CHOSEN[::2])
def test_no_number_of_a_chosen_live_view_is_missing_from_the_plain_one(name, choices):
    app = drawn(PAGE_BY_NAME[name], {"v": "1", "show": "everything", **choices})
    assert not app.exception
    assert_in((*live_texts(app), *values(app.code)), read_numbers(trees(name, choices)))


def test_the_comparison_sees_a_number_that_differs_by_a_sign_or_a_digit():
    there = read_numbers([tree("<!doctype html><main><p>5.6, 1/20, −1.46%, $5.6 and R1</p><nav>7</nav></main>")])
    assert there == {"5.6", "1/20", "−1.46%", "$5.6"}
    for other in ("5.7", "1/2", "+1.46%", "1.46%", "€5.6", "1", "7"):
        with pytest.raises(AssertionError):
            assert_in([f"about {other}, they say"], there)


@each_page
def test_an_exhibit_stands_whole_with_every_row_its_notes_and_every_number_of_its_chart(page):
    found = sections(trees(page.name))
    for exhibit in exhibits(page.name):
        blocks = found[exhibit.id.replace(".", "-")]
        words = " ".join(CUT.sub("", block.words()) for block in blocks)
        assert flat(exhibit.title) in [CUT.sub("", one(block, "h2").words()).strip() for block in blocks]
        rows = [[cell.words() for cell in row.all("td")] for block in blocks for row in block.all("tr")]
        wanted = exhibit.table.drop(columns="claim_ids").astype(str).to_numpy().tolist()
        assert [row for row in wanted if [flat(cell) for cell in row] not in rows] == [], exhibit.id
        for text in (exhibit.subtitle, *exhibit.text, *exhibit.notes, exhibit.source_note):
            assert flat(text) in words, exhibit.id
        for figure in exhibit.figures.values():
            assert_in(chart_texts(figure.to_plotly_json()), numbers(words))


def test_the_evidence_has_every_row_of_the_live_table_under_its_topic():
    rows = [[cell.words() for cell in row.all("td")] for part in trees("evidence") for row in part.all("tr")]
    wanted = exhibit_by_id(EVIDENCE, CATALOG).table.drop(columns="claim_ids").astype(str).to_numpy().tolist()
    assert sorted(row for row in rows if row) == sorted([flat(cell) for cell in row] for row in wanted)


@each_page
def test_the_parts_of_a_page_lead_to_each_other(page):
    parts = trees(page.name)
    for number, part in enumerate(parts, start=1):
        lists = [nav for nav in part.all("nav") if nav.attributes["aria-label"] == "Parts of this page"]
        if len(parts) == 1:
            assert lists == []
            continue
        items = list(one(lists[0], "ol").all("li"))
        assert len(items) == len(parts)
        for n, item in enumerate(items, start=1):
            links = [node.attributes["href"] for node in item.all("a")]
            if n == number:
                assert links == [] and "This part" in item.words()
                continue
            to = urlsplit(links[0])
            assert to.path == page.name and parse_qs(to.query).get("part", ["1"]) == [str(n)]
            assert len(re.sub(r"^Part \d+:?", "", item.words())) > 3, f"part {n} does not say what is in it"


def test_long_pages_are_in_parts_evidence_by_topic_and_positions_by_issue():
    topics = {t.id for t in CATALOG.topics.values() if any(c.topic == t.id for c in CATALOG.claims.values())}
    parts = trees("evidence")
    assert len(parts) > len(topics) / 2 and {f"topic-{t}" for t in topics} <= sections(parts).keys()
    heads = [head.words() for part in trees("positions") for head in one(part, "main").all("h2")]
    for issue in CATALOG.issues.values():
        assert any(head.startswith(issue.proposition.rstrip(".")) for head in heads)


@each_choice
def test_the_choices_of_the_address_are_honoured_and_kept_in_its_links(name, choices):
    parts = trees(name, choices)
    text = " ".join(part.words("nav") for part in parts)
    assert [node for part in parts for node in part.all("p") if node.attributes.get("role") == "status"] == []
    shown = [exhibit.title for exhibit in exhibits(name, choices)]
    assert all(flat(title) in CUT.sub("", text).replace("  ", " ") for title in shown)
    view = query_of(parse(name, {key: [value] for key, value in choices.items()}, CATALOG))
    for part in parts:
        links = [urlsplit(node.attributes["href"]) for node in part.all("a")]
        again = [link for link in links if link.path in (name, f"../{name}") or "/data/exhibits/" in link.path]
        assert again
        for link in again:
            asked = {key: values[-1] for key, values in parse_qs(link.query).items() if key != "part"}
            assert asked == view


@pytest.mark.parametrize("page", [p for p in pages_with_data(TINY) if p.params], ids=lambda p: p.name)
def test_a_choice_that_is_not_in_the_data_is_said_in_words(page):
    name = next(name for name in page.params if name != "q")
    first = tree(parts_in(TINY, page.name, {name: "nobody-of-these", "zebra": "1", "v": "7"})[0])
    notices = [node.words() for node in first.all("p") if node.attributes.get("role") == "status"]
    assert len(notices) == 3
    for said in ("“nobody-of-these”", "“zebra”", "“7”"):
        assert any(said in notice for notice in notices)
    addresses = "".join(node.attributes.get("href", "") for node in first.all("a", "link"))
    assert "nobody-of-these" not in addresses and "zebra" not in addresses


def test_the_proposition_that_the_address_asks_for_comes_first():
    first = next(one(trees("positions", {"issue": ISSUES[3]})[0], "main").all("h2"))
    assert first.words().startswith(CATALOG.issues[ISSUES[3]].proposition.rstrip("."))


@each_page
def test_a_page_is_built_for_a_screen_reader(page):
    titles = set()
    for part in trees(page.name):
        assert one(part, "html").attributes["lang"] == "en"
        levels = [int(head.tag[1]) for head in part.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert all(head.words() for head in part.all("h1", "h2", "h3"))
        for landmark in ("main", "header", "footer"):
            one(part, landmark)
        navs = [nav.attributes["aria-label"] for nav in part.all("nav")]
        assert len(navs) == len(set(navs)) and all(navs)
        assert [n for n in one(part, "header").all("a") if n.attributes.get("aria-current") == "page"]
        for table in part.all("table"):
            heads = list(table.all("th"))
            assert heads and all(head.attributes["scope"] == "col" and head.words() for head in heads)
            assert all(len(list(row.all("td"))) in (0, len(heads)) for row in table.all("tr"))
        assert all(link.words() for link in part.all("a")), "a link without words"
        titles.add(one(part, "title").parts[0])
    assert len(titles) == 1


def test_every_page_has_a_title_and_a_description_of_its_own():
    heads = [one(trees(page.name)[0], "head") for page in PAGES]
    titles = [one(head, "title").parts[0] for head in heads]
    about = [n.attributes["content"] for h in heads for n in h.all("meta") if n.attributes.get("name") == "description"]
    assert len(set(titles)) == len(titles) and len(set(about)) == len(about) == len(PAGES)


def test_every_page_leads_to_every_other_and_to_itself_with_charts():
    for page in PAGES:
        for part in trees(page.name):
            links = [urlsplit(node.attributes["href"]) for node in part.all("a")]
            assert {other.name for other in PAGES} <= {link.path for link in links}
            assert f"..{page.path}" in {link.path for link in links}
            assert CATALOG.version in one(part, "footer").words() and CATALOG.updated in one(part, "footer").words()


# What our own templates and addresses bring, and a text may not add to.
def skeleton(parts):
    return [[(node.tag, tuple(sorted(node.attributes))) for node in part.all()] for part in parts]


@pytest.mark.parametrize("text", TOGETHER, ids=map(str, range(len(TOGETHER))))
def test_a_hostile_text_in_the_data_comes_out_as_text_and_nothing_else(text):
    catalog = hostile(text)
    marked = " ".join(text.replace("\x00", "�").split())[:40]
    seen = ""
    for page in pages_with_data(catalog):
        found = [tree(html) for html in parts_in(catalog, page.name, {})]
        for part in found:
            for node in part.all():
                assert node.tag in ALLOWED
                assert not [n for n in node.attributes if n.startswith("on") or n in ("style", "src")]
                address = node.attributes.get("href", "")
                own = not urlsplit(address).scheme and not urlsplit(address).netloc
                assert own or address in {s.url for s in TINY.record.sources.values()}
            seen += part.words().replace("\x00", "�")
    assert marked in seen


def test_markup_in_the_name_of_the_site_a_statement_or_a_label_changes_no_element():
    for name in ("overview", "evidence", "names", "about"):
        usual = skeleton([tree(html) for html in parts_in(TINY, name, {})])
        for text in ("<script>alert(1)</script>", '"><svg/onload=alert(1)>', "' onmouseover='alert(1)"):
            assert skeleton([tree(html) for html in parts_in(hostile(text), name, {})]) == usual


@pytest.mark.parametrize("text", PAYLOADS, ids=map(str, range(len(PAYLOADS))))
def test_a_hostile_text_in_the_address_comes_out_as_text_and_nothing_else(text):
    for query in ({"source": text, "q": text, "v": text}, {text: text, "claim": text, "only": text}):
        for part in (tree(html) for html in parts_in(TINY, "evidence", query)):
            assert {node.tag for node in part.all()} <= ALLOWED
            assert not [n for node in part.all() for n in node.attributes if n.startswith("on") or n == "style"]
            for link in part.all("a", "link"):
                parts = urlsplit(link.attributes["href"])
                own = not parts.scheme and not parts.netloc
                assert own or link.attributes["href"] in {s.url for s in TINY.record.sources.values()}
