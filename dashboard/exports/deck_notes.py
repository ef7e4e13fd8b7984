"""What a presenter has in the notes of a slide: what to say, then statement, quote and verdict of each claim."""

from collections.abc import Iterator

from dashboard.derive.record_items import PREFIX, record_item
from dashboard.derive.statements import line
from dashboard.derive.verdicts import NOT_JUDGED, judged_claim
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.views.stories import Slide

MOST = 12
NOT_VERIFIED = "not verified by us"
OPEN_ENDS = "In this deck an arrow stands for an open end: nothing fades, nothing is hatched."
# Where a chart of the deck is drawn otherwise than the one that the story's notes speak of.
IN_DECK = {
    "lanes": OPEN_ENDS,
    "what_if": OPEN_ENDS,
    "day": OPEN_ENDS,
    "falls": OPEN_ENDS,
    "companies": "In this deck each firm has three bars: black the close, grey the low, hollow the open.",
    "matrix": "In this deck a filled sign is own words, act or conduct, a hollow one what others report; no outlines.",
    "risks": "In this deck the degree of a risk stands in words, not in the size of a mark.",
}
ON_PAGE = "What the page of this view says of its own chart"


def speaker_notes(slide: Slide, catalog: Catalog, link: str) -> list[str]:
    """The notes as paragraphs: what to say, the receipts, what the view says of itself, the link."""
    ready = receipts_of(slide)
    form = "" if slide.exhibit is None or slide.figure is None else slide.exhibit.form
    parts = [*slide.notes, *([IN_DECK[form]] if form in IN_DECK else []), ""]
    if ready:
        parts.append("To have ready")
    for n, claim_id in enumerate(ready, start=1):
        parts += [f"{n}. {text}" if k == 0 else text for k, text in enumerate(receipt_lines(claim_id, catalog))]
    more = len(slide.ready) - len(ready)
    if more > 0:
        parts.append(f"And {more} more, in the view itself.")
    about = () if slide.exhibit is None else (*slide.exhibit.text, *slide.exhibit.notes)
    if any(about):
        parts += ["", ON_PAGE, *(text for text in about if text)]
    return [*parts, "", link]


def receipts_of(slide: Slide) -> tuple[str, ...]:
    """The claims whose receipts the notes hold: all that are named for the step, then those drawn, up to so many."""
    return slide.ready[: max(MOST, len(slide.step.claims))]


def receipt_lines(claim_id: str, catalog: Catalog) -> Iterator[str]:
    """Statement, then quote and place, then the verdict with its day; of the record, its publishers."""
    if claim_id.startswith(PREFIX):
        item = record_item(claim_id, catalog)
        yield item.statement
        publishers = (f"{s.publisher}{'' if s.seen else f' ({NOT_VERIFIED})'}" for s in item.sources)
        yield f"Public record: {'; '.join(dict.fromkeys(publishers))}."
        return
    said, item_ = line(claim_id, catalog), catalog.statement(claim_id)
    yield said.statement
    firmness = item_.status if isinstance(item_, Claim) else said.firmness
    yield f"“{said.quote}” ({said.place}; {said.said_by}; {firmness})"
    verdict = judged_claim(claim_id, catalog)
    yield "Against the record: " + (
        f"{verdict.word}, as of {verdict.as_of}. {verdict.why}" if verdict else f"{NOT_JUDGED.lower()}."
    )
