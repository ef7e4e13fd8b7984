"""A home's seeds/ and data/ to one checked catalog, or one error that names every problem."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from dashboard.load.checks import check_all
from dashboard.load.draft import Draft, read
from dashboard.load.files import FOLDERS, LISTS, RECORD_FOLDERS, SERIES_FILE, HomeFiles, read_home
from dashboard.load.places import Placed
from dashboard.load.problems import DataError, Report
from dashboard.load.records import read_record, read_records
from dashboard.load.scalars import one_of
from dashboard.load.series_csv import read_days
from dashboard.load.yaml_events import Mapping as MappingNode
from dashboard.load.yaml_events import Refused, Scalar, parse
from dashboard.model.catalog import Catalog, Record
from dashboard.model.claim import Claim, Position
from dashboard.model.debate import Disagreement, Mention, Question
from dashboard.model.exhibit import ExhibitDefinition, Finding
from dashboard.model.method import Adjudication, Alias, Coding, Correction, MethodText, Term
from dashboard.model.record import Comparator, RecordEvent, RecordSource, Score, Series, Statement, Verdict
from dashboard.model.source import Source
from dashboard.model.story import Story
from dashboard.model.vocabulary import Actor, Entity, Issue, Site, Unit, Vocabulary, Word

CLASSES: Mapping[str, type[Any]] = {
    "actors": Actor,
    "entities": Entity,
    "issues": Issue,
    "exhibits": ExhibitDefinition,
    "findings": Finding,
    "claims": Claim,
    "positions": Position,
    "questions": Question,
    "disagreements": Disagreement,
    "mentions": Mention,
    "glossary": Term,
    "method": MethodText,
    "codings": Coding,
    "adjudications": Adjudication,
    "corrections": Correction,
    "aliases": Alias,
    "record_sources": RecordSource,
    "series": Series,
    "comparators": Comparator,
    "scores": Score,
    "record_events": RecordEvent,
    "verdicts": Verdict,
    "statements": Statement,
    "stories": Story,
}
WORD_LISTS: Mapping[str, type[Any]] = {
    field.name: Unit if field.name == "units" else Word for field in fields(Vocabulary)
}
REQUIRED_LISTS = tuple(field.name for field in fields(Vocabulary) if field.default is MISSING)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)
T = TypeVar("T")


def load_catalog(home: Path) -> Catalog:
    """The curated data of a home; raises DataError with every problem if there is one."""
    return load_with_places(home)[0]


def load_with_places(home: Path) -> tuple[Catalog, Draft]:
    """The catalog, and the same records with the file and line of every field."""
    report = Report()
    files = read_home(home, report)
    draft = read_draft(files, report)
    check_all(draft, report)
    if report.problems or draft.site is None or draft.site.record is None:
        raise DataError(report.problems)
    return _catalog(draft, draft.site.record, files), draft


def read_draft(files: HomeFiles, report: Report) -> Draft:
    """Every record of every file, unchecked; what cannot be read is reported."""
    draft = Draft()
    _read_site(draft, files, report)
    _read_vocabulary(draft, files, report)
    names = files.within("seeds")
    if not names:
        report.add("seeds", 1, "file", "no source is recorded", "at least one seeds/<source-id>.yaml")
    for name in names:
        node = parse(files.contents[name], name, "", report)
        if node is None:
            draft.unread.add("sources")
        else:
            draft.sources.append(read_record(Source, node, name, "", report))
    for kind in FOLDERS:
        for name in files.within(f"data/{kind}"):
            _read_list(draft, kind, kind, name, files, report)
    for stem, kind in LISTS.items():
        if f"data/{stem}.yaml" in files.contents:
            _read_list(draft, kind, stem, f"data/{stem}.yaml", files, report)
    for kind in RECORD_FOLDERS:
        for name in files.within(f"data/{kind}"):
            node = parse(files.contents[name], name, "", report)
            if node is None:
                draft.unread.add(kind)
            else:
                draft.placed(kind).append(read_record(CLASSES[kind], node, name, "", report))
    if SERIES_FILE in files.contents:
        days = read_days(files.contents[SERIES_FILE], SERIES_FILE, report)
        draft.days = days or []
        if days is None:
            draft.unread.add("days")
    return draft


def _read_list(draft: Draft, kind: str, label: str, name: str, files: HomeFiles, report: Report) -> None:
    node = parse(files.contents[name], name, label, report)
    if node is None or isinstance(node, Refused | Scalar | MappingNode):
        draft.unread.add(kind)
    if node is not None:
        draft.placed(kind).extend(read_records(CLASSES[kind], node, name, label, report))


def _read_site(draft: Draft, files: HomeFiles, report: Report) -> None:
    data = files.contents.get("data/site.yaml")
    if data is None:
        report.add("data/site.yaml", 1, "file", "is missing", "every home has data/site.yaml")
        return
    node = parse(data, "data/site.yaml", "", report)
    if node is not None:
        draft.site = read_record(Site, node, "data/site.yaml", "", report)


def _read_vocabulary(draft: Draft, files: HomeFiles, report: Report) -> None:
    name = "data/vocab.yaml"
    data = files.contents.get(name)
    node = None if data is None else parse(data, name, "", report)
    if data is None:
        report.add(name, 1, "file", "is missing", "every home has data/vocab.yaml")
    elif node is not None and not isinstance(node, MappingNode):
        what = "holds no keys and values"
        report.add(name, node.line, "file", what, f"the keys {', '.join(WORD_LISTS)}")
    if not isinstance(node, MappingNode):
        draft.unread.update(WORD_LISTS)
        return
    for key, line in node.key_lines.items():
        if key not in WORD_LISTS:
            report.add(name, line, key, f"unknown key '{key}'", one_of(key, tuple(WORD_LISTS)))
    for kind, cls in WORD_LISTS.items():
        if kind in node.items:
            draft.placed(kind).extend(read_records(cls, node.items[kind], name, kind, report))
        elif kind in REQUIRED_LISTS:
            draft.unread.add(kind)
            report.add(name, node.line, kind, "is missing", f"add {kind}: and its list; [] for none")


def _catalog(draft: Draft, site: Site, files: HomeFiles) -> Catalog:
    vocabulary = Vocabulary(**{kind: _records(draft.placed(kind)) for kind in WORD_LISTS})
    # The order of the originals, not of the records' file names, decides colours and lists.
    sources = sorted(_records(draft.sources), key=lambda source: source.original.file)
    return Catalog(
        site=site,
        vocabulary=vocabulary,
        sources=MappingProxyType({source.id: source for source in sources}),
        actors=_by_id(draft.actors),
        entities=_by_id(draft.entities),
        issues=_by_id(draft.issues),
        claims=_by_id(draft.claims),
        positions=_by_id(draft.positions),
        exhibits=_by_id(draft.exhibits),
        findings=_records(draft.findings),
        questions=_by_id(draft.questions),
        disagreements=_by_id(draft.disagreements),
        mentions=_records(draft.mentions),
        terms=_by_id(draft.glossary),
        method=_records(draft.method),
        codings=_records(draft.codings),
        adjudications=_records(draft.adjudications),
        corrections=_records(draft.corrections),
        aliases=MappingProxyType({alias.old: alias.new for alias in _records(draft.aliases)}),
        stories=_by_id(draft.stories),
        record=Record(
            sources=_by_id(draft.record_sources),
            series=_by_id(draft.series),
            days=_records(draft.days),
            comparators=_by_id(draft.comparators),
            scores=_by_id(draft.scores),
            events=_records(draft.record_events),
            verdicts=_by_id(draft.verdicts),
            statements=_records(draft.statements),
        ),
        units=_by_id(draft.units),
        metrics=_by_id(draft.metrics),
        topics=_by_id(draft.topics),
        version=files.version(),
        updated=datetime.fromtimestamp(files.newest, UTC).date().isoformat(),
    )


def _records(placed: Iterable[Placed[T]]) -> tuple[T, ...]:
    return tuple(record for _, record in read(placed))


def _by_id(placed: Iterable[Placed[R]]) -> Mapping[str, R]:
    return MappingProxyType({record.id: record for record in _records(placed)})
