"""Pages as HTML without scripts: blocks, and behind them the receipts as anchors; long pages in parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from dashboard.derive.receipts import receipt
from dashboard.exports.blocks import Block, Cell, blocks_of
from dashboard.exports.taken import NO_ADDRESS
from dashboard.model.catalog import Catalog
from dashboard.views.pages import PAGE_BY_NAME, pages_with_data
from dashboard.views.view import View

MOST_BYTES = 88_000
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How a page leads on.

    `page` takes (page, part), `name` an actor or thing, `file` (exhibit, suffix), `step` (story, number).

    `live` is the address of the same view with a live connection, empty where there is none; `head` is HTML for the
    head of the document, made by us; `note` a sentence for the top of every page, `styles` a style sheet in place of
    styles inside each document. Where `claim` is given, receipts stand on other pages and it leads to them. `formats`
    are the files an exhibit has.
    """

    page: Callable[[str, int], str]
    name: Callable[[str], str]
    file: Callable[[str, str], str]
    step: Callable[[str, int], str]
    live: str = ""
    head: str = ""
    note: str = ""
    styles: str = ""
    claim: Callable[[str], str] | None = None
    formats: tuple[tuple[str, str], ...] = (("CSV", "csv"), ("JSON", "json"), ("Excel", "xlsx"))


@cache
def environment() -> Environment:
    """The templates; every value is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def page_styles() -> str:
    """The style sheet of these pages."""
    source, _, _ = FileSystemLoader(TEMPLATES).get_source(environment(), "page.css")
    return source


def plain_parts(
    view: View, catalog: Catalog, links: Links, *, extra: Callable[[Block], str] | None = None
) -> list[str]:
    """The HTML documents of a page, each under 100 kB; `extra` gives HTML of ours to stand in a block."""
    parts = _in_parts([*_opened(view, catalog), *blocks_of(view, catalog)], catalog, links, extra)
    page = PAGE_BY_NAME[view.page]
    texts = {text.page: text.text for text in catalog.site.standfirsts}
    front = page.path == "/"
    heads = [list(dict.fromkeys(block.name or block.title for block in blocks)) for blocks, _ in parts]
    return [
        environment()
        .get_template("page.html")
        .render(
            site=catalog.site,
            catalog=catalog,
            page=page,
            title=catalog.site.headline if front else page.title,
            standfirst=catalog.site.standfirst if front else texts.get(page.name, ""),
            body=Markup(body),
            menu=[(p.name, p.title, links.page(p.name, 1)) for p in pages_with_data(catalog)],
            notices=view.notices,
            parts=[(n, links.page(view.page, n), heads[n - 1]) for n in range(1, len(parts) + 1)],
            part=number,
            links=links,
            head=Markup(links.head),
            no_address=None if catalog.site.public_address else NO_ADDRESS,
        )
        for number, (_, body) in enumerate(parts, start=1)
    ]


def _opened(view: View, catalog: Catalog) -> list[Block]:
    """The claim whose receipt the view has open, first on the page, whichever part it stands in otherwise."""
    claim_id = view.chosen("claim")
    if not claim_id:
        return []
    said = receipt(claim_id, catalog).statement
    return [Block(title="The claim that this link opens", paragraphs=(said,), claim_ids=(claim_id,))]


def _in_parts(
    blocks: Sequence[Block], catalog: Catalog, links: Links, extra: Callable[[Block], str] | None
) -> list[tuple[list[Block], str]]:
    """Blocks gathered until a part is full; the receipts of a part close it."""
    drawn = [(block, _block(block, links, extra)) for block in blocks]
    parts: list[tuple[list[Block], str]] = []
    own: list[Block] = []
    body, size = "", 0
    receipts: dict[str, str] = {}
    for block, html in drawn:
        ids = () if links.claim else block.claim_ids
        new = {i: _receipt(i, catalog, links) for i in ids if i not in receipts}
        more = len(html.encode()) + sum(len(r.encode()) for r in new.values())
        if own and size + more > MOST_BYTES:
            parts.append((own, body + _receipts(receipts)))
            own, body, size, receipts = [], "", 0, {}
            new = {i: _receipt(i, catalog, links) for i in ids}
            more = len(html.encode()) + sum(len(r.encode()) for r in new.values())
        own.append(block)
        body, size = body + html, size + more
        receipts |= new
    return [*parts, (own, body + _receipts(receipts))]


def _block(block: Block, links: Links, extra: Callable[[Block], str] | None) -> str:
    more = Markup(extra(block)) if extra else ""
    template = environment().get_template("block.html")
    return template.render(block=block, links=links, extra=more, href=lambda cell: _href(cell, links))


def _href(cell: Cell, links: Links) -> str:
    if cell.claim is not None:
        return links.claim(cell.claim) if links.claim else f"#{anchor_of(cell.claim)}"
    if cell.step is not None:
        return links.step(*cell.step)
    return links.name(cell.name) if cell.name is not None else ""


def anchor_of(claim_id: str) -> str:
    """The anchor of a claim's receipt on a plain page."""
    return f"c-{claim_id}"


def _receipt(claim_id: str, catalog: Catalog, links: Links) -> str:
    template = environment().get_template("receipt.html")
    return template.render(shown=receipt(claim_id, catalog), anchor=anchor_of(claim_id), links=links)


def _receipts(receipts: dict[str, str]) -> str:
    if not receipts:
        return ""
    return '<section class="receipts"><h2>The words behind it</h2>' + "".join(receipts.values()) + "</section>"
