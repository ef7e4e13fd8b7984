"""Links for ever: those given out once, those that programs mangled, and any that a keyboard can produce."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.derive.evidence import evidence_rows
from dashboard.derive.receipts import receipt
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, exhibits_of, page_of
from dashboard.load.live import store
from dashboard.views.options import options
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import FREE_TEXT, LONGEST_TEXT, View, parse, query_of, url_for
from tests.hostile import PAYLOADS, QUERIES

CATALOG = store().catalog()
FROZEN = yaml.safe_load(Path(__file__).with_name("frozen_links.yaml").read_text(encoding="utf-8"))
PAGE_AT = {page.path: page.name for page in PAGES}
CLOSING = (".", ",", ")", ">", ";", "”", '"', "'", "’", "]", "}", "!", "?", ":", ").", ">.", "%3E", "%20", "%0D%0A")
LONGEST_NOTICE = 300


def view_at(link: str, catalog=CATALOG) -> View:
    """The view that a browser gets at a link: path and query as Streamlit reads them."""
    address = urlsplit(link)
    return parse(PAGE_AT[address.path], parse_qs(address.query, keep_blank_values=True), catalog)


def same_choices(view: View, expected: dict[str, str]) -> bool:
    """The view makes these choices, each under the id it has now, and opens nothing else."""
    now = {name: CATALOG.aliases.get(value, value) for name, value in expected.items()}
    opened = {name: view.chosen(name) for name in ("claim", "table", "show") if view.chosen(name)}
    return now.items() <= view.choices.items() and opened.items() <= now.items()


def exists(view: View, catalog=CATALOG) -> bool:
    """Every choice of the view is one that its page offers, and what it opens is in the data."""
    page = PAGE_BY_NAME[view.page]
    offered = all(view.chosen(n) in options(n, page.name, catalog) for n in page.params if n not in FREE_TEXT)
    if view.chosen("claim"):
        receipt(view.chosen("claim"), catalog)
    return offered and (not view.chosen("table") or view.chosen("table") in exhibit_ids(catalog))


@cache
def drawn(page: str, choices: tuple[tuple[str, str], ...]) -> int:
    """How many exhibits or rows a page has with these choices; raises if it cannot be drawn."""
    if page == "evidence":
        return len(evidence_rows(CATALOG, **dict(choices)))
    return len(exhibits_of(page, CATALOG, **dict(choices)))


each_link = pytest.mark.parametrize("frozen", FROZEN, ids=[frozen["link"] for frozen in FROZEN])


@each_link
def test_a_link_that_was_given_out_gives_its_view_for_ever(frozen):
    view = view_at(frozen["link"])
    assert view.page == frozen["page"]
    assert same_choices(view, frozen["choices"]), view.choices
    assert view.notices == ()
    assert exists(view)


@each_link
def test_what_a_frozen_link_opens_stands_on_its_page(frozen):
    opened, place = frozen["choices"].get("table"), urlsplit(frozen["link"]).fragment
    there = {i.replace(".", "-"): i for i in exhibit_ids(CATALOG)}
    for exhibit in filter(None, (opened, there.get(place, place))):
        exhibit = CATALOG.aliases.get(exhibit, exhibit)
        assert page_of(exhibit, CATALOG) == frozen["page"]
        assert exhibit_by_id(exhibit, CATALOG, **frozen["choices"]) is not None


def test_the_frozen_list_has_every_page_and_every_kind_of_thing_that_opens():
    assert len(FROZEN) >= 60
    assert len({frozen["link"] for frozen in FROZEN}) == len(FROZEN)
    assert {frozen["page"] for frozen in FROZEN} == {page.name for page in PAGES}
    assert {name for frozen in FROZEN for name in frozen["choices"]} >= {n for p in PAGES for n in p.params}
    opened = {frozen["choices"].get("claim", "").partition(".")[0] for frozen in FROZEN}
    assert opened >= {"position", "record", "cost", "event", "risk", "recommendation", "answer", "definition"}
    tables = {frozen["choices"].get("table", "").partition(".")[0] for frozen in FROZEN}
    assert tables >= {"disagreement", "question", "matrix"} or tables >= {"disagreement", "question", "one-issue"}


@pytest.mark.parametrize("sign", CLOSING)
def test_a_sign_that_closed_the_sentence_changes_nothing(sign):
    for frozen in FROZEN:
        link = frozen["link"].partition("#")[0]
        if "?" in link:
            assert view_at(link + sign) == view_at(link), link


def test_choices_that_were_joined_as_html_are_all_read():
    for frozen in FROZEN:
        assert view_at(frozen["link"].replace("&", "&amp;")) == view_at(frozen["link"]), frozen["link"]


def test_tags_of_newsletters_change_nothing():
    for frozen in FROZEN:
        link = frozen["link"].partition("#")[0]
        tagged = f"{link}{'&' if '?' in link else '?'}utm_source=brief&utm_medium=email&utm_campaign=x%20y"
        assert view_at(tagged) == view_at(link), link


def test_a_link_without_its_format_is_read_as_the_present_one():
    for frozen in FROZEN:
        assert view_at(frozen["link"].replace("v=1&", "").replace("?v=1", "")) == view_at(frozen["link"])


def test_a_link_of_another_format_is_read_as_far_as_it_goes_and_says_so():
    for frozen in FROZEN:
        if "v=1" in frozen["link"]:
            view = view_at(frozen["link"].replace("v=1", "v=2"))
            assert view.choices == view_at(frozen["link"]).choices
            (notice,) = view.notices
            assert "format" in notice and "“2”" in notice


def test_of_a_choice_made_twice_the_last_holds():
    for frozen in FROZEN:
        for name, value in frozen["choices"].items():
            link = frozen["link"].partition("#")[0]
            doubled = f"{link.replace('?', f'?{name}=nothing-of-the-kind&')}&{name}={quote(value)}"
            if "?" in link:
                assert view_at(doubled).choices == view_at(link).choices, doubled


@pytest.mark.parametrize(
    "link",
    [
        "/positions?v%3D1%26issue%3Dopen_weights",
        "/positions?v%3D1&issue%3Dopen_weights",
        "/positions?v=3D1&issue=3Dopen_weights",
        "/positions?v=3D1&amp;issue=3Dopen_weights",
        "/positions?v=1&issue=open_weig=hts",
        "/positions?v=1&issue=open_%0D%0Aweights",
        "/positions?v=1&issue=open_%20weights",
        "/positions?v=1&issue=open_wei%E2%80%8Bghts%C2%AD",
        "/positions?v=1&issue=%20open_weights%2520",
        "/positions?v=1&issue=open_weights%23one-issue",
        "/positions?v=1&Issue=open_weights",
        "/positions?V=1&ISSUE=OPEN_WEIGHTS",
        "/positions?v=1&issue=Open_Weights_",
        "/positions?v=1&amp;amp;issue=open_weights",
        "/positions?v=1?issue=open_weights",
        "/positions?v=1&%20issue=open_weights",
        "/positions?v=1&issue=open_weights&gt;",
        "/positions?v=1&issue=open_weights&fbclid=x&mc_cid=y&gclid=z",
    ],
)
def test_a_link_that_a_mail_program_mangled_is_the_view_that_was_sent(link):
    assert view_at(link) == view_at("/positions?v=1&issue=open_weights")


def test_a_search_keeps_its_signs_and_capitals():
    for text in ("Nvidia?", "3D chips", "a=b", "“quote”", "X."):
        assert view_at(f"/evidence?v=1&q={quote(text)}").chosen("q") == text


@pytest.mark.parametrize(
    "link",
    [
        "/positions?v=1&issue=",
        "/positions?v=1&issue=%3Cb%3Eopen_weights",
        "/positions?v=1&issue=open",
        f"/positions?v=1&issue={'open_weights' * 2_000}",
        f"/positions?v=1&{'issue' * 2_000}=open_weights",
    ],
)
def test_what_cannot_be_made_out_gives_the_nearest_view_and_a_notice_in_words(link):
    view = view_at(link)
    assert exists(view)
    assert view.notices
    assert all(len(notice) < LONGEST_NOTICE for notice in view.notices)


@pytest.mark.parametrize("name", ["claim", "table"])
def test_a_very_long_or_unknown_receipt_or_table_is_left_shut_and_named_in_short(name):
    for value in ("x" * 50_000, "cost.no-such-claim", "<b>x"):
        view = parse("costs", {name: [value]}, CATALOG)
        assert view.chosen(name) == ""
        (notice,) = view.notices
        assert name in notice and value[:20] in notice and len(notice) < LONGEST_NOTICE


def test_a_search_that_is_too_long_is_cut_and_the_cut_is_said():
    text = "no vidia " * 100
    view = parse("evidence", {"q": [text]}, CATALOG)
    assert view.chosen("q") == text[:LONGEST_TEXT]
    assert view.notices, "the reader is not told that only the beginning was searched for"


def test_the_table_of_another_page_is_not_left_in_the_address_without_a_word():
    view = parse("costs", {"table": ["matrix"]}, CATALOG)
    assert view.chosen("table") == ""
    (notice,) = view.notices
    assert "matrix" in notice


def renamed() -> list[tuple[str, str, str, str]]:
    """One of each thing a link can name: page, choice, id as it is now, id as it was."""
    first = {kind: next(iter(getattr(CATALOG, kind))) for kind in ("claims", "positions", "issues", "sources", "terms")}
    return [
        ("evidence", "claim", first["claims"], "old.claim"),
        ("overview", "claim", first["positions"], "old.position"),
        ("positions", "issue", list(CATALOG.issues)[2], "old_issue"),
        ("sources", "source", first["sources"], "old-source"),
        ("method", "term", first["terms"], "old-term"),
        ("names", "of", list(CATALOG.entities)[1], "old-entity"),
        ("compare", "b", list(options("b", "compare", CATALOG))[3], "old-actor"),
        ("evidence", "topic", list(CATALOG.topics)[1], "old-topic"),
        ("positions", "table", "matrix", "old-matrix"),
    ]


@pytest.mark.parametrize(("page", "name", "now", "before"), renamed())
def test_a_renamed_id_leads_to_the_new_one_without_a_word(page, name, now, before):
    catalog = replace(CATALOG, aliases={before: now})
    for value in (before, f"{before}.", f"{before})", f"{before}>"):
        view = parse(page, {"v": ["1"], name: [value]}, catalog)
        assert view.chosen(name) == now, value
        assert view.notices == ()
        assert query_of(view)[name] == now
    assert parse(page, {name: [before]}, CATALOG).notices, "without the alias there must be a notice"


@pytest.mark.parametrize(("page", "prefix"), [("disagreements", "disagreement."), ("questions", "question.")])
def test_a_renamed_disagreement_or_question_is_found_by_its_exhibit(page, prefix):
    now = next(iter(CATALOG.disagreements if page == "disagreements" else CATALOG.questions))
    catalog = replace(CATALOG, aliases={"old-one": now})
    view = parse(page, {"table": [f"{prefix}old-one"]}, catalog)
    assert view.chosen("table") == f"{prefix}{now}"
    assert view.notices == ()


def test_a_search_for_an_old_id_stays_a_search():
    catalog = replace(CATALOG, aliases={"old-id": next(iter(CATALOG.claims))})
    assert parse("evidence", {"q": ["old-id"]}, catalog).chosen("q") == "old-id"


NAMES = sorted(
    {name for page in PAGES for name in page.params} | {"claim", "table", "show", "v", "utm_source", "embed"}
)
IDS = [
    "all", "everything", "1", *CATALOG.issues, *CATALOG.sources, *CATALOG.terms, *list(CATALOG.actors)[:20],
    *list(CATALOG.claims)[:20], *list(CATALOG.positions)[:20], *sorted(exhibit_ids(CATALOG)),
]  # fmt: skip
KEYS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES).map(str.upper),
    st.sampled_from(NAMES).map("amp;".__add__),
    st.text(max_size=8),
)
TEXTS = st.one_of(
    st.sampled_from(IDS),
    st.sampled_from(IDS).map(str.upper),
    st.builds("{}{}".format, st.sampled_from(IDS), st.sampled_from(CLOSING)),
    st.sampled_from(PAYLOADS),
    st.text(max_size=30),
)
# Written out in full, by half, not at all, or twice; by another program, or cut in the middle of a sign.
WRITTEN = st.sampled_from(
    [quote, lambda t: quote(t, safe=""), str, lambda t: quote(quote(t)), lambda t: quote(t, encoding="utf-16"),
     lambda t: quote(t)[:-1], lambda t: t.replace(" ", "+")]
)  # fmt: skip


@st.composite
def query_strings(draw) -> str:
    """A query string as it may arrive: choices, half choices and rubbish, joined in one way or another."""
    parts = []
    for _ in range(draw(st.integers(0, 6))):
        write = draw(WRITTEN)
        key, value = (write(draw(s).encode("utf-8", "replace").decode()) for s in (KEYS, TEXTS))
        parts.append(f"{key}{draw(st.sampled_from(['=', '=', '=', '', '==', '%3D']))}{value}")
    return draw(st.sampled_from(["&", "&", "&amp;", "&&", ";", "?"])).join(parts) + draw(
        st.sampled_from(["", *CLOSING])
    )


@settings(max_examples=QUERIES, deadline=None)
@given(st.sampled_from(PAGES), query_strings())
def test_any_query_string_gives_a_page_that_can_be_drawn_and_comes_back(page, query):
    asked = parse_qs(query, keep_blank_values=True)
    view = parse(page.name, asked, CATALOG)
    assert exists(view)
    choices = {name: value for name, value in view.choices.items() if name not in ("claim", "table", "show")}
    assert drawn(page.name, tuple(choices.items())) >= 0
    address = urlsplit(url_for(view.page, query_of(view)))
    again = parse(PAGE_AT[address.path], parse_qs(address.query, keep_blank_values=True), CATALOG)
    assert (again.page, again.choices, again.notices) == (view.page, view.choices, ())
    for name in {*page.params, "claim", "table"} - set(FREE_TEXT):
        if name in asked and view.chosen(name) != asked[name][-1].rstrip(".,;:!?)>]}\"'”’ \t\r\n"):
            assert view.notices, f"{name} was asked for, was not honoured, and nothing is said"


@settings(max_examples=QUERIES // 3, deadline=None)
@given(st.data())
def test_every_view_that_can_be_made_comes_back_from_its_own_link(data):
    page = data.draw(st.sampled_from(PAGES))
    choices = {n: data.draw(st.sampled_from(list(options(n, page.name, CATALOG)))) for n in page.params if n != "q"}
    if "q" in page.params:
        # A browser cannot send half a letter, so neither can an address hold one.
        choices["q"] = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=LONGEST_TEXT))
    if data.draw(st.booleans()):
        choices["claim"] = data.draw(st.sampled_from([*CATALOG.claims, *CATALOG.positions]))
    if data.draw(st.booleans()):
        choices["table"] = data.draw(
            st.sampled_from(sorted(i for i in exhibit_ids(CATALOG) if page_of(i, CATALOG) == page.name) or [""])
        )
    if page.name in ("evidence", "quote") and data.draw(st.booleans()):
        choices["show"] = "everything"
    view = view_at(url_for(page.name, choices))
    assert {name: value for name, value in view.choices.items() if value} == {n: v for n, v in choices.items() if v}
    assert (view.page, view.notices) == (page.name, ())
