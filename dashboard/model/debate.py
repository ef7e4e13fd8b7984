"""What is read across claims: questions with their answers, disagreements, mentions."""

from dataclasses import dataclass

from dashboard.model.claim import Evidence
from dashboard.model.words import AnswerKind, Difference, DisagreementKind, QuestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one source answers, in our words, and the claims or positions that say so.

    `kind` is `does_not_address` exactly where no claim bears on the question.
    """

    source: str
    kind: AnswerKind
    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question a source asks, in our words, with the answer of every source."""

    id: str
    label: str
    question: str
    kind: QuestionKind
    evidence: tuple[Evidence, ...]
    answers: tuple[Answer, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims or positions about the same thing that differ (or only look as if they did), and what would settle it."""

    id: str
    label: str
    about: str
    kind: DisagreementKind
    differs: tuple[Difference, ...]
    claims: tuple[str, ...]
    why: str
    settled_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The role an actor or entity (`of`) plays in one paragraph; `as_printed` are the words that name it there."""

    of: str
    source: str
    paragraph: int
    role: str
    as_printed: str
