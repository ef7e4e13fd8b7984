"""What may be quoted: every verdict once, the worst first, each with a sentence that can be said as it stands."""

import re

import pytest

from dashboard.derive.frames import rows_of
from dashboard.derive.quotable import ALL, ORDER, quotable_rows
from dashboard.derive.record_figures import long_date
from dashboard.derive.statements import line
from dashboard.derive.verdicts import ADVICE_WORDS, judged
from dashboard.exhibits.quotable import quotable_exhibits, quotable_ids
from dashboard.exhibits.registry import exhibits_of
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from tests.load.home import TINY_HOME

CATALOG = store().catalog()
VERDICTS = CATALOG.record.verdicts
IMPORTANCE = ("core", "secondary", "marginal")
FROM_THE_WORST = (
    "differs", "misattributed", "outdated", "roughly_matches", "matches", "unverifiable", "opinion",
)  # fmt: skip


def rows(**choices):
    return list(rows_of(quotable_rows(CATALOG, **choices)))


def verdict_of(row):
    return next(v for v in VERDICTS.values() if v.claims == row.claim_ids)


def importance(row):
    return min(IMPORTANCE.index(CATALOG.statement(claim_id).importance) for claim_id in row.claim_ids)


def test_every_verdict_has_one_row_and_every_row_one_verdict():
    found = [verdict_of(row).id for row in rows()]
    assert sorted(found) == sorted(VERDICTS)


def test_what_not_to_quote_comes_first_and_what_is_safe_last():
    advice = [row.advice for row in rows()]
    assert advice == sorted(advice, key=ORDER.index)
    assert ORDER[0] == "do_not_quote" and ORDER[-1] == "safe"


@pytest.mark.parametrize("advice", ORDER)
def test_what_the_record_contradicts_comes_first_and_then_the_core_of_a_document_before_its_margin(advice):
    found = rows(advice=advice)
    words = [verdict_of(row).verdict for row in found]
    assert words == sorted(words, key=FROM_THE_WORST.index)
    for word in words:
        weights = [importance(row) for row in found if verdict_of(row).verdict == word]
        assert weights == sorted(weights)


def test_every_row_says_what_the_documents_say_in_their_own_place():
    for row in rows():
        assert row.statements == tuple(line(claim_id, CATALOG).statement for claim_id in row.claim_ids)
        for claim_id in row.claim_ids:
            for evidence in CATALOG.statement(claim_id).evidence:
                assert CATALOG.sources[evidence.source].name in row.place
                assert re.search(rf"[¶ ]{evidence.paragraph}\b", row.place)


def test_every_row_has_a_sentence_a_reason_a_day_and_a_citation():
    for row in rows():
        verdict = verdict_of(row)
        words = judged(verdict, CATALOG)
        assert (row.why, row.say, row.badge, row.tone) == (words.why, words.say, words.badge, words.tone)
        assert row.as_of == long_date(verdict.as_of)
        for part in (row.place, CATALOG.version, verdict.id, row.as_of):
            assert part in row.citation


def test_a_sentence_that_could_be_said_is_whole_and_not_the_advice_to_say_it():
    for row in rows():
        assert row.say[0].isupper() or row.say[0] in "“‘$", row.say
        assert row.say.rstrip("”’")[-1] in ".!?", row.say
        assert not re.match(r"(One could|You could|Say|Quote)\b", row.say), row.say


def test_what_should_not_be_quoted_is_not_said_again_in_the_sentence():
    for row in rows(advice="do_not_quote"):
        assert row.say not in row.statements


@pytest.mark.parametrize("advice", ORDER)
def test_an_advice_keeps_only_its_own(advice):
    found = rows(advice=advice)
    assert {row.advice for row in found} == {advice}
    assert len(found) == sum(v.advice == advice for v in VERDICTS.values())


@pytest.mark.parametrize("source", CATALOG.sources)
def test_a_document_keeps_the_verdicts_on_what_it_says(source):
    found = {verdict_of(row).id for row in rows(source=source)}
    assert found == {
        v.id for v in VERDICTS.values()
        if any(e.source == source for c in v.claims for e in CATALOG.statement(c).evidence)
    }  # fmt: skip


def test_nothing_chosen_is_everything_and_an_unknown_choice_nothing():
    assert len(rows(advice=ALL, source=ALL)) == len(VERDICTS)
    assert rows(advice="never") == [] and rows(source="none") == []


# The page.


def test_the_page_has_one_exhibit_for_each_advice_with_its_count():
    exhibits = exhibits_of("quote", CATALOG)
    assert tuple(e.id for e in exhibits) == quotable_ids()
    for advice, exhibit in zip(ORDER, exhibits, strict=True):
        assert exhibit.title == f"{ADVICE_WORDS[advice]}: {len(exhibit.table)}"
        assert exhibit.table["claim_ids"].map(bool).all()
    assert sum(len(e.table) for e in exhibits) == len(VERDICTS)


def test_an_advice_nobody_gets_has_no_exhibit():
    tiny = load_catalog(TINY_HOME)
    assert [e.id for e in quotable_exhibits(tiny)] == ["quote.do-not-quote", "quote.with-change"]
    assert quotable_exhibits(tiny, advice="safe") == []
