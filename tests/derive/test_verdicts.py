"""Verdicts: each computes and fills its words, says what it rests on, and never puts the record in a claim's place."""

import pytest
import yaml

from dashboard.derive.frames import rows_of
from dashboard.derive.lanes import lane_rows
from dashboard.derive.places import record_publishers, source_note
from dashboard.derive.quotable import quotable_rows
from dashboard.derive.receipts import receipt
from dashboard.derive.record_figures import figure_in_words, long_date
from dashboard.derive.record_items import PREFIX, record_ids
from dashboard.derive.verdicts import (
    ADVICE_WORDS,
    BEARING_WORDS,
    NOT_JUDGED,
    SIGNS,
    TONES,
    VERDICT_WORDS,
    against,
    judged,
    judged_claim,
)
from dashboard.exhibits.findings import findings
from dashboard.exhibits.registry import exhibits_of
from dashboard.load.catalog import load_catalog
from dashboard.load.live import PROJECT_ROOT, store
from dashboard.ui.verdict import record_source
from dashboard.views.pages import PAGES
from tests.load.home import TINY_HOME

CATALOG = store().catalog()
RECORD = CATALOG.record
VERDICTS = RECORD.verdicts
PACK = PROJECT_ROOT.parent / "shared" / "record"
with_the_pack = pytest.mark.skipif(
    not PACK.exists(), reason="the pack data/record was made from is not beside this checkout (../shared/record)"
)
each_verdict = pytest.mark.parametrize("verdict", VERDICTS.values(), ids=lambda v: v.id)
JUDGED = {claim_id: verdict for verdict in VERDICTS.values() for claim_id in verdict.claims}
IDS = (*CATALOG.claims, *CATALOG.positions)


# Words.


@each_verdict
def test_every_text_of_a_verdict_fills_without_a_brace_left(verdict):
    words = judged(verdict, CATALOG)
    for text in (words.why, words.say, *(line.text for line in (*words.record, *words.later))):
        assert text.strip()
        assert not set(text) & set("{}"), text
        assert "None" not in text.split() and "nan" not in text.split()


@each_verdict
def test_every_figure_of_a_verdict_computes_to_a_number_or_a_day(verdict):
    for figure in verdict.figures:
        words = figure_in_words(figure, CATALOG)
        assert any(sign.isdigit() for sign in words) or words == "not by the end of the series", figure.name


@each_verdict
def test_every_basis_of_a_verdict_has_its_day_bearing_and_sources(verdict):
    words = judged(verdict, CATALOG)
    for line in (*words.record, *words.later):
        assert line.date[-4:].isdigit() and line.basis.strip() and line.sources
        assert line.bearing in BEARING_WORDS.values()


@each_verdict
def test_a_verdict_of_agreement_or_difference_names_a_basis_that_bears_on_it(verdict):
    found = {value.bearing for value in verdict.record}
    later = {value.bearing for value in verdict.later}
    if verdict.verdict == "matches":
        assert "holds" in found
    if verdict.verdict == "roughly_matches":
        assert "holds" in found | later
    if verdict.verdict in ("differs", "misattributed"):
        assert "does_not_hold" in found
    if verdict.verdict == "matches" and verdict.advice == "safe":
        assert "does_not_hold" not in found
    if verdict.verdict == "outdated":
        assert "does_not_hold" in found | later


def test_what_the_record_said_later_stands_apart_in_order_of_time():
    for verdict in RECORD.verdicts.values():
        days = [value.date for value in verdict.later]
        shown = judged(verdict, CATALOG).later
        assert [line.date for line in shown] == [long_date(day) for day in sorted(days)]


def test_no_day_after_the_winter_of_the_episode_is_told_as_the_record_then():
    for verdict in RECORD.verdicts.values():
        late = [value.text for value in verdict.record if value.date[:7] > "2025-02"]
        assert not late, f"{verdict.id}: {late}"


def test_each_verdict_word_has_a_sign_a_tone_and_words_of_its_own():
    assert SIGNS.keys() == VERDICT_WORDS.keys() == TONES.keys()
    assert len(set(SIGNS.values())) == len(set(VERDICT_WORDS.values())) == len(VERDICT_WORDS)
    assert TONES["matches"] != TONES["differs"] != TONES["outdated"]


def test_the_texts_of_another_debate_fill_from_its_own_record():
    tiny = load_catalog(TINY_HOME)
    cost, fall = (judged(verdict, tiny) for verdict in tiny.record.verdicts.values())
    assert cost.badge == "≈ Roughly matches" and fall.badge == "≠ Differs"
    assert cost.why.startswith("The report has €48 million, the letter about €50 million; the accounts have €48.3 m")
    assert [line.text for line in fall.record] == ["−12.00% in the first hour", "−6.5% in the last hour"]
    assert [line.bearing for line in fall.record] == ["holds", "does not hold"]
    assert fall.why.endswith("1/2.5 of the toll.")
    assert "not by the end of the series" in fall.say and "6 May 2025" in fall.say


def test_computed_amounts_keep_the_unit_of_what_they_are_computed_from():
    tiny = load_catalog(TINY_HOME)
    why = judged(tiny.record.verdicts["verdict.bridge-cost"], tiny).why
    assert why.endswith("Nobody has €96.6 million.")


# What the specification asks for.


def bearings(claim_id):
    """What the record has on each basis of the verdict on a claim: (basis, text, whether it holds)."""
    return [(line.basis, line.text, line.bearing) for line in judged_claim(claim_id, CATALOG).record]


def on_basis(claim_id, words):
    return [(text, bearing) for basis, text, bearing in bearings(claim_id) if basis.startswith(words)]


def test_the_fall_of_the_sp500_holds_at_the_open_and_the_low_and_not_at_the_close():
    claim = "market.sp500-fall.article"
    assert JUDGED[claim].verdict == "differs"
    assert [bearing for _, bearing in on_basis(claim, "open")] == ["holds"]
    assert [bearing for _, bearing in on_basis(claim, "low")] == ["holds"]
    ((text, bearing),) = on_basis(claim, "close to close")
    assert bearing == "does not hold" and "−1.46%" in text


def test_the_fall_of_the_nasdaq_is_smaller_at_the_close():
    claim = "market.nasdaq-fall.article"
    assert JUDGED[claim].verdict == "differs"
    closes = on_basis(claim, "close to close")
    assert closes and {bearing for _, bearing in closes} == {"does not hold"}
    assert any("−3.07%" in text for text, _ in closes)
    assert "holds" in {bearing for _, bearing in on_basis(claim, "within the day")}


def test_meta_did_not_fall():
    claims = [c for c, v in JUDGED.items() if v.id == "verdict.meta-fall.article"]
    assert claims
    for claim in claims:
        assert (JUDGED[claim].verdict, JUDGED[claim].advice) == ("differs", "do_not_quote")
        ((text, bearing),) = on_basis(claim, "close to close")
        assert bearing == "does not hold" and "+1.91%" in text


def test_a_twentieth_of_o1s_price_is_roughly_right():
    verdict = JUDGED["cost.price-vs-o1.guide"]
    assert (verdict.verdict, verdict.advice) == ("roughly_matches", "with_change")
    assert "about 1/27" in judged(verdict, CATALOG).why


def test_the_sum_is_v3s_and_given_to_r1_it_is_misattributed():
    assert JUDGED["cost.r1-training-cost.article"].verdict == "misattributed"
    assert JUDGED["cost.v3-training-compute.guide"].verdict == "matches"
    assert "$5.576 million" in " ".join(text for _, text, _ in bearings("cost.r1-training-cost.article"))


def test_fifty_times_is_more_than_the_record_bears_out():
    verdict = JUDGED["cost.reduction.article"]
    assert (verdict.verdict, verdict.advice) == ("differs", "do_not_quote")
    assert "$278.8 million" in judged(verdict, CATALOG).why
    assert "holds" not in {bearing for _, _, bearing in bearings("cost.reduction.article")}


CHECKABLE_GROUPS = (
    "v3-training-compute", "r1-training-cost", "price-vs-o1", "cost-reduction", "sp500-fall", "nasdaq-fall",
    "named-falls", "value-erased", "stargate", "r1-benchmarks",
)  # fmt: skip


@pytest.mark.parametrize("group", CHECKABLE_GROUPS)
def test_every_claim_that_can_be_checked_has_a_verdict(group):
    claims = [claim.id for claim in CATALOG.claims.values() if claim.group == group]
    assert claims
    assert not [claim_id for claim_id in claims if claim_id not in JUDGED]


# Receipts.


@pytest.mark.parametrize("claim_id", IDS)
def test_a_receipt_has_the_verdict_on_its_claim_with_word_and_sign_and_no_other(claim_id):
    shown = receipt(claim_id, CATALOG).verdict
    if claim_id not in JUDGED:
        assert shown is None
        assert against(claim_id, CATALOG)["badge"] == NOT_JUDGED
        return
    verdict = JUDGED[claim_id]
    assert shown.id == verdict.id and claim_id in shown.claims
    assert shown.badge == f"{SIGNS[verdict.verdict]} {VERDICT_WORDS[verdict.verdict]}"
    assert shown.badge == against(claim_id, CATALOG)["badge"]
    assert shown.advice == ADVICE_WORDS[verdict.advice]


def test_the_record_does_not_change_what_a_receipt_says_of_the_claim():
    for claim_id, verdict in JUDGED.items():
        shown = receipt(claim_id, CATALOG)
        assert shown.statement == CATALOG.statement(claim_id).statement
        assert not shown.is_record and not shown.record_sources
        assert shown.quotes, f"{claim_id} of {verdict.id} has lost its quotes"


def test_a_receipt_of_the_record_says_that_it_is_and_has_no_verdict():
    for address in record_ids(CATALOG):
        shown = receipt(address, CATALOG)
        assert shown.is_record and shown.badges[0] == "public record"
        assert shown.verdict is None and not shown.quotes
        assert shown.record_sources
        unseen = not any(source.seen for source in shown.record_sources)
        assert ("not verified by us" in shown.badges) == unseen, address


def test_every_verdict_stands_once_on_the_page_of_what_may_be_quoted():
    rows = list(rows_of(quotable_rows(CATALOG)))
    assert sorted(row.citation.split(", ")[-2] for row in rows) == sorted(VERDICTS)


# Sources that were not opened.

UNSEEN = [source for source in RECORD.sources.values() if not source.seen]


def test_a_source_that_was_not_opened_says_so_wherever_it_is_named():
    assert UNSEEN
    for source in RECORD.sources.values():
        assert ("not verified by us" in record_source(source)) != source.seen


def items_with_sources():
    record = RECORD
    named = {**record.comparators, **record.scores, **record.series, **{e.id: e for e in record.events}}
    return {f"{PREFIX}{item_id}": item.sources for item_id, item in named.items()}


@pytest.mark.parametrize("source", UNSEEN, ids=lambda s: s.id)
def test_a_source_note_says_which_publisher_was_not_opened(source):
    for address, sources in items_with_sources().items():
        if source.id not in sources:
            continue
        seen_elsewhere = any(RECORD.sources[s].seen for s in sources if RECORD.sources[s].publisher == source.publisher)
        marked = f"{source.publisher} (not verified by us)" in record_publishers((address,), CATALOG)
        assert marked != seen_elsewhere
        assert seen_elsewhere or "(not verified by us)" in source_note((address,), CATALOG)


def test_another_debates_unseen_source_is_marked_in_its_notes_and_receipts():
    tiny = load_catalog(TINY_HOME)
    assert "The Gazette (not verified by us)" in source_note(("record.bridge-valued",), tiny)
    assert "not verified by us" in receipt("record.bridge-valued", tiny).badges
    assert "not verified by us" not in receipt("record.bridge-paid", tiny).badges
    paid, valued = (judged(tiny.record.verdicts["verdict.bridge-cost"], tiny).record[0],
                    judged(tiny.record.verdicts["verdict.bridge-cost"], tiny).later[0])  # fmt: skip
    assert (paid.unseen, valued.unseen) == (False, True)


@each_verdict
def test_a_verdict_that_rests_on_what_was_not_opened_is_not_called_a_match_or_a_difference(verdict):
    if verdict.record and all(not RECORD.sources[s].seen for value in verdict.record for s in value.sources):
        assert verdict.verdict in ("unverifiable", "opinion")


# The fact check.

WORD = {"contradicted": "differs", "roughly matches": "roughly_matches"}
# Where the verdict's word is not that of the fact check: its word, and the words of its `why` that say why not.
DEPARTURES = {
    "g18": ("unverifiable", "none from a US provider was found, so the gap is still not known"),
    "c02": ("opinion", "Whether a title is plain is a matter of taste"),
    "c11": ("roughly_matches", "right only with the decimals cut off"),
    "c14": ("roughly_matches", "It does not fit R1 itself"),
    "c15": ("roughly_matches", "but of R1 into six smaller models, not as a way in which R1 was built"),
    "c19": ("unverifiable", "names no expert and cites no survey"),
    # One claim names three tests and two rivals, and fails on one of them.
    "a02": ("differs", "Two of the three tests bear it out"),
    "a03": ("differs", "Two of the three tests bear it out"),
    "a22": ("roughly_matches", "less than building its model with them"),
    "a30": ("matches", "right, once the article’s garbled “is asking” is read as “is calling”"),
}


def fact_check():
    text = (PACK / "fact_check.yaml").read_text(encoding="utf-8")
    return {entry["id"].lower(): entry for entry in yaml.safe_load(text)}


STATEMENTS = {statement.id: statement for statement in RECORD.statements}


@with_the_pack
def test_every_statement_of_the_fact_check_has_a_verdict_or_a_reason():
    checked = fact_check()
    assert len(checked) == 93 and checked.keys() == STATEMENTS.keys()
    for statement in STATEMENTS.values():
        assert (statement.verdict in VERDICTS) != bool(statement.reason), statement.id


@with_the_pack
@pytest.mark.parametrize("statement_id", STATEMENTS)
def test_a_verdicts_word_is_that_of_the_fact_check_unless_it_says_why_not(statement_id):
    verdict = STATEMENTS[statement_id].verdict
    if verdict is None:
        pytest.skip("the statement has a reason in place of a verdict")
    word, checked = VERDICTS[verdict].verdict, fact_check()[statement_id]["verdict"]
    if statement_id in DEPARTURES:
        assert word == DEPARTURES[statement_id][0] != WORD.get(checked, checked)
    else:
        assert word == WORD.get(checked, checked)


@pytest.mark.parametrize("statement_id", DEPARTURES)
def test_every_departure_is_told_in_the_verdicts_own_words(statement_id):
    assert DEPARTURES[statement_id][1] in VERDICTS[STATEMENTS[statement_id].verdict].why


# Claims and record stay apart.


def shown():
    return [exhibit for page in PAGES for exhibit in exhibits_of(page.name, CATALOG)]


def is_record(address):
    return address.startswith(PREFIX)


def test_no_row_drawn_as_record_names_a_claim_and_no_row_drawn_as_claim_names_the_record():
    definitions = [e for e in CATALOG.exhibits.values() if e.form == "lanes"]
    tokens = set()
    for definition in definitions:
        for row in rows_of(lane_rows(definition, CATALOG)):
            tokens.add(row.token)
            assert row.token in ("claim", "record")
            assert {is_record(i) for i in row.claim_ids} == {row.token == "record"}, f"{definition.id}: {row.subject}"
            assert (row.firmness == "public record") == (row.token == "record")
    assert tokens == {"claim", "record"}


def test_no_row_of_any_table_mixes_a_claim_with_the_record():
    for exhibit in shown():
        for ids in exhibit.table["claim_ids"]:
            assert len({is_record(i) for i in ids}) <= 1, f"{exhibit.id}: {ids}"


def test_a_row_of_the_record_is_called_the_record_and_a_claims_never_is():
    for exhibit in shown():
        if "Said by" not in exhibit.table or "Where" not in exhibit.table:
            continue
        for row in exhibit.table.to_dict("records"):
            record = any(is_record(i) for i in row["claim_ids"])
            assert (row["Said by"] == "public record") == record, f"{exhibit.id}: {row}"


def test_a_finding_leads_with_a_claim_and_its_verdict_is_on_what_it_shows():
    for finding in findings(CATALOG):
        assert not is_record(finding.claim_id)
        assert finding.verdict is not None
        assert set(finding.verdict.claims) & set(finding.claim_ids), finding.id


def test_claims_stay_as_the_documents_print_them_where_the_record_differs():
    for claim_id, verdict in JUDGED.items():
        if verdict.verdict == "differs" and claim_id in CATALOG.claims:
            claim = CATALOG.claims[claim_id]
            assert claim.evidence and receipt(claim_id, CATALOG).statement == claim.statement
