"""One exhibit for every question: what each document answers, side by side."""

from collections.abc import Sequence

import pandas as pd

from dashboard.derive.places import source_note
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.debate import Question

PREFIX = "question."
ANSWER_WORDS = {
    "answers": "Answers",
    "partly": "Answers in part",
    "leaves_open": "Leaves it open",
    "does_not_address": "Does not address it",
}
ANSWERED = (ANSWER_WORDS["answers"], ANSWER_WORDS["partly"])


def questions_in_words(exhibits: Sequence[Exhibit]) -> str:
    """How many questions there are, and on how many every document answers at least in part."""
    by_all = sum(set(exhibit.table["Kind of answer"]) <= set(ANSWERED) for exhibit in exhibits)
    return f"{len(exhibits)} questions. On {by_all} of them every document gives an answer, at least in part."


def question_exhibit(question: Question, catalog: Catalog) -> Exhibit:
    """The exhibit of one question; its id is "question." and the question's. One row per source and answer."""
    asked = tuple(dict.fromkeys(e.source for e in question.evidence))
    by = " and ".join(catalog.sources[s].the for s in asked)
    claims = [claim for answer in question.answers for claim in answer.claims]
    table = pd.DataFrame(
        [
            {
                "Document": catalog.sources[answer.source].name,
                "Kind of answer": ANSWER_WORDS[answer.kind],
                "Answer": answer.text,
                # A document that does not address the question is followed to where the question is asked.
                "claim_ids": answer.claims,
            }
            for answer in question.answers
        ],
        columns=["Document", "Kind of answer", "Answer", "claim_ids"],
        dtype=object,
    )
    places = ", ".join(f"{catalog.sources[e.source].name} ¶{e.paragraph}" for e in question.evidence)
    return Exhibit(
        id=f"{PREFIX}{question.id}",
        page="questions",
        title=question.question,
        subtitle=f"Asked by {by} ({places}): “{question.evidence[0].quote}”",
        figures={},
        table=table,
        linked="Answer",
        alt=" ".join(f"{row.Document}: {row.Answer}" for row in table.itertuples()),
        notes=(question.note or "",),
        source_note=source_note(claims, catalog),
    )
