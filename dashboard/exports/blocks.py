"""The content of every page as plain blocks: titles, paragraphs, tables; the same words and numbers as on screen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import plotly.graph_objects as go

from dashboard.derive.agreement import adjudicated_cells, agreement, agreement_sentences
from dashboard.derive.method import READINGS, MethodTable, method_tables, turning_readings
from dashboard.derive.names import every_name, kind_name, named
from dashboard.derive.quantities import number
from dashboard.derive.record_figures import long_date
from dashboard.derive.record_items import by_series
from dashboard.derive.sources import author_in_words, claims_by_paragraph, taken_from
from dashboard.derive.statements import line
from dashboard.derive.verdicts import Judged
from dashboard.derive.wording import worded
from dashboard.exhibits.evidence import CHOICES, evidence_exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.findings import findings
from dashboard.exhibits.registry import exhibit, exhibits_of
from dashboard.exports.data_guide import EXAMPLES, ROUTES, RULES
from dashboard.model.catalog import Catalog
from dashboard.model.source import Source
from dashboard.views.view import View

ALL = "all"
MOST_ROWS, MOST_CLAIMS = 25, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: text, and the claim, name or step of a story it leads to, if any."""

    text: str
    claim: str | None = None
    name: str | None = None
    step: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a page.

    `exhibit` is the id of the exhibit it shows, for links to its files; `figures` its chart by width of screen ("both"
    fits any), `key` the relations it explains, and `meets_the_record` whether its marks are of both kinds,
    which have these `signs`. `name` is a title without its rows.
    """

    title: str
    anchor: str = ""
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    code: str = ""
    claim_ids: tuple[str, ...] = ()
    exhibit: str | None = None
    page: str | None = None
    figures: Mapping[Any, go.Figure] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    meets_the_record: bool = False
    signs: tuple[str, str] = ("●", "◆")
    name: str = ""


def blocks_of(view: View, catalog: Catalog) -> list[Block]:
    """The blocks of a page with the reader's choices, in order."""
    build = OWN.get(view.page)
    return build(view, catalog) if build else _exhibits(view, catalog)


def _exhibits(view: View, catalog: Catalog) -> list[Block]:
    choices = {name: value for name, value in view.choices.items() if name not in ("claim", "table", "show")}
    return [b for e in exhibits_of(view.page, catalog, **choices) for b in exhibit_blocks(e)]


def exhibit_blocks(shown: Exhibit) -> list[Block]:
    """An exhibit as one block, or as several where its table is long."""
    columns = tuple(str(c) for c in shown.table.columns if c != "claim_ids")
    rows = [_row(columns, row, shown.linked) for _, row in shown.table.iterrows()]
    ids = [tuple(row) for row in shown.table["claim_ids"]]
    found = []
    chunks = _chunks(ids)
    for start, end in chunks:
        title = shown.title
        if len(chunks) > 1:
            title = f"{shown.title} (rows {start + 1} to {end} of {len(rows)})"
        found.append(
            Block(
                title=title,
                anchor=shown.id.replace(".", "-") if start == 0 else "",
                paragraphs=(shown.subtitle,) if start == 0 else (),
                columns=columns if rows else (),
                rows=tuple(rows[start:end]),
                notes=(*shown.text, *(n for n in shown.notes if n), shown.source_note) if end == len(rows) else (),
                claim_ids=by_series(i for row in ids[start:end] for i in row),
                exhibit=shown.id if start == 0 else None,
                figures=shown.figures if start == 0 else {},
                key=tuple(shown.key) if start == 0 and shown.figures else (),
                meets_the_record=bool(start == 0 and shown.figures and shown.meets_the_record),
                signs=shown.signs,
                name=shown.title,
            )
        )
    return found


def _chunks(ids: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where a long table is cut: after so many rows, or so many claims, whose receipts stand on the same page."""
    cuts, start, claims = [], 0, 0
    for n, row in enumerate(ids):
        more = len(by_series(row))
        if n > start and (n - start >= MOST_ROWS or claims + more > MOST_CLAIMS):
            cuts.append((start, n))
            start, claims = n, 0
        claims += more
    return [*cuts, (start, len(ids))]


def _row(columns: tuple[str, ...], row: Any, linked: str) -> tuple[Cell, ...]:
    ids = by_series(row["claim_ids"])
    first = ids[0] if ids else None
    return tuple(Cell(text=str(row[c]), claim=first if c == linked else None) for c in columns)


def _overview(view: View, catalog: Catalog) -> list[Block]:
    return [
        Block(
            title=f"{shown.number} {shown.counts}",
            anchor=shown.id,
            paragraphs=(shown.headline, shown.text, *_verdict(shown.verdict, shown.verdict_note)),
            notes=(shown.alt, shown.places),
            claim_ids=by_series((*shown.claim_ids, *shown.mark_ids)),
            page=shown.page,
            figures={"both": shown.picture} if shown.picture is not None else {},
        )
        for shown in findings(catalog)
    ]


def _verdict(verdict: Judged | None, note: str) -> tuple[str, ...]:
    return () if verdict is None else (f"Against the record: {verdict.badge} {note}".strip(),)


def _positions(view: View, catalog: Catalog) -> list[Block]:
    """The proposition asked for, every other in turn, and the whole matrix as rows."""
    choices = {name: view.chosen(name) for name in ("kind", "source")}
    found = []
    for definition in catalog.exhibits.values():
        if definition.page == "positions":
            asked = view.chosen("issue")
            others = [i for i in catalog.issues if i != asked] if definition.form == "strip" else []
            found += exhibit_blocks(exhibit(definition, catalog, issue=asked, **choices))
            for issue in others:
                blocks = exhibit_blocks(exhibit(definition, catalog, issue=issue, **choices))
                found += [replace(b, anchor=f"{b.anchor}-{issue}" if b.anchor else "") for b in blocks]
    return found


def _evidence(view: View, catalog: Catalog) -> list[Block]:
    choices = {name: view.chosen(name) for name in CHOICES}
    topics = list(catalog.topics) if choices["topic"] == ALL else [choices["topic"]]
    found = []
    for topic in topics:
        made = evidence_exhibit(catalog, **{**choices, "topic": topic})
        if len(made.table):
            blocks = exhibit_blocks(made)
            name = catalog.topics[topic].name
            found += [
                replace(
                    b, title=f"{name}: {b.title}", name=f"{name}: {b.name}", anchor=f"topic-{topic}" if b.anchor else ""
                )
                for b in blocks
            ]
    return found or [Block(title="Nothing in the data matches all of these choices")]


def _sources(view: View, catalog: Catalog) -> list[Block]:
    shown = [s for s in catalog.sources.values() if view.chosen("source") in (ALL, s.id)]
    return [b for source in shown for b in _source(source, catalog)]


def _source(source: Source, catalog: Catalog) -> list[Block]:
    author, publisher, published = source.author, source.publisher, source.published
    facts = (
        f"Author: {author_in_words(author)} ({author.basis}, ¶{author.from_}).",
        f"Publisher: {publisher.name or 'not known'} ({publisher.basis}, ¶{publisher.from_}).",
        f"Date: {published.date or 'not stated'}. {published.window}",
        f"Genre: {source.genre}",
        f"Where the author looks from: {source.vantage}",
        f"What the author has at stake: {source.stake}",
        f"State of the text: {source.text_quality.summary}",
        *source.text_quality.caveats,
        taken_from(source, catalog).in_words,
    )
    blocks = [Block(title=f"{source.name}: {source.title}", anchor=source.id, paragraphs=facts)]
    taken = claims_by_paragraph(source, catalog)
    for paragraph in source.paragraphs:
        ids = taken.get(paragraph.n, ())
        readings = [
            f"Printed “{r.printed}”, read as {r.read_as} ({r.confidence} confidence)"
            for r in source.readings
            if r.paragraph == paragraph.n
        ]
        blocks.append(
            Block(
                title=f"{source.name} ¶{paragraph.n}",
                anchor=f"{source.id}-{paragraph.n}",
                paragraphs=(paragraph.digest, *(() if ids else (f"No claim taken: {paragraph.no_claims}",))),
                columns=("What is said",) if ids else (),
                rows=tuple((Cell(text=catalog.statement(i).statement, claim=i),) for i in ids),
                notes=tuple(readings),
                claim_ids=ids,
            )
        )
    return blocks


def _names(view: View, catalog: Catalog) -> list[Block]:
    of = view.chosen("of")
    if of != ALL:
        return name_blocks(of, catalog)
    kind = view.chosen("kind")
    found = {i: named(i, catalog) for i, _ in every_name(catalog).items() if kind in (ALL, catalog.named(i).kind)}
    rows = tuple(
        (
            Cell(text=n.name, name=i),
            Cell(text=kind_name(i, catalog)),
            Cell(text=str(len(n.positions) or "–")),
            Cell(text=str(len({*n.says, *n.said_of, *n.asked}) or "–")),
            Cell(text=str(len(n.mentions) or "–")),
            Cell(text=catalog.named(i).about or ""),
        )
        for i, n in found.items()
    )
    columns = ("Name", "Kind", "Positions", "Claims", "Paragraphs", "What the documents say it is")
    return [Block(title=f"{len(rows)} names", columns=columns, rows=rows)]


def name_blocks(of: str, catalog: Catalog) -> list[Block]:
    """Everything on one actor or thing."""
    shown = named(of, catalog)
    blocks = [Block(title=shown.name, paragraphs=(shown.kind, shown.about))]
    for title, ids in shown.parts:
        blocks += _claims(title, ids, catalog)
    if shown.mentions:
        rows = tuple(
            (
                Cell(text=f"{catalog.sources[m.source].name} ¶{m.paragraph}"),
                Cell(text=m.role),
                Cell(text=f"“{m.as_printed}”"),
            )
            for m in shown.mentions
        )
        columns = ("Where", "Role there", "Named as")
        blocks.append(Block(title="Role, paragraph by paragraph", columns=columns, rows=rows))
    return blocks


def _claims(title: str, ids: list[str], catalog: Catalog) -> list[Block]:
    columns = ("What is said", "In words", "Who", "Where", "How it is said")
    found = []
    for start in range(0, len(ids), MOST_ROWS):
        lines = [line(i, catalog) for i in ids[start : start + MOST_ROWS]]
        rows = tuple(
            (
                Cell(text=s.statement, claim=s.claim_id),
                Cell(text=s.words),
                Cell(text=s.said_by),
                Cell(text=s.place),
                Cell(text=s.firmness),
            )
            for s in lines
        )
        found.append(Block(title=title, columns=columns, rows=rows, claim_ids=tuple(ids[start : start + MOST_ROWS])))
    return found


def _method(view: View, catalog: Catalog) -> list[Block]:
    tables = method_tables(catalog)
    sections = {section.id for section in catalog.method}
    blocks = []
    for section in catalog.method:
        blocks.append(Block(title=section.title, anchor=section.id, paragraphs=section.text))
        blocks += [_words(table, section.title) for table in tables if table.section == section.id]
        if section.id == "codings":
            blocks += _codings(catalog)
    blocks += [_words(table, table.section) for table in tables if table.section not in sections]
    blocks += _readings(catalog)
    terms = sorted(catalog.terms.values(), key=lambda t: t.term.casefold())
    rows = tuple((Cell(text=t.term, claim=t.claim), Cell(text=t.meaning)) for t in terms)
    claims = tuple(t.claim for t in terms if t.claim)
    blocks.append(Block(title="Glossary", anchor="glossary", columns=("Term", "Meaning"), rows=rows, claim_ids=claims))
    return blocks


def _words(table: MethodTable, section: str) -> Block:
    rows = tuple(tuple(Cell(text=text) for text in row) for row in table.rows)
    return Block(title=table.title or f"{section}: the words", columns=table.columns, rows=rows)


def _codings(catalog: Catalog) -> list[Block]:
    found = agreement(catalog)
    made = tuple(f"{coding.name}. {coding.made}" for coding in catalog.codings)
    blocks = [Block(title="The codings", paragraphs=(*made, *(agreement_sentences(found) if found else ())))]
    cells = adjudicated_cells(catalog)
    names = [coding.name for coding in catalog.codings]
    rows = tuple(
        (
            Cell(text=catalog.actors[c.actor].name, name=c.actor),
            Cell(text=catalog.sources[c.source].name),
            Cell(text=catalog.issues[c.issue].label),
            *(Cell(text=code) for code in c.codes),
            Cell(text=c.published, claim=c.claim_ids[-1] if c.claim_ids else None),
            Cell(text=c.reason),
        )
        for c in cells
    )
    columns = ("Who", "Where", "Proposition", *names, "Shown", "Why")
    title = f"The {len(rows)} cells on which the codings differ, or from which we depart, each with the reason"
    ids = tuple(c.claim_ids[-1] for c in cells if c.claim_ids)
    return [*blocks, Block(title=title, columns=columns, rows=rows, claim_ids=ids)] if rows else blocks


def _readings(catalog: Catalog) -> list[Block]:
    rows = tuple(tuple(Cell(text=t) for t in row) for row in turning_readings(catalog))
    total = sum(len(s.readings) for s in catalog.sources.values())
    text = f"{len(rows)} of {total} readings. Whoever quotes these passages should know how else they can be read."
    title = "Readings that could turn the sense round"
    return [Block(title=title, anchor="readings", paragraphs=(text,), columns=READINGS, rows=rows)] if rows else []


def _corrections(view: View, catalog: Catalog) -> list[Block]:
    rows = tuple(
        (
            Cell(text=long_date(c.date)),
            _corrected(c.of, catalog),
            *(Cell(text=t) for t in (long_date(c.wrong_since), c.was, c.now, c.why)),
        )
        for c in sorted(catalog.corrections, key=lambda c: c.date, reverse=True)
    )
    if not rows:
        return [Block(title="No correction has been made yet.")]
    columns = ("Corrected", "Of what", "Wrong since", "It said", "It says now", "Why")
    ids = tuple(cell.claim for row in rows for cell in row if cell.claim)
    return [Block(title="What was wrong, and what it says now", columns=columns, rows=rows, claim_ids=by_series(ids))]


def _corrected(of: str, catalog: Catalog) -> Cell:
    """What a correction is of: a claim in its place, or a name."""
    if of in catalog.claims or of in catalog.positions:
        said = line(of, catalog)
        return Cell(text=f"{said.said_by}, {said.place}", claim=of)
    if of in catalog.actors or of in catalog.entities:
        return Cell(text=catalog.named(of).name, name=of)
    return Cell(text=of)


def _data(view: View, catalog: Catalog) -> list[Block]:
    rows = tuple((Cell(text=path), Cell(text=what)) for path, what in ROUTES)
    return [
        Block(title="What there is", columns=("Address", "What it gives"), rows=rows, notes=RULES),
        Block(title="Examples", paragraphs=("ADDRESS is the address of this site.",)),
        *(Block(title=title, code=code) for title, code in EXAMPLES),
    ]


def _about(view: View, catalog: Catalog) -> list[Block]:
    site = catalog.site
    unset = "not named yet"
    facts = (
        f"Publisher: {site.publisher or unset}",
        f"To report an error: {site.contact or unset}",
        f"Licence of the code: {site.code_licence or unset}",
        f"Licence of the data: {site.data_licence or unset}",
        f"Data version: {catalog.version}, {long_date(catalog.updated)}",
    )
    return [Block(title=site.name, paragraphs=(*site.about, *facts))]


def every_claim(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The claims behind some blocks, in order, each once."""
    return tuple(dict.fromkeys(i for block in blocks for i in block.claim_ids))


def _stories(view: View, catalog: Catalog) -> list[Block]:
    """Each story with the headlines of its steps, which lead to them."""
    return [
        Block(
            title=story.title,
            anchor=story.id,
            paragraphs=(
                f"{story.line}. {story.audience}, {number(story.minutes)} minutes, {number(len(story.steps))} steps.",
            ),
            columns=("Step", "What it says"),
            rows=tuple(
                (Cell(text=str(n)), Cell(text=worded(step.headline, catalog), step=(story.id, n)))
                for n, step in enumerate(story.steps, start=1)
            ),
        )
        for story in catalog.stories.values()
    ]


OWN: Mapping[str, Callable[[View, Catalog], list[Block]]] = {
    "overview": _overview,
    "positions": _positions,
    "evidence": _evidence,
    "sources": _sources,
    "names": _names,
    "method": _method,
    "stories": _stories,
    "data": _data,
    "corrections": _corrections,
    "about": _about,
}
