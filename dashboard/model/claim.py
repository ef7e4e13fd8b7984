"""What a claim is: one thing a source states, with its evidence; quantities and positions are claims."""

from dataclasses import dataclass

from dashboard.model.words import (
    ClaimKind,
    Confidence,
    Directness,
    Importance,
    OffScale,
    PositionBasis,
    Precision,
    Provenance,
    Relation,
    RiskLevel,
    Salience,
    Status,
    Strength,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim stands: the quote (at most 12 words), its paragraph, and in whose voice it is said.

    `speaker` is the actor whose view or words it is; `via` names who passes it on, nearest the speaker first.
    """

    source: str
    paragraph: int
    quote: str
    voice: Voice
    speaker: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed. Positive; the metric names the direction.

    `in_words` replaces the number on screen where the source gives only a magnitude ("hundreds of millions
    of dollars") or no number at all. `cue_note` says why the relation departs from the cue word in the quote.
    """

    relation: Relation
    unit: str
    as_printed: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    in_words: str | None = None
    cue_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeTo:
    """What a multiple, fraction or comparison refers to: a claim, or an entity and metric."""

    claim: str | None = None
    entity: str | None = None
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a quantity counts and what it leaves out, as its source says."""

    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an event is said to happen: the words for the time as printed, and how fine they are.

    `order` places the event in one sequence over all documents; `order_basis` says whether a source states that
    place; `phase` (of the vocabulary) is the part of the sequence. `as_printed` is empty only where the precision
    is `undated`.
    """

    precision: Precision
    phase: str
    order: int
    order_basis: Provenance
    as_printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One way of using the product (`to`, of the vocabulary) and how great the risk is said to be there."""

    to: str
    level: RiskLevel
    basis: Provenance = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk: of what kind (of the vocabulary), by which exposure, who bears it, what is said to lessen it.

    `level` is how great it is said to be where no way of use is named.
    """

    kind: str
    exposures: tuple[Exposure, ...]
    borne_by: str
    level: RiskLevel = "named"
    mitigation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Who is asked (`to`, actors) to do what, how strongly, in so many words or by implication."""

    to: tuple[str, ...]
    what: str
    strength: Strength
    directness: Directness
    conditions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing a source states. `group` joins claims about the same thing; `short` is its row name in a chart.

    An event has `when`, a risk `risk`, a recommendation `recommendation`; a claim of any kind may have a quantity.
    """

    id: str
    kind: ClaimKind
    topic: str
    group: str
    label: str
    statement: str
    importance: Importance
    evidence: tuple[Evidence, ...]
    status: Status
    asserted_by: str
    entity: tuple[str, ...] = ()
    entity_basis: Provenance = "stated"
    metric: str | None = None
    quantity: Quantity | None = None
    relative_to: RelativeTo | None = None
    scope: Scope | None = None
    when: When | None = None
    risk: Risk | None = None
    recommendation: Recommendation | None = None
    know_before_quoting: tuple[str, ...] = ()
    short: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One actor on one proposition. `stance` is -2 to 2, or a word for what is off the scale."""

    id: str
    actor: str
    issue: str
    stance: int | OffScale
    salience: Salience
    basis: PositionBasis
    confidence: Confidence
    statement: str
    evidence: tuple[Evidence, ...]
    importance: Importance = "secondary"
    conditions: str | None = None
    order: int = 1
    know_before_quoting: tuple[str, ...] = ()
    note: str | None = None
