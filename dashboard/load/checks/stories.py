"""Stories show views of pages that exist, and name claims that exist; what a view draws is checked with the views."""

from urllib.parse import urlsplit

from dashboard.load.checks.exhibits import RECORD, check_placeholders
from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.load.scalars import one_of
from dashboard.model.story import Guess, Story, StoryStep
from dashboard.model.words import PAGE_NAMES

MOST_MINUTES = 600
VIEW = "what “Copy link” gives, from the path on: /page?choices#exhibit"


def check_stories(draft: Draft, report: Report) -> None:
    """Every step's view, claims, texts and guess."""
    for at, story in read(draft.stories):
        if not 1 <= story.minutes <= MOST_MINUTES:
            at.fault(report, "minutes", f"{story.minutes} is no length", f"1 to {MOST_MINUTES}")
        if not story.steps:
            at.fault(report, "steps", "is empty", "at least one step")
        for n, step in enumerate(story.steps):
            _step(draft, at, f"steps[{n}]", step, report)


def _step(draft: Draft, at: Placed[Story], path: str, step: StoryStep, report: Report) -> None:
    _view(at, f"{path}.view", step.view, report)
    texts = [("headline", step.headline), *((f"notes[{m}]", note) for m, note in enumerate(step.notes))]
    if step.subtitle is not None:
        texts.append(("subtitle", step.subtitle))
    elif step.scale is not None:
        what = "is missing: the exhibit’s own speaks of its own scale"
        at.fault(report, f"{path}.subtitle", what, "what the axis counts, and that it is even")
    if not step.notes:
        at.fault(report, f"{path}.notes", "is empty", "at least one note: what the presenter says")
    for key, text in texts:
        check_placeholders(draft, at, f"{path}.{key}", text, report)
    for key in ("claims", "show", "highlight", "hold_back"):
        for m, claim_id in enumerate(getattr(step, key)):
            _known(draft, at, f"{path}.{key}[{m}]", claim_id, report)
    if step.guess is not None:
        _guess(draft, at, f"{path}.guess", step.guess, report)


def _view(at: Placed[Story], path: str, view: str, report: Report) -> None:
    parts = urlsplit(view)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or not parts.fragment:
        at.fault(report, path, f"{shown(view)} is no view of this site", VIEW)
        return
    page = parts.path.strip("/") or PAGE_NAMES[0]
    if page not in PAGE_NAMES:
        at.fault(report, path, f"there is no page '{page}'", one_of(page, PAGE_NAMES))


def _known(draft: Draft, at: Placed[Story], path: str, claim_id: str, report: Report) -> None:
    """A claim or position, or an item of the record, a day of a series by its series and date."""
    if not claim_id.startswith(RECORD):
        draft.names(report, at, path, ("claims", "positions"), claim_id)
        return
    plain = claim_id.removeprefix(RECORD).partition("@")[0]
    draft.names(report, at, path, ("comparators", "scores", "series", "record_events"), plain)


def _guess(draft: Draft, at: Placed[Story], path: str, guess: Guess, report: Report) -> None:
    check_placeholders(draft, at, f"{path}.question", guess.question, report)
    if not draft.names(report, at, f"{path}.claim", "claims", guess.claim):
        return
    claim = draft.find("claims", guess.claim)
    quantity = None if claim is None else claim.quantity
    if claim is not None and (
        quantity is None or all(v is None for v in (quantity.value, quantity.low, quantity.high))
    ):
        what = f"the claim '{guess.claim}' has no number to guess"
        at.fault(report, f"{path}.claim", what, "a claim whose quantity has a number")
