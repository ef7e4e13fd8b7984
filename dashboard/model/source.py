"""What a source is: one document, who wrote it, in what state its text is, paragraph by paragraph."""

from dataclasses import dataclass

from dashboard.model.words import Confidence, ParagraphKind, Provenance, TextKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The document itself, which stays outside the project: file name, sha256, counts."""

    file: str
    sha256: str
    paragraphs: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote it; `basis` and `from_` say whether and where the document states it."""

    name: str | None
    role: str
    actor: str
    basis: Provenance
    from_: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who published it; `from_` is the paragraph it is taken from."""

    name: str | None
    basis: Provenance
    from_: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When; `date` stays empty unless the document states it, `window` says what can be inferred."""

    date: str | None
    window: str
    basis: Provenance
    from_: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuality:
    """In what state the text reached us."""

    kind: TextKind
    summary: str
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, digested in our own words; `no_claims` says why no claim is taken from it."""

    n: int
    kind: ParagraphKind
    digest: str
    no_claims: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a garbled passage is understood; `turns` says how another reading would turn the sense round."""

    paragraph: int
    printed: str
    read_as: str
    confidence: Confidence
    note: str | None = None
    turns: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document's record. `name` is its short name ("Guide"), `the` the same in a sentence ("the policy guide")."""

    id: str
    name: str
    the: str
    original: Original
    title: str
    author: Author
    publisher: Publisher
    published: Published
    genre: str
    vantage: str
    stake: str
    text_quality: TextQuality
    paragraphs: tuple[Paragraph, ...]
    readings: tuple[Reading, ...] = ()
