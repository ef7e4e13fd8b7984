"""Every claim and position as a row that can be searched and filtered."""

import unicodedata
from typing import Any

import pandas as pd

from dashboard.derive.places import places
from dashboard.derive.quantities import claim_in_words
from dashboard.derive.receipts import STANCE_WORDS, basis_in_words
from dashboard.derive.verdicts import against
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Position

ALL = "all"
UNJUDGED = "not_judged"
IMPORTANCE = ("core", "secondary", "marginal")
COLUMNS = [
    "statement", "words", "said_by", "place", "firmness", "kind", "topic", "sources", "actors", "verdict", "badge",
    "tone", "text", "claim_ids",
]  # fmt: skip


def evidence_rows(
    catalog: Catalog,
    *,
    q: str = "",
    topic: str = ALL,
    source: str = ALL,
    actor: str = ALL,
    kind: str = ALL,
    status: str = ALL,
    verdict: str = ALL,
) -> pd.DataFrame:
    """The claims and positions that hold every word of `q` and pass the filters; columns as in COLUMNS.

    Rows stand by topic and importance.
    The search folds case and accents and reads statements, labels, quotes and names.
    """
    rows = [_claim_row(c, catalog) for c in catalog.claims.values()]
    rows += [_position_row(p, catalog) for p in catalog.positions.values()]
    order = {topic: n for n, topic in enumerate(catalog.topics)}
    rows.sort(key=lambda row: (order.get(row["topic"], len(order)), IMPORTANCE.index(row["importance"])))
    words = folded(q).split()
    kept = [
        row
        for row in rows
        if all(word in row["text"] for word in words)
        and topic in (ALL, row["topic"])
        and (source == ALL or source in row["sources"])
        and (actor == ALL or actor in row["actors"])
        and kind in (ALL, row["kind"])
        and status in (ALL, row["firmness"])
        and verdict in (ALL, row["verdict"])
    ]
    return pd.DataFrame(kept, columns=COLUMNS, dtype=object)


def folded(text: str) -> str:
    """The text without case and accents, for searching."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _claim_row(claim: Claim, catalog: Catalog) -> dict[str, Any]:
    speakers = {a for e in claim.evidence for a in (e.speaker, *e.via)} | {claim.asserted_by}
    entities = [catalog.entities[e].name for e in claim.entity]
    return {
        "statement": claim.statement,
        "words": claim_in_words(claim, catalog),
        "said_by": catalog.actors[claim.asserted_by].name,
        "firmness": claim.status,
        "kind": claim.kind,
        "topic": claim.topic,
        **_common(claim, speakers, [claim.label, *entities], catalog),
    }


def _position_row(position: Position, catalog: Catalog) -> dict[str, Any]:
    speakers = {a for e in position.evidence for a in (e.speaker, *e.via)} | {position.actor}
    issue = catalog.issues[position.issue]
    return {
        "statement": position.statement,
        "words": f"{STANCE_WORDS[position.stance]}: {issue.label}",
        "said_by": catalog.actors[position.actor].name,
        "firmness": basis_in_words(position, catalog),
        "kind": "position",
        "topic": "positions",
        **_common(position, speakers, [issue.label, issue.proposition], catalog),
    }


def _common(item: Claim | Position, speakers: set[str], more: list[str], catalog: Catalog) -> dict[str, Any]:
    names = [catalog.actors[a].name for a in speakers]
    quotes = [e.quote for e in item.evidence]
    return {
        "place": places((item.id,), catalog),
        "importance": item.importance,
        "verdict": judged.verdict if (judged := catalog.record.verdict_on(item.id)) else UNJUDGED,
        **against(item.id, catalog),
        "sources": {e.source for e in item.evidence},
        "actors": speakers,
        "text": folded(" ".join((item.id, item.statement, *quotes, *names, *more))),
        "claim_ids": (item.id,),
    }
