"""What a presenter leads a room through: an ordered list of views with what to say."""

from dataclasses import dataclass

from dashboard.model.words import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the room is asked before the answer is shown: the quantity of `claim`, which the step's exhibit draws."""

    question: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """One step: an exhibit with choices, what it says, and what the presenter says.

    `view` is the link that "Copy link" gives, from its path on: page, choices, and the exhibit after the "#".
    `{claim-id}` and `{verdict-id:figure}` in a headline, subtitle, note or question are replaced by those words.
    `claims` are those whose receipts the presenter has ready besides those of the view. `show` leaves only these
    claims or figures of the record in the chart, `highlight` sets these off from the others, `hold_back` keeps the
    place of these but leaves their marks and words to a later step, or to the answer of a guess. `columns` are those
    of the table that are shown where there is no chart. `scale` draws the axis evenly ("linear") in place of in
    powers of ten; `subtitle` then says so in place of the exhibit's own.
    """

    view: str
    headline: str
    notes: tuple[str, ...]
    claims: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    hold_back: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    subtitle: str | None = None
    scale: Scale | None = None
    guess: Guess | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story for one kind of room; `minutes` is how long it is meant to take."""

    id: str
    title: str
    line: str
    audience: str
    minutes: int
    steps: tuple[StoryStep, ...]
