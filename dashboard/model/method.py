"""How the data came about: terms, method texts, codings, corrections."""

from dataclasses import dataclass

from dashboard.model.words import Confidence, OffScale, PositionBasis, Salience


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word and its meaning, shown wherever the word or one of `also` stands in prose.

    `claim` is the definition claim of a source whose meaning this is; without it the meaning is this site's own.
    """

    id: str
    term: str
    meaning: str
    also: tuple[str, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodWord:
    """A word that a section of the method defines."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodText:
    """One section of the method page: paragraphs, then the words it defines, if any."""

    id: str
    title: str
    text: tuple[str, ...]
    words: tuple[MethodWord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCell:
    """One code of one coder: a stance (-2 to 2, or a word off the scale) with the passage it rests on."""

    issue: str
    stance: int | OffScale
    basis: PositionBasis
    confidence: Confidence
    salience: Salience
    paragraph: int
    quote: str
    why: str
    conditions: str | None = None
    order: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedActor:
    """All codes of one actor in one source; `not_in_sources` names the issues without one."""

    actor: str
    source: str
    cells: tuple[CodedCell, ...]
    not_in_sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellId:
    """Names one cell."""

    actor: str
    source: str
    issue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One complete coding, as made; `made` says how.

    `examples` are the cells the coder saw coded beforehand, as examples: agreement is computed without them.
    """

    id: str
    name: str
    made: str
    actors: tuple[CodedActor, ...]
    examples: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """Why a cell on which the codings differ, or from which the published position departs, stands as it does."""

    actor: str
    source: str
    issue: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong, since when, what it says now. `of` is the id of the claim or record; dates are YYYY-MM-DD."""

    id: str
    of: str
    date: str
    wrong_since: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An id that was renamed: links with the old one lead to the new one."""

    old: str
    new: str
