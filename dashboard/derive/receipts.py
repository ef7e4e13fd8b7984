"""What a receipt says of one claim or position, in words, ready to be shown or exported."""

from dataclasses import dataclass

from dashboard.derive.kind_details import KIND_WORDS, kind_details
from dashboard.derive.places import place
from dashboard.derive.quantities import RELATION_WORDS, claim_in_words
from dashboard.derive.record_items import PREFIX, RecordItem, record_item
from dashboard.derive.verdicts import Judged, judged_claim
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Evidence, Position
from dashboard.model.record import RecordSource
from dashboard.model.source import Reading

STANCE_WORDS = {
    2: "strongly for",
    1: "for",
    0: "mixed",
    -1: "against",
    -2: "strongly against",
    "not_in_sources": "not in our sources",
    "unclear": "unclear",
    "silent": "silent",
    "not_applicable": "not applicable",
}
BASIS_WORDS = {
    "own_words": "own words",
    "official_act": "official act",
    "conduct": "conduct, not an opinion",
    "reported_speech": "reported speech",
    "third_party": "characterised by a third party",
}
DAMAGED = {
    "machine_translated": "This text went through machine translation: nobody’s exact words.",
    "synonym_spun": "Words in this text were swapped for near-synonyms, inside quotations too: nobody’s exact words.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One piece of evidence: the quote, where it stands, in whose voice, and how garbled words are read."""

    quote: str
    where: str
    voice: str
    caution: str | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another claim to set beside this one."""

    claim_id: str
    where: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything a receipt shows, in its order.

    `more` are (section, text) that only claims of one kind have; `names` are (id, name) of whom and what it concerns,
    `disagreements` (id, label) of those of which it is a side. A receipt of the public record (`is_record`) has
    `record_sources` in place of quotes.
    """

    claim_id: str
    headline: str
    subject: str
    badges: tuple[str, ...]
    statement: str
    quotes: tuple[Quoted, ...]
    refers_to: str | None
    conditions: str | None
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    know_before_quoting: tuple[str, ...]
    related: tuple[Related, ...]
    note: str | None
    citation: str
    more: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[tuple[str, str], ...] = ()
    verdict: Judged | None = None
    record_sources: tuple[RecordSource, ...] = ()
    is_record: bool = False


def receipt(claim_id: str, catalog: Catalog) -> Receipt:
    """The receipt of a claim, a position or an item of the record; raises KeyError if there is none of this id."""
    if claim_id.startswith(PREFIX):
        return _of_record(record_item(claim_id, catalog), catalog)
    item = catalog.statement(claim_id)
    quotes = tuple(_quoted(evidence, catalog) for evidence in item.evidence)
    if isinstance(item, Position):
        return _of_position(item, quotes, catalog)
    return _of_claim(item, quotes, catalog)


def _of_record(item: RecordItem, catalog: Catalog) -> Receipt:
    unseen = not any(source.seen for source in item.sources)
    return Receipt(
        claim_id=item.id,
        headline=item.headline,
        subject=item.label,
        badges=("public record", *(("not verified by us",) if unseen else ())),
        statement=item.statement,
        quotes=(),
        refers_to=None,
        conditions=None,
        includes=(),
        excludes=(),
        know_before_quoting=(),
        related=(),
        note=None,
        citation=f"{item.label}: {item.headline}. {'; '.join(f'{s.publisher}, {s.title}' for s in item.sources)}. "
        f"{catalog.site.name}, data {catalog.version}, {item.id}",
        more=item.lines,
        record_sources=item.sources,
        is_record=True,
    )


def basis_in_words(position: Position, catalog: Catalog) -> str:
    """How we know a position; words that a damaged text passes on are nobody's exact words, and say so."""
    words = BASIS_WORDS[position.basis]
    damaged = all(catalog.sources[e.source].text_quality.kind in DAMAGED for e in position.evidence)
    return f"{words}, as reworded" if position.basis == "own_words" and damaged else words


def _of_claim(claim: Claim, quotes: tuple[Quoted, ...], catalog: Catalog) -> Receipt:
    related = tuple(
        Related(
            claim_id=c.id,
            where=place(c.evidence[0], catalog),
            words=f"{c.short or c.label}: {claim_in_words(c, catalog)}",
        )
        for c in catalog.claims.values()
        if c.group == claim.group and c.id != claim.id
    )
    relation = RELATION_WORDS[claim.quantity.relation].strip() if claim.quantity else ""
    badges = (claim.status, *((f"bound: {relation}",) if relation and relation != "about" else ()))
    scope = claim.scope
    return Receipt(
        claim_id=claim.id,
        headline=claim_in_words(claim, catalog),
        subject=claim.label if claim.quantity else KIND_WORDS[claim.kind],
        badges=badges,
        statement=claim.statement,
        quotes=quotes,
        refers_to=_refers_to(claim, catalog),
        conditions=None,
        includes=scope.includes if scope else (),
        excludes=scope.excludes if scope else (),
        know_before_quoting=claim.know_before_quoting,
        related=related,
        note=claim.note,
        citation=_citation(claim.evidence[0], claim.id, catalog),
        more=kind_details(claim, catalog),
        names=_names(claim, catalog),
        disagreements=_disagreements(claim.id, catalog),
        verdict=judged_claim(claim.id, catalog),
    )


def _of_position(position: Position, quotes: tuple[Quoted, ...], catalog: Catalog) -> Receipt:
    issue, actor = catalog.issues[position.issue], catalog.actors[position.actor]
    related = tuple(
        Related(
            claim_id=p.id,
            where=place(p.evidence[0], catalog),
            words=f"{catalog.issues[p.issue].label}: {STANCE_WORDS[p.stance]}",
        )
        for p in sorted(catalog.positions.values(), key=lambda p: p.issue != position.issue)
        if p.actor == position.actor and p.id != position.id
    )
    return Receipt(
        claim_id=position.id,
        headline=STANCE_WORDS[position.stance],
        subject=f"{actor.name}: {issue.proposition}",
        badges=(
            basis_in_words(position, catalog),
            f"{position.confidence} confidence",
            position.salience,
        ),
        statement=position.statement,
        quotes=quotes,
        refers_to=None,
        conditions=position.conditions,
        includes=(),
        excludes=(),
        know_before_quoting=position.know_before_quoting,
        related=related,
        note=position.note,
        citation=_citation(position.evidence[0], position.id, catalog),
        names=((actor.id, actor.name),),
        disagreements=_disagreements(position.id, catalog),
        verdict=judged_claim(position.id, catalog),
    )


def _names(claim: Claim, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    speakers = (claim.asserted_by, *(e.speaker for e in claim.evidence))
    asked = claim.recommendation.to if claim.recommendation else ()
    return tuple((of, catalog.named(of).name) for of in dict.fromkeys((*speakers, *asked, *claim.entity)))


def _disagreements(claim_id: str, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((d.id, d.label) for d in catalog.disagreements.values() if claim_id in d.claims)


def _quoted(evidence: Evidence, catalog: Catalog) -> Quoted:
    source = catalog.sources[evidence.source]
    quote = evidence.quote.casefold()
    readings = tuple(
        r
        for r in source.readings
        if r.paragraph == evidence.paragraph and (r.printed.casefold() in quote or quote in r.printed.casefold())
    )
    return Quoted(
        quote=evidence.quote,
        where=f"{source.the[0].upper()}{source.the[1:]}, paragraph {evidence.paragraph}",
        voice=_voice(evidence, catalog),
        caution=DAMAGED.get(source.text_quality.kind),
        readings=readings,
    )


def _voice(evidence: Evidence, catalog: Catalog) -> str:
    speaker = catalog.actors[evidence.speaker].name
    author = catalog.sources[evidence.source].author.actor
    via = ", ".join(catalog.actors[a].name for a in evidence.via if a != author)
    passed = f", passed on by {via}" if via else ""
    if evidence.speaker == author:
        return f"{speaker} {evidence.voice} this{passed}"
    verb = {"reports": "the document reports what {} says or holds"}.get(
        evidence.voice, "{} " + evidence.voice + " this, as the document has it"
    )
    return verb.format(speaker) + passed


def _refers_to(claim: Claim, catalog: Catalog) -> str | None:
    against = claim.relative_to
    if against is None:
        return None
    if against.claim is not None:
        other = catalog.claims[against.claim]
        return f"{other.label}, {claim_in_words(other, catalog)} ({place(other.evidence[0], catalog)})"
    parts = [
        catalog.entities[against.entity].name if against.entity else None,
        catalog.metrics[against.metric].name if against.metric else None,
    ]
    return ", ".join(part for part in parts if part)


def _citation(evidence: Evidence, claim_id: str, catalog: Catalog) -> str:
    source = catalog.sources[evidence.source]
    author = source.author.name or source.author.role
    return (
        f"{author}, {source.title}, paragraph {evidence.paragraph}. "
        f"{catalog.site.name}, data {catalog.version}, claim {claim_id}"
    )
