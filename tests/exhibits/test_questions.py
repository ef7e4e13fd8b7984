"""Questions on screen: every document answers or is said not to, with the claims that say so."""

import pytest

from dashboard.exhibits.questions import ANSWER_WORDS, question_exhibit
from dashboard.load.live import store

CATALOG = store().catalog()
each = pytest.mark.parametrize("question", CATALOG.questions.values(), ids=lambda q: q.id)


@each
def test_every_document_has_one_answer_with_its_kind_and_claims(question):
    table = question_exhibit(question, CATALOG).table
    assert sorted(table["Document"]) == sorted(source.name for source in CATALOG.sources.values())
    answers = {CATALOG.sources[answer.source].name: answer for answer in question.answers}
    for row in table.to_dict("records"):
        answer = answers[row["Document"]]
        assert row["Answer"] == answer.text
        assert row["Kind of answer"] == ANSWER_WORDS[answer.kind]
        assert row["claim_ids"] == answer.claims
        assert (not row["claim_ids"]) == (row["Kind of answer"] == "Does not address it")


@each
def test_an_answer_rests_on_claims_of_its_own_document(question):
    for answer in question.answers:
        for claim_id in answer.claims:
            assert answer.source in {evidence.source for evidence in CATALOG.statement(claim_id).evidence}


@each
def test_the_question_is_shown_with_the_words_and_the_place_in_which_it_is_asked(question):
    exhibit = question_exhibit(question, CATALOG)
    assert exhibit.title == question.question
    assert f"“{question.evidence[0].quote}”" in exhibit.subtitle
    for evidence in question.evidence:
        assert f"{CATALOG.sources[evidence.source].name} ¶{evidence.paragraph}" in exhibit.subtitle
        assert CATALOG.sources[evidence.source].the in exhibit.subtitle
