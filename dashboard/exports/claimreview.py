"""Verdicts as schema.org ClaimReview, for fact-check readers and search engines.

Vocabulary: https://schema.org/ClaimReview. The rating scale is ours: 5 matches, 4 roughly matches, 3 outdated,
2 misattributed, 1 differs; what cannot be verified has a word and no number.
"""

import json
from typing import Any

from dashboard.derive.verdicts import ADVICE_WORDS, Judged, RecordLine, judged
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.record import Verdict
from dashboard.model.words import VerdictWord
from dashboard.views.view import claim_url

RATINGS: dict[VerdictWord, int] = {
    "matches": 5,
    "roughly_matches": 4,
    "outdated": 3,
    "misattributed": 2,
    "differs": 1,
}
BEST, WORST = 5, 1
PERSONS = ("person", "author")


def claim_reviews(catalog: Catalog, address: str | None = None) -> list[dict[str, Any]]:
    """One ClaimReview for each verdict other than `opinion`; `address` is the site's public address, if it has one."""
    return [
        _review(verdict, catalog, address)
        for verdict in catalog.record.verdicts.values()
        if verdict.verdict != "opinion"
    ]


def to_json(reviews: list[dict[str, Any]]) -> str:
    """The list as JSON-LD, one review a line."""
    return "[\n" + ",\n".join(json.dumps(r, ensure_ascii=False, allow_nan=False) for r in reviews) + "\n]\n"


def _review(verdict: Verdict, catalog: Catalog, address: str | None) -> dict[str, Any]:
    words = judged(verdict, catalog)
    items = [_item(claim_id, catalog) for claim_id in verdict.claims]
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": verdict.id,
        "datePublished": catalog.updated,
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": catalog.site.publisher or catalog.site.name},
        "claimReviewed": " ".join(catalog.statement(claim_id).statement for claim_id in verdict.claims),
        "itemReviewed": items[0] if len(items) == 1 else items,
        "reviewRating": _rating(verdict, words),
        "reviewBody": _body(words),
        "citation": _citations(words),
    }
    if address:
        review["url"] = address.rstrip("/") + claim_url(verdict.claims[0])
    return review


def _item(claim_id: str, catalog: Catalog) -> dict[str, Any]:
    item = catalog.statement(claim_id)
    actor = catalog.actors[item.asserted_by if isinstance(item, Claim) else item.actor]
    evidence = item.evidence[0]
    source = catalog.sources[evidence.source]
    name = source.author.name if source.author.actor == actor.id and source.author.name else actor.name
    work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
    if source.author.name:
        work["author"] = {"@type": "Person", "name": source.author.name}
    return {
        "@type": "Claim",
        "identifier": claim_id,
        "text": item.statement,
        "author": {"@type": "Person" if actor.kind in PERSONS else "Organization", "name": name},
        "appearance": {**work, "position": f"paragraph {evidence.paragraph}"},
    }


def _rating(verdict: Verdict, words: Judged) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": words.word,
        "ratingExplanation": f"{words.why} {ADVICE_WORDS[verdict.advice]}.",
    }
    if verdict.verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[verdict.verdict], "bestRating": BEST, "worstRating": WORST}
    return rating


def _body(words: Judged) -> str:
    lines = [*(_said(line, "") for line in words.record), *(_said(line, "Later: ") for line in words.later)]
    return " ".join((words.why, f"As of {words.as_of}.", *lines, f"One could say: {words.say}"))


def _said(line: RecordLine, before: str) -> str:
    unseen = " (not verified by us)" if line.unseen else ""
    return f"{before}{line.text} ({line.basis}, {line.date}): {line.bearing}{unseen}."


def _citations(words: Judged) -> list[dict[str, Any]]:
    sources = {s.id: s for line in (*words.record, *words.later) for s in line.sources}
    found = []
    for source in sources.values():
        work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
        if source.url:
            work["url"] = source.url
        if source.date:
            work["datePublished"] = source.date
        if not source.seen:
            work["creativeWorkStatus"] = "not verified by us"
        found.append(work)
    return found
