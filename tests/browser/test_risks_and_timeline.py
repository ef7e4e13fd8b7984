"""From what is drawn to the words behind it: risks, timeline, disagreements, two actors, names."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.derive.record_items import record_ids, record_item
from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.views.options import options
from tests.browser.conftest import wait_until_idle
from tests.browser.marks import charts_drawn, click_mark, close_receipt, marked_claims, receipt, said

CATALOG = store().catalog()
RISKS = next(d for d in CATALOG.exhibits.values() if d.form == "risks")
TIMELINE = next(d for d in CATALOG.exhibits.values() if d.form == "timeline")
PAIR = next(d for d in CATALOG.exhibits.values() if d.form == "pair")


def leads_to(page, claim_id):
    """The receipt that is open is that of this claim or item of the record: its statement, its words, its address."""
    text = said(receipt(page))
    if claim_id in record_ids(CATALOG):
        item = record_item(claim_id, CATALOG)
        assert item.statement in text and all(source.publisher in text for source in item.sources)
    else:
        statement = CATALOG.statement(claim_id)
        assert statement.statement in text
        assert " ".join(statement.evidence[0].quote.split()) in text
    assert parse_qs(urlsplit(page.url).query)["claim"] == [claim_id]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("definition", [RISKS, TIMELINE], ids=lambda d: d.id)
def test_a_mark_and_its_words_open_the_receipt_of_their_claim(page_at, definition, width):
    page, watch = page_at(f"/{definition.page}", width)
    charts_drawn(page)
    marked = marked_claims(page, definition.id)
    for claim_id, words in ((marked[0], False), (marked[len(marked) // 2], True), (marked[-1], False)):
        click_mark(page, definition.id, claim_id, words=words)
        leads_to(page, claim_id)
        close_receipt(page)
        charts_drawn(page)
    assert watch.errors == [] and watch.outside == []


def test_a_side_of_a_disagreement_opens_its_receipt_from_the_table_and_from_its_mark(page_at):
    page, watch = page_at("/disagreements")
    exhibit = next(e for e in exhibits_of("disagreements", CATALOG) if e.figures)
    key = exhibit.id.replace(".", "-")
    (last,) = exhibit.table["claim_ids"].iloc[-1]
    page.locator(f".st-key-exhibit-{key} table a").last.click()
    leads_to(page, last)
    close_receipt(page)
    charts_drawn(page)
    first = marked_claims(page, key)[0]
    click_mark(page, key, first)
    leads_to(page, first)
    assert watch.errors == []


def test_a_receipt_leads_to_the_disagreement_in_which_its_claim_is_a_side(page_at):
    disagreement = list(CATALOG.disagreements.values())[-1]
    page, _ = page_at(f"/evidence?v=1&claim={disagreement.claims[0]}")
    receipt(page).get_by_role("link", name=disagreement.label).click()
    heading = page.get_by_role("heading", name=disagreement.label)
    heading.wait_for(timeout=20_000)
    wait_until_idle(page)
    assert "/disagreements" in page.url
    page.wait_for_function(
        """(name) => [...document.querySelectorAll("h3")].some(h => h.innerText.trim() === name
            && h.getBoundingClientRect().top >= 0 && h.getBoundingClientRect().bottom <= innerHeight)""",
        arg=disagreement.label,
        timeout=10_000,
    )


def test_choosing_another_first_actor_changes_title_and_address_and_back_returns(page_at):
    page, watch = page_at("/compare")
    title = page.locator(f".st-key-exhibit-{PAIR.id} h3")
    before = said(title)
    actors = options("a", "compare", CATALOG)
    chosen = next(a for a in list(actors)[3:] if list(actors.values()).count(actors[a]) == 1)
    box = page.locator(".st-key-compare-a input")
    box.click()
    box.fill(actors[chosen])
    page.get_by_role("option", name=actors[chosen], exact=True).click()
    page.wait_for_url(re.compile(rf"[?&]a={re.escape(chosen)}(&|$)"))
    wait_until_idle(page)
    short = CATALOG.actors[chosen].short or CATALOG.actors[chosen].name
    assert said(title).startswith(f"{short} and ") and said(title) != before
    assert watch.errors == []

    again, _ = page_at(page.url.partition(page.url.split("/compare")[0])[2])
    assert said(again.locator(f".st-key-exhibit-{PAIR.id} h3")) == said(title)
    page.go_back()
    page.wait_for_function(
        "([key, text]) => document.querySelector(`.st-key-exhibit-${key} h3`)?.innerText.includes(text)",
        arg=[PAIR.id, before.split(" and ")[0]],
        timeout=10_000,
    )


def test_a_mark_of_either_actor_opens_its_position(page_at):
    page, _ = page_at("/compare")
    charts_drawn(page)
    for claim_id in marked_claims(page, PAIR.id)[:2]:
        click_mark(page, PAIR.id, claim_id)
        leads_to(page, claim_id)
        close_receipt(page)
        charts_drawn(page)


def test_a_name_in_a_receipt_leads_to_its_page_in_the_same_tab(page_at):
    claim = CATALOG.claims_of("risk")[0]
    page, watch = page_at(f"/risks?v=1&claim={claim.id}")
    tabs = len(page.context.pages)
    name = CATALOG.actors[claim.asserted_by].name
    receipt(page).get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(re.compile(rf"/names\?.*of={re.escape(claim.asserted_by)}(&|$)"))
    wait_until_idle(page)
    assert said(page.locator(".st-key-exhibit-name h3")) == name
    assert len(page.context.pages) == tabs
    page.locator("table a", has_text=claim.statement).first.click()
    leads_to(page, claim.id)
    assert watch.errors == []
