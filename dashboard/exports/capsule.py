"""The whole dashboard as files that open from a USB stick: pages, charts, data, pictures, checksums."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from dashboard.derive.claim_rows import claim_rows
from dashboard.derive.names import every_name
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids
from dashboard.exports.blocks import Block
from dashboard.exports.claimreview import claim_reviews
from dashboard.exports.claimreview import to_json as reviews_to_json
from dashboard.exports.claims import to_csv as claims_to_csv
from dashboard.exports.claims import to_json as claims_to_json
from dashboard.exports.dataset import data_package
from dashboard.exports.fonts import FONTS, font_file
from dashboard.exports.plain import Links, anchor_of, page_styles, plain_parts
from dashboard.exports.previews import preview_picture
from dashboard.exports.story_html import Assets, story_page, story_script, story_style_sheet
from dashboard.exports.tables import to_csv
from dashboard.exports.taken import taken
from dashboard.figures.key import explained, relation_key
from dashboard.figures.theme import SCREENS, TOKENS, chart_style_sheet
from dashboard.model.catalog import Catalog
from dashboard.views.pages import pages_with_data
from dashboard.views.view import View, exhibit_url, parse

CHARTS = """
const narrow = matchMedia("(max-width: 900px)");
const open = (id) => {
  // A day of a series may be told as the series, and a long page is in parts: the receipt may stand on another one.
  for (const told of id ? [id, id.split("@")[0]] : []) {
    const here = document.getElementById("c-" + told);
    if (!here && !Object.hasOwn(window.places, told)) continue;
    location.href = (here ? "" : window.places[told]) + "#c-" + encodeURIComponent(told);
    return;
  }
};
const draw = (box) => {
  const drawings = window.charts[box.dataset.chart || box.dataset.key];
  // What is drawn only for a wide screen is left to its table on a narrow one, unless it fits both.
  const figure = drawings[narrow.matches ? "narrow" : "wide"] || drawings.both;
  Plotly.purge(box);
  box.hidden = !figure;
  if (!figure) return;
  Plotly.newPlot(box, figure.data, figure.layout, { displayModeBar: false, responsive: true });
  box.on("plotly_click", (event) => open([event.points[0].customdata].flat()[0]));
  box.on("plotly_clickannotation", (event) => open(event.annotation.name));
};
const boxes = document.querySelectorAll("[data-chart], [data-key]");
boxes.forEach(draw);
narrow.addEventListener("change", () => boxes.forEach(draw));
"""
LEGEND = (
    '<p class="legend"><span class="said">{0}</span> what a document says \u2003'
    '<span class="recorded">{1}</span> public record</p>'
)
# Pages that list claims without end: their receipts stand once, on the pages of all claims.
LISTS = ("quote", "positions", "sources", "disagreements")
FACES = "".join(
    f'@font-face{{font-family:"{family}";font-weight:200 900;src:url(fonts/{stem}.woff2)}}\n'
    for family, stem in (("Source Sans", "sans"), ("Source Serif 4", "serif"), ("Source Sans 3", "sans"))
)
STYLE = f"""[data-chart] {{ min-height: 4rem; overflow-x: auto; }}
[data-key] {{ overflow: hidden; }}
.legend {{ margin: 0.2rem 0; }}
.said {{ color: light-dark({", ".join(TOKENS["claim"])}); }}
"""
SUMS = "SHA256SUMS"
RECEIPT = re.compile(r'class="receipt" id="c-([^"]+)"')


def capsule_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Every file of the capsule but the checksums: its name and content."""
    yield "plotly.min.js", get_plotlyjs().encode()
    yield "charts.js", CHARTS.encode()
    yield "charts.css", (page_styles() + STYLE + FACES + chart_style_sheet()).encode()
    yield from _fonts()
    homes = _homes(catalog)
    for page in pages_with_data(catalog):
        yield from _page(page.name, parse(page.name, {}, catalog), catalog, homes if page.name in LISTS else None)
        yield f"pictures/{page.name}.png", preview_picture(page, catalog)
    for of in every_name(catalog):
        yield from _page(_name_file(of), parse("names", {"of": [of]}, catalog), catalog, homes)
    yield from _stories(catalog)
    yield from _data(catalog)


def write_capsule(catalog: Catalog, folder: Path) -> tuple[int, int]:
    """Writes the capsule; returns how many files and bytes it has. Raises OSError if the folder cannot be written."""
    sums, size = [], 0
    for name, content in capsule_files(catalog):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        sums.append(f"{sha256(content).hexdigest()}  {name}")
        size += len(content)
    (folder / SUMS).write_text("\n".join(sums) + "\n", encoding="utf-8")
    return len(sums) + 1, size


def _fonts() -> Iterator[tuple[str, bytes]]:
    """The dashboard's own fonts, so that the copy looks the same everywhere."""
    for stem in FONTS:
        file = font_file(stem)
        if file is not None:
            yield f"fonts/{stem}.woff2", file.read_bytes()


def _homes(catalog: Catalog) -> dict[str, str]:
    """Where the receipt of each claim stands: the part of the evidence page that holds it."""
    view = parse("evidence", {}, catalog)
    parts = plain_parts(view, catalog, _links("evidence", view, catalog))
    found: dict[str, str] = {}
    for number, html in enumerate(parts, start=1):
        for claim_id in re.findall(RECEIPT, html):
            found.setdefault(claim_id, f"{_file('evidence', number)}#{anchor_of(claim_id)}")
    return found


def _page(
    stem: str, view: View, catalog: Catalog, homes: Mapping[str, str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of a page; with `homes` its receipts stand elsewhere, and it leads there."""
    figures: dict[str, str] = {}

    def chart(block: Block) -> str:
        if not block.figures:
            return ""
        number = len(figures)
        html = LEGEND.format(*block.signs) if block.meets_the_record else ""
        if explained(block.key):
            figures[f"{stem}-key-{number}"] = _drawings({w: relation_key(block.key, w) for w in SCREENS})
            html += f'<div data-key="{stem}-key-{number}"></div>'
        figures[f"{stem}-{number}"] = _drawings(block.figures)
        return f'{html}<div data-chart="{stem}-{number}"></div>'

    links = _links(stem, view, catalog, homes.__getitem__ if homes is not None else None)
    parts = plain_parts(view, catalog, links, extra=chart)
    script = f"charts/{stem}.js"
    places = {claim_id: home.partition("#")[0] for claim_id, home in (homes or {}).items()} if figures else {}
    for number, html in enumerate(parts, start=1):
        for claim_id in re.findall(RECEIPT, html):
            places.setdefault(claim_id, _file(stem, number))
        if any(f'="{key}"' in html for key in figures):
            sources = ("plotly.min.js", script, "charts.js")
            tags = "".join(f'<script src="{source}"></script>' for source in sources)
            html = html.replace("</body>", f"{tags}</body>")
        yield f"{_file(stem, number)}", html.encode()
        if stem == "overview" and number == 1:
            yield "index.html", html.encode()
    if figures:
        text = ",".join(f"{json.dumps(key)}:{drawings}" for key, drawings in figures.items())
        yield script, f"window.charts={{{text}}};window.places={json.dumps(places)};".encode()


def _drawings(figures: Mapping[str, go.Figure]) -> str:
    return "{" + ",".join(f'"{width}":{figure.to_json()}' for width, figure in figures.items()) + "}"


def _links(stem: str, view: View, catalog: Catalog, claim: Callable[[str], str] | None = None) -> Links:
    def page(name: str, part: int) -> str:
        return _file(stem if name == view.page and part > 1 else name, part)

    address = (catalog.site.public_address or "").rstrip("/")
    return Links(
        page=page,
        name=lambda of: _file(_name_file(of), 1),
        file=lambda exhibit, suffix: f"data/exhibits/{quote(exhibit)}.{suffix}",
        step=lambda story, number: f"{_story_file(story)}?step={number}",
        live=address,
        note=f"This is a copy of data version {catalog.version}, {catalog.updated}. It does not change by itself.",
        styles="charts.css",
        claim=claim,
        formats=(("CSV", "csv"),),
    )


def _file(stem: str, part: int) -> str:
    return f"{stem}.html" if part == 1 else f"{stem}-{part}.html"


def _name_file(of: str) -> str:
    return f"name-{of}"


def _story_file(story_id: str) -> str:
    return f"present-{story_id}.html"


def _stories(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Presenter mode of every story, with the same script and style sheet."""
    if not catalog.stories:
        return
    yield "present.css", (FACES + story_style_sheet()).encode()
    yield "present.js", story_script().encode()
    tags = '<script src="plotly.min.js"></script><script src="present.js"></script>'
    assets = Assets('<link rel="stylesheet" href="present.css">', tags)
    address = (catalog.site.public_address or "").rstrip("/")
    for story in catalog.stories.values():
        html = story_page(story, catalog, assets, address=address, leave=_file("stories", 1))
        yield _story_file(story.id), html.encode()


def _data(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    rows = claim_rows(catalog)
    address = catalog.site.public_address
    yield "data/claims.csv", claims_to_csv(rows).encode()
    yield "data/claims.json", claims_to_json(rows).encode()
    yield "data/claimreview.json", reviews_to_json(claim_reviews(catalog, address)).encode()
    package = json.dumps(data_package(catalog, "", "csv"), ensure_ascii=False, indent=2)
    yield "data/datapackage.json", package.encode()
    for exhibit_id in sorted(exhibit_ids(catalog)):
        shown = exhibit_by_id(exhibit_id, catalog)
        if shown is None:
            continue
        file = taken(shown, catalog, exhibit_url(View(shown.page), exhibit_id), address)
        yield f"data/exhibits/{exhibit_id}.csv", to_csv(file).encode()
