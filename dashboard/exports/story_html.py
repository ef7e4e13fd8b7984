"""A story as one HTML page: its steps, keys, receipts and charts; served, or whole in one file for no network."""

import json
from base64 import b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import pandas as pd
from jinja2 import FileSystemLoader
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from dashboard.derive.places import record_publishers
from dashboard.derive.receipts import receipt
from dashboard.derive.record_items import DAY_SEPARATOR, PREFIX, by_series
from dashboard.exports.deck_bodies import alt_text, shown_rows
from dashboard.exports.fonts import FONTS, font_bytes
from dashboard.exports.plain import TEMPLATES, anchor_of, environment
from dashboard.exports.qr import qr_of_any_size
from dashboard.exports.taken import NO_ADDRESS
from dashboard.figures.theme import TOKENS, chart_style_sheet, colour
from dashboard.model.catalog import Catalog
from dashboard.model.story import Story
from dashboard.views.stories import Slide, slides
from dashboard.views.view import story_url

OFFLINE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Assets:
    """How a page gets its styles and scripts: HTML of ours for the head and for the end of the body."""

    head: str
    scripts: str
    policy: str = ""


def story_style_sheet() -> str:
    """The style sheet of a story without its fonts: our colours by name, the page, the charts."""
    names = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in TOKENS.items())
    return f":root{{{names}}}\n{_template('story.css')}\n{chart_style_sheet()}"


def story_script() -> str:
    """The script of a story."""
    return _template("story.js")


def story_html(story: Story, catalog: Catalog) -> str:
    """The story as one file that asks for nothing: fonts, styles, charts and scripts are in it."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:200 900;'
        f"src:url(data:font/woff2;base64,{b64encode(font_bytes(stem)).decode()})}}\n"
        for family, stem in (("Source Sans", "sans"), ("Source Serif", "serif"))
        if stem in FONTS
    )
    assets = Assets(
        head=f"<style>{faces}{story_style_sheet()}</style>",
        scripts=f"<script>{get_plotlyjs()}</script><script>{story_script()}</script>",
        policy=OFFLINE,
    )
    return story_page(story, catalog, assets, address=(catalog.site.public_address or "").rstrip("/"))


def story_page(
    story: Story, catalog: Catalog, assets: Assets, *, address: str, leave: str = "", notices: Iterable[str] = ()
) -> str:
    """The page of a story. Every value in it is escaped.

    Args:
        story: what is shown.
        catalog: the data it is made from.
        assets: where its styles and scripts come from.
        address: the address its links and QR codes begin with; "" where none is known, and there are none.
        leave: where the way out leads.
        notices: sentences on what a link asked for in vain.
    """
    made = slides(story, catalog)
    total = len(made) + 1
    home = story_url(story.id)
    ids = by_series(dict.fromkeys(i for slide in made for i in (*slide.ready, *_row_ids(slide))))
    everything = (i for slide in made if slide.exhibit for i in slide.exhibit.claim_ids)
    links = {**{slide.number: slide.link for slide in made}, total: home}
    codes = {n: Markup(qr_of_any_size(address + link)) if address else "" for n, link in links.items()}
    return (
        environment()
        .get_template("story.html")
        .render(
            story=story,
            catalog=catalog,
            site=catalog.site,
            slides=made,
            total=total,
            alts={slide.number: _alt(slide) for slide in made if slide.exhibit},
            tables={slide.number: Markup(_table(slide, ids)) for slide in made if slide.exhibit},
            codes=codes,
            home=home,
            receipts=Markup("".join(_receipt(i, catalog) for i in ids)),
            publishers=record_publishers(dict.fromkeys(everything), catalog),
            address=address,
            leave=leave,
            notices=tuple(notices),
            no_address=NO_ADDRESS,
            data=Markup(_data(story, made)),
            assets=Assets(Markup(assets.head), Markup(assets.scripts), assets.policy),
        )
    )


def _template(name: str) -> str:
    source, _, _ = FileSystemLoader(TEMPLATES).get_source(environment(), name)
    return source


def _receipt(claim_id: str, catalog: Catalog) -> str:
    template = environment().get_template("receipt.html")
    html = template.render(shown=receipt(claim_id, catalog), anchor=anchor_of(claim_id))
    of_record = claim_id.startswith(PREFIX)
    return html.replace('class="receipt"', f'class="receipt{" of-record" if of_record else ""}" hidden', 1)


def _row_ids(slide: Slide) -> Iterable[str]:
    """The ids behind what is drawn or tabled: with a part of a matrix go other cells of its actors."""
    frames = (slide.rows, slide.table)
    return (i for frame in frames if frame is not None for ids in frame["claim_ids"] for i in ids)


def _alt(slide: Slide) -> str:
    """What a chart is for those who do not see it: no more of the view than is shown, and no answer to a guess."""
    step, whole = slide.step, "" if slide.exhibit is None else slide.exhibit.alt
    held = () if slide.asked is None else slide.asked.held
    if slide.rows is None or not (slide.part or step.hold_back or held):
        return whole
    asked = replace(step, guess=None, hold_back=(*step.hold_back, *held))
    return alt_text(slide, shown_rows(slide.rows, asked), whole.partition(". ")[0])


def _table(slide: Slide, receipts: Collection[str]) -> str:
    """The rows a step shows as a table, each linked to its receipt; a chart's twin has the rows its chart draws.

    A day of a series without a receipt of its own is linked to that of the series.
    """
    if slide.exhibit is None:
        return ""
    table = slide.table if slide.table is not None else _twin(slide, slide.exhibit.table)
    columns = slide.columns or tuple(str(c) for c in table.columns if c != "claim_ids")
    linked = slide.exhibit.linked if slide.exhibit.linked in columns else columns[0]
    rows = []
    for _, row in table.iterrows():
        first = by_series(row["claim_ids"])[:1]
        there = tuple(i if i in receipts else i.partition(DAY_SEPARATOR)[0] for i in first)
        rows.append(([(str(row[c]), c == linked) for c in columns], there))
    return environment().get_template("story_table.html").render(columns=columns, rows=rows, anchor=anchor_of)


def _twin(slide: Slide, table: pd.DataFrame) -> pd.DataFrame:
    shown: set[str] = set()
    if slide.rows is not None:
        shown = {i for ids in shown_rows(slide.rows, slide.step)["claim_ids"] for i in ids}
    return table[[bool(shown.intersection(ids)) for ids in table["claim_ids"]]]


def _data(story: Story, made: Iterable[Slide]) -> str:
    """What the script needs, as JSON in which no sign can end the element it stands in."""
    steps = ",".join(_step(slide) for slide in made)
    about = {
        "id": story.id, "title": story.title, "minutes": story.minutes, "reader": colour("reader"),
        "no_code": NO_ADDRESS,
    }  # fmt: skip
    text = f'{json.dumps(about)[:-1]},"steps":[{steps}]}}'
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _step(slide: Slide) -> str:
    figure = "null" if slide.figure is None else slide.figure.to_json()
    narrow = "null" if slide.narrow is None else slide.narrow.to_json()
    asked = slide.asked
    guess = None if asked is None or slide.figure is None else {
        "held": asked.held, "y": asked.y, "traces": asked.traces, "words": asked.words, "base": asked.unit.base,
        "log": slide.figure.layout.xaxis.type == "log",
    }  # fmt: skip
    rest = json.dumps({"ready": by_series(slide.ready), "asked": guess})
    return f'{rest[:-1]},"figure":{figure},"narrow":{narrow}}}'
