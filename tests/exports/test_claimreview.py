"""Verdicts as ClaimReview: only words schema.org has, the claims' own statements, and no number for what is open."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.derive.verdicts import ADVICE_WORDS, VERDICT_WORDS, judged
from dashboard.exports.claimreview import claim_reviews, to_json
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from dashboard.views.view import claim_url
from tests.load.home import TINY_HOME, copied_home

CATALOG = store().catalog()
TINY = load_catalog(TINY_HOME)
REVIEWS = claim_reviews(CATALOG)
EVERY = (*REVIEWS, *claim_reviews(TINY))
each_review = pytest.mark.parametrize("review", EVERY, ids=lambda r: r["identifier"])

# The published vocabulary, https://schema.org/ClaimReview and the types it leads to (release 29).
THING = {
    "additionalType", "alternateName", "description", "disambiguatingDescription", "identifier", "image",
    "mainEntityOfPage", "name", "owner", "potentialAction", "sameAs", "subjectOf", "url",
}  # fmt: skip
CREATIVE_WORK = THING | {
    "about", "abstract", "accountablePerson", "aggregateRating", "alternativeHeadline", "archivedAt", "assesses",
    "associatedMedia", "audience", "author", "award", "character", "citation", "comment", "commentCount",
    "conditionsOfAccess", "contentLocation", "contentRating", "contentReferenceTime", "contributor",
    "copyrightHolder", "copyrightNotice", "copyrightYear", "correction", "countryOfOrigin", "creativeWorkStatus",
    "creator", "creditText", "dateCreated", "dateModified", "datePublished", "digitalSourceType", "discussionUrl",
    "editor", "educationalLevel", "encoding", "encodingFormat", "exampleOfWork", "expires", "funder", "funding",
    "genre", "hasPart", "headline", "inLanguage", "interpretedAsClaim", "isAccessibleForFree", "isBasedOn",
    "isFamilyFriendly", "isPartOf", "keywords", "learningResourceType", "license", "locationCreated", "mainEntity",
    "maintainer", "material", "mentions", "offers", "position", "producer", "provider", "publication", "publisher",
    "publishingPrinciples", "recordedAt", "releasedEvent", "review", "schemaVersion", "sdDatePublished", "sdLicense",
    "sdPublisher", "size", "sourceOrganization", "spatial", "spatialCoverage", "sponsor", "teaches", "temporal",
    "temporalCoverage", "text", "thumbnail", "thumbnailUrl", "timeRequired", "translationOfWork", "translator",
    "typicalAgeRange", "usageInfo", "version", "video", "wordCount", "workExample", "workTranslation",
}  # fmt: skip
REVIEW = CREATIVE_WORK | {
    "associatedClaimReview", "associatedMediaReview", "associatedReview", "itemReviewed", "negativeNotes",
    "positiveNotes", "reviewAspect", "reviewBody", "reviewRating",
}  # fmt: skip
PROPERTIES = {
    "ClaimReview": REVIEW | {"claimReviewed"},
    "CreativeWork": CREATIVE_WORK,
    "Claim": CREATIVE_WORK | {"appearance", "claimInterpreter", "firstAppearance"},
    "Rating": THING | {"author", "bestRating", "ratingExplanation", "ratingValue", "reviewAspect", "worstRating"},
    "Person": THING | {"affiliation", "email", "familyName", "givenName", "jobTitle", "memberOf", "nationality",
                       "worksFor"},
    "Organization": THING | {"address", "email", "legalName", "logo", "member", "parentOrganization",
                             "publishingPrinciples"},
}  # fmt: skip
# Which types may stand under a property; every other value is plain text or a number.
TYPES = {
    "author": {"Person", "Organization"},
    "publisher": {"Person", "Organization"},
    "itemReviewed": {"Claim"},
    "reviewRating": {"Rating"},
    "appearance": {"CreativeWork"},
    "citation": {"CreativeWork"},
}


def listed(value):
    return value if isinstance(value, list) else [value]


def parts(thing):
    """Every typed part of a review, itself included."""
    yield thing
    for value in thing.values():
        yield from (part for item in listed(value) if isinstance(item, dict) for part in parts(item))


def verdict_of(review):
    catalog = CATALOG if review["identifier"] in CATALOG.record.verdicts else TINY
    return catalog.record.verdicts[review["identifier"]], catalog


@each_review
def test_every_property_is_of_the_published_vocabulary(review):
    assert review["@context"] == "https://schema.org" and review["@type"] == "ClaimReview"
    for part in parts(review):
        own = set(part) - {"@context", "@type"}
        assert own <= PROPERTIES[part["@type"]], part


@each_review
def test_every_part_is_of_a_type_its_property_takes(review):
    for part in parts(review):
        for name, value in part.items():
            for item in listed(value):
                kind = item.get("@type") if isinstance(item, dict) else None
                assert kind in TYPES.get(name, {None}), f"{name}: {item}"
                assert isinstance(item, dict | str | int) and item != "", f"{name}: {item!r}"


@pytest.mark.parametrize("catalog", [CATALOG, TINY], ids=["this debate", "another"])
def test_there_is_one_review_for_each_verdict_that_is_not_on_an_opinion(catalog):
    wanted = [v.id for v in catalog.record.verdicts.values() if v.verdict != "opinion"]
    assert [review["identifier"] for review in claim_reviews(catalog)] == wanted


def test_opinions_are_judged_on_the_pages_and_not_reviewed():
    opinions = {v.id for v in CATALOG.record.verdicts.values() if v.verdict == "opinion"}
    assert opinions and not opinions & {review["identifier"] for review in REVIEWS}


@each_review
def test_what_is_reviewed_are_the_statements_with_who_made_them_and_where(review):
    verdict, catalog = verdict_of(review)
    items = listed(review["itemReviewed"])
    assert [item["identifier"] for item in items] == list(verdict.claims)
    for item in items:
        statement = catalog.statement(item["identifier"])
        assert item["text"] == statement.statement and item["text"] in review["claimReviewed"]
        evidence = statement.evidence[0]
        assert item["appearance"]["name"] == catalog.sources[evidence.source].title
        assert item["appearance"]["position"] == f"paragraph {evidence.paragraph}"
        assert item["author"]["name"].strip()


def test_a_person_is_a_person_and_a_company_an_organization():
    found = {}
    for item in (item for review in REVIEWS for item in listed(review["itemReviewed"])):
        statement = CATALOG.statement(item["identifier"])
        actor = CATALOG.actors[getattr(statement, "asserted_by", None) or statement.actor]
        found.setdefault(actor.kind, set()).add(item["author"]["@type"])
    assert found["person"] == {"Person"} and found["company"] == {"Organization"}


@each_review
def test_a_rating_has_its_word_and_a_number_of_the_scale_or_none_where_nothing_can_be_verified(review):
    verdict, _ = verdict_of(review)
    rating = review["reviewRating"]
    assert rating["alternateName"] == VERDICT_WORDS[verdict.verdict]
    assert rating["ratingExplanation"].endswith(f"{ADVICE_WORDS[verdict.advice]}.")
    if verdict.verdict == "unverifiable":
        assert not rating.keys() & {"ratingValue", "bestRating", "worstRating"}
    else:
        assert (rating["worstRating"], rating["bestRating"]) == (1, 5)
        assert isinstance(rating["ratingValue"], int) and 1 <= rating["ratingValue"] <= 5


def test_the_scale_runs_from_what_differs_to_what_matches():
    numbers = {r["reviewRating"]["alternateName"]: r["reviewRating"].get("ratingValue") for r in REVIEWS}
    assert numbers.pop("Unverifiable") is None
    assert sorted(numbers, key=numbers.get) == ["Differs", "Misattributed", "Outdated", "Roughly matches", "Matches"]
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5]


@each_review
def test_the_body_has_why_the_day_every_figure_of_the_record_and_what_could_be_said(review):
    verdict, catalog = verdict_of(review)
    words, body = judged(verdict, catalog), review["reviewBody"]
    assert body.startswith(words.why) and body.endswith(words.say)
    assert f"As of {words.as_of}." in body
    for line in (*words.record, *words.later):
        assert f"{line.text} ({line.basis}, {line.date}): {line.bearing}" in body
        assert (f"{line.bearing} (not verified by us)" in body) or not line.unseen
    for line in words.later:
        assert f"Later: {line.text}" in body


def test_the_figures_of_the_record_are_in_the_bodies():
    bodies = {review["identifier"]: review["reviewBody"] for review in REVIEWS}
    assert "−1.46%" in bodies["verdict.sp500-fall.article"]
    assert "about 1/27" in bodies["verdict.price-vs-o1.guide"]
    assert "$5.576 million" in bodies["verdict.r1-training-cost.article"]
    assert "{" not in " ".join(bodies.values())


@each_review
def test_every_source_of_the_record_is_cited_once(review):
    verdict, catalog = verdict_of(review)
    later = sorted(verdict.later, key=lambda value: value.date)
    wanted = dict.fromkeys(s for value in (*verdict.record, *later) for s in value.sources)
    sources = [catalog.record.sources[s] for s in wanted]
    cited = [(work["name"], work["publisher"]["name"], work.get("url")) for work in review["citation"]]
    assert cited == [(source.title, source.publisher, source.url) for source in sources]
    status = [work.get("creativeWorkStatus") for work in review["citation"]]
    assert status == [None if source.seen else "not verified by us" for source in sources]


def test_a_review_has_an_address_only_if_the_site_has_one():
    assert not any("url" in review for review in claim_reviews(CATALOG, None))
    for review in claim_reviews(CATALOG, "https://record.example/"):
        first = CATALOG.record.verdicts[review["identifier"]].claims[0]
        assert review["url"] == f"https://record.example{claim_url(first)}"


def test_who_reviews_is_the_publisher_and_without_one_the_site():
    (name,) = {review["author"]["name"] for review in claim_reviews(TINY)}
    assert name == "The reading room on the west bank"
    nobody = replace(TINY, site=replace(TINY.site, publisher=None))
    assert {review["author"]["name"] for review in claim_reviews(nobody)} == {"Both banks"}


def refused(constant):
    raise AssertionError(f"{constant} is not JSON")


def test_the_json_holds_all_reviews_and_nothing_json_does_not_know():
    text = to_json(REVIEWS)
    assert json.loads(text, parse_constant=refused) == REVIEWS
    assert "’" in text, "text stays readable"
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json([{"ratingValue": float("nan")}])


def test_the_command_writes_the_reviews_of_its_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(copied_home(tmp_path)))
    file = tmp_path / "reviews.json"
    assert main(["export", "claimreview", "-o", str(file)]) == 0
    assert capsys.readouterr().out == f"2 reviews written to {file}\n"
    written = json.loads(file.read_text(encoding="utf-8"))
    assert [r["identifier"] for r in written] == ["verdict.bridge-cost", "verdict.ferry-fall"]
    assert all("url" not in r for r in written), "the tiny home names no public address"
