"""Everything the sources say by and of one actor or thing."""

from dataclasses import dataclass

from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Position
from dashboard.model.debate import Mention

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One actor or entity: what it says, what is said of it, its positions, its role in each paragraph."""

    id: str
    name: str
    kind: str
    about: str
    says: tuple[Claim, ...]
    said_of: tuple[Claim, ...]
    asked: tuple[Claim, ...]
    positions: tuple[Position, ...]
    mentions: tuple[Mention, ...]

    @property
    def parts(self) -> tuple[tuple[str, list[str]], ...]:
        """What there is to read, part by part: a title and the ids of its claims or positions."""
        return (
            ("Every position", [p.id for p in self.positions]),
            (f"What {self.name} says, or is reported to say", [c.id for c in self.says]),
            (f"What is said of {self.name}", [c.id for c in self.said_of]),
            (f"What is asked of {self.name}", [c.id for c in self.asked]),
        )


def named(of: str, catalog: Catalog) -> Named:
    """What the sources have on one id; raises KeyError if it is neither an actor nor an entity.

    An actor `says` what is asserted by it or spoken by it; a thing is spoken `of` where a claim names it as its
    entity, or an event or risk names it as its actor.
    """
    subject = catalog.named(of)
    says = tuple(c for c in catalog.claims.values() if c.asserted_by == of or any(e.speaker == of for e in c.evidence))
    of_it = tuple(c for c in catalog.claims.values() if of in c.entity and c not in says)
    return Named(
        id=of,
        name=subject.name,
        kind=kind_name(of, catalog),
        about=_about(of, catalog),
        says=says if of in catalog.actors else (),
        said_of=of_it,
        asked=tuple(c for c in catalog.claims_of("recommendation") if c.recommendation and of in c.recommendation.to),
        positions=tuple(p for p in catalog.positions.values() if p.actor == of),
        mentions=tuple(m for m in catalog.mentions if m.of == of),
    )


def every_name(catalog: Catalog) -> dict[str, str]:
    """The ids of all actors, then of all things that are no actor, with their names."""
    return {
        **{actor.id: actor.name for actor in catalog.actors.values()},
        **{entity.id: entity.name for entity in catalog.entities.values() if entity.id not in catalog.actors},
    }


def kind_name(of: str, catalog: Catalog) -> str:
    """The printed name of the kind of actor or thing."""
    if of in catalog.actors:
        kinds = {word.id: word.name for word in catalog.vocabulary.actor_kinds}
        return kinds.get(catalog.actors[of].kind, catalog.actors[of].kind)
    kinds = {word.id: word.name for word in catalog.vocabulary.entity_kinds}
    return kinds.get(catalog.entities[of].kind, catalog.entities[of].kind)


def _about(of: str, catalog: Catalog) -> str:
    texts = [catalog.actors[of].about] if of in catalog.actors else []
    entity = catalog.entities.get(of)
    if entity is not None and entity.about and entity.about not in texts:
        texts.append(entity.about)
    return " ".join(texts)
