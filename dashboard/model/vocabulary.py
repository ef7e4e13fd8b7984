"""The words of this debate: units, topics, metrics, actors, entities, issues, the site's own name."""

from dataclasses import dataclass

from dashboard.model.words import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site's name and line, and who answers for it; `public_address` may be empty."""

    name: str
    line: str
    headline: str
    standfirst: str
    neutrality: str
    publisher: str | None = None
    contact: str | None = None
    public_address: str | None = None
    code_licence: str | None = None
    data_licence: str | None = None
    about: tuple[str, ...] = ()
    standfirsts: tuple["PageText", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The standfirst of one page."""

    page: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit and how a value in it is printed: prefix + number + suffix. value x factor is in `base`."""

    id: str
    base: str
    factor: float
    prefix: str = ""
    suffix: str = ""
    as_fraction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An allowed word and how to print it; `about` is its one-line meaning. For metrics, `sign` is -1 for a fall."""

    id: str
    name: str
    about: str | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All of data/vocab.yaml."""

    units: tuple[Unit, ...]
    topics: tuple[Word, ...]
    metrics: tuple[Word, ...]
    entity_kinds: tuple[Word, ...]
    actor_kinds: tuple[Word, ...]
    exposures: tuple[Word, ...] = ()
    risk_kinds: tuple[Word, ...] = ()
    phases: tuple[Word, ...] = ()
    bases: tuple[Word, ...] = ()
    categories: tuple[Word, ...] = ()
    relations: tuple[Word, ...] = ()
    statuses: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or some group that holds a position or makes a claim."""

    id: str
    name: str
    kind: ActorKind
    about: str
    short: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something a claim is about: a model, product, company, index, chip, programme."""

    id: str
    name: str
    kind: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A proposition and its two poles; `label` heads a column, `minus` is the -2 pole, `plus` the +2 pole."""

    id: str
    label: str
    proposition: str
    minus: str
    plus: str
