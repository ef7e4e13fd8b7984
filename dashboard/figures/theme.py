"""The token table (colours by meaning), the chart base, and the style sheet that turns charts for dark."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

Width = Literal["wide", "narrow", "room"]
# What a page sends; the third is for a room, drawn on a stage of 1280 by 720 that is scaled to the screen.
SCREENS: tuple[Width, ...] = ("wide", "narrow")

# name: (light, dark). The contrast of each against its ground is asserted in the tests.
TOKENS: dict[str, tuple[str, str]] = {
    "ground": ("#fcfbf9", "#15181b"),
    "panel": ("#f2f1ee", "#1f2428"),
    "ink": ("#1d2228", "#ece8e1"),
    "ink_soft": ("#565d66", "#aeb4bb"),
    "axis": ("#7d838b", "#858c94"),
    "grid": ("#dcdad4", "#343a40"),
    "record": ("#1d2228", "#ece8e1"),
    "claim": ("#a3246e", "#f27fbc"),
    "record_soft": ("#a9aeb5", "#6c737b"),
    "context": ("#858b94", "#737a82"),
    "reader": ("#12839a", "#7ce3f2"),
    "support2": ("#123f86", "#9cc6fb"),
    "support1": ("#4a80c8", "#4f8ad6"),
    "neutral": ("#767c86", "#989fa8"),
    "oppose1": ("#cb6d14", "#cf7a2b"),
    "oppose2": ("#7f3300", "#ffbe85"),
    "silence": ("#7c6590", "#b79cc8"),
    "guide": ("#5a48b0", "#a99bf5"),
    "column": ("#00757a", "#4cc0b8"),
    "article": ("#8c6a00", "#d9b44a"),
    "agrees": ("#0d7257", "#7ad9b6"),
    "differs": ("#a01535", "#ff6d85"),
    "off": ("#876000", "#e6b450"),
    "open": ("#5c636d", "#aeb4bb"),
    "action": ("#0a5a70", "#74c6d8"),
}
FONT = '"Source Sans", sans-serif'


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of one drawing width: type, rows, gutters."""

    label: int
    axis: int
    row: int
    left: int
    right: int
    plot: int
    dot: int = 12


SIZES: dict[Width, Sizes] = {
    "wide": Sizes(label=15, axis=14, row=30, left=352, right=140, plot=740),
    "narrow": Sizes(label=14, axis=13, row=50, left=6, right=6, plot=330),
    "room": Sizes(label=20, axis=18, row=60, left=340, right=200, plot=660, dot=18),
}


def colour(name: str) -> str:
    """The light colour of a token; charts carry light colours only."""
    return TOKENS[name][0]


def blank_figure(width: Width, height: int, *, top: int = 26, bottom: int = 0) -> go.Figure:
    """An empty figure whose y axis counts pixels downwards, so rows and rules stand where they are put.

    Args:
        width: which drawing width the figure is for.
        height: pixels of the plot area, without `top` and `bottom`.
        top: pixels above the plot area.
        bottom: pixels below it.
    """
    sizes = SIZES[width]
    figure = go.Figure()
    figure.update_layout(
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": sizes.label, "color": colour("ink")},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": colour("panel"),
            "bordercolor": colour("axis"),
            "font": {"family": FONT, "size": max(14, sizes.axis), "color": colour("ink")},
            "align": "left",
        },
        margin={"l": sizes.left, "r": sizes.right, "t": top, "b": bottom, "pad": 0},
        height=height + top + bottom,
        barmode="overlay",
        bargap=0,
        xaxis={
            "fixedrange": True,
            "side": "top",
            "showgrid": True,
            "gridcolor": colour("grid"),
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "tickfont": {"size": sizes.axis, "color": colour("ink_soft")},
        },
        yaxis={"fixedrange": True, "range": [height, 0], "visible": False},
    )
    return figure


def label(text: str, *, x: float | str, y: float, xref: str = "paper", **more: Any) -> dict[str, Any]:
    """One piece of text at a pixel height `y`; `text` must have passed `plotly_text` where it is data."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": xref,
        "yref": "y",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        **more,
    }


def rule(
    y: float, width: Width, *, token: str, across: bool = True, left: int | None = None, right: int | None = None
) -> list[dict[str, Any]]:
    """A horizontal hairline at pixel height `y`; `across` carries it through both gutters.

    `left` and `right` are the gutters of a figure that has its own. Shapes only decorate: they cannot be chosen,
    so no mark may be drawn with one.
    """
    line = {"color": colour(token), "width": 1}
    sizes = SIZES[width]
    left = sizes.left if left is None else left
    right = sizes.right if right is None else right
    base = {"type": "line", "yref": "y", "y0": y, "y1": y, "line": line, "layer": "below"}
    shapes = [{**base, "xref": "paper", "x0": 0, "x1": 1}]
    if across:
        pixels = {**base, "xref": "paper", "xsizemode": "pixel"}
        shapes.append({**pixels, "xanchor": 0, "x0": -left, "x1": 0})
        shapes.append({**pixels, "xanchor": 1, "x0": 0, "x1": right})
    return shapes


def plotly_text(text: str) -> str:
    """Data text for a chart: angle brackets and ampersands become entities, so nothing is markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, characters: int) -> list[str]:
    """Escaped data text in lines of at most so many characters, whole words kept."""
    return [plotly_text(line) for line in textwrap.wrap(text, characters)] or [""]


def text_width(text: str, size: int) -> float:
    """About how many pixels a text takes: enough to tell on which side of a mark it fits."""
    return 0.54 * size * len(text)


def column_head(text: str, width: Width) -> dict[str, Any]:
    """The head of the right gutter, on the line of the axis text."""
    font = {"size": SIZES[width].axis, "color": colour("ink_soft")}
    return {
        **label(text, x=1, y=1, xshift=16, font=font),
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 3,
    }


def _spellings(hex_colour: str) -> Iterable[tuple[str, str]]:
    red, green, blue = (int(hex_colour[i : i + 2], 16) for i in (1, 3, 5))
    for spelling in (f"rgb({red}, {green}, {blue})", hex_colour):
        for attribute in ("fill", "stroke"):
            yield f'[style*="{attribute}: {spelling}"]', attribute
            yield f'[style*="{attribute}:{spelling}"]', attribute
    for attribute in ("fill", "stroke"):
        yield f'[{attribute}="{hex_colour}"]', attribute
        yield f'[{attribute}="rgb({red}, {green}, {blue})"]', attribute


def chart_style_sheet() -> str:
    """CSS that turns each light chart colour to its dark twin when the reader's theme is dark.

    Raises:
        ValueError: two tokens share a light colour but not the dark one.
    """
    twins: dict[str, str] = {}
    rules = []
    for name, (light, dark) in TOKENS.items():
        if twins.setdefault(light, dark) != dark:
            raise ValueError(f"token {name} shares {light} with another token of a different dark colour")
        for selector, attribute in _spellings(light):
            rules.append(f".js-plotly-plot {selector}{{{attribute}:light-dark({light},{dark})!important}}")
        red, green, blue = (int(light[i : i + 2], 16) for i in (1, 3, 5))
        for spelling in (light, f"rgb({red}, {green}, {blue})"):
            rules.append(f'.js-plotly-plot [style*="color: {spelling}"]{{color:light-dark({light},{dark})!important}}')
    light_ground = f"@supports not (color:light-dark(red,red)){{.js-plotly-plot{{background:{colour('ground')}}}}}"
    return "\n".join([*rules, light_ground])
