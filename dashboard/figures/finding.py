"""The small picture of a finding: its claims on one axis, words beside each mark."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.derive.lanes import claim_row
from dashboard.derive.quantities import span
from dashboard.figures.bars import HATCHED
from dashboard.figures.marks import Mark, mark_traces
from dashboard.figures.theme import blank_figure, colour, label, plotly_text
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim

ROW = 26


def finding_picture(claims: Sequence[Claim], catalog: Catalog) -> go.Figure:
    """Marks of the claims in the base unit they share: bars from zero for moves, else a logarithmic axis."""
    figure = blank_figure("narrow", ROW * len(claims) + 4, top=4)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 4, "b": 2}, hovermode="closest")
    figure.update_xaxes(visible=False)
    if claims and claims[0].metric and catalog.metrics[claims[0].metric].sign < 0:
        _moves(figure, claims, catalog)
    else:
        _scaled(figure, claims, catalog)
    return figure


def _scaled(figure: go.Figure, claims: Sequence[Claim], catalog: Catalog) -> None:
    base = next((span(c.quantity, catalog.units).base for c in claims if c.quantity), "")
    rows = [claim_row(claim, base, catalog) for claim in claims]
    ends = [v for row in rows for v in (row["low"], row["high"], row["start"]) if v is not None]
    low, high = math.log10(min(ends)), math.log10(max(ends))
    room = max(1.0, high - low)
    figure.update_xaxes(type="log", range=[low - 0.7 * room, high + 2.2 * room])
    for i, (claim, row) in enumerate(zip(claims, rows, strict=True)):
        y = ROW * (i + 0.5)
        mark = Mark(
            y,
            row["relation"],
            row["low"],
            row["high"],
            row["claim_ids"],
            row["words"],
            row["start"],
        )
        figure.add_traces(mark_traces(mark))
        end = mark.anchor if mark.anchor is not None else max(ends)
        named = row["method"] == "reported"
        words = f"{claim.short or claim.label}: {row['words']}" if named else row["words"]
        _say(figure, words, math.log10(end), y, claim)


def _moves(figure: go.Figure, claims: Sequence[Claim], catalog: Catalog) -> None:
    spans = [span(c.quantity, catalog.units) for c in claims if c.quantity]
    bounds = [s.low if s.low is not None else s.high or 0.0 for s in spans]
    reach = max(bounds)
    figure.update_xaxes(range=[-1.7 * reach, 1.5 * reach])
    for i, (claim, own, bound) in enumerate(zip(claims, spans, bounds, strict=True)):
        y = ROW * (i + 0.5)
        data = {"customdata": [[claim.id]], "hoverinfo": "skip"}
        fill = {"color": colour("claim"), "line": {"width": 0}}
        figure.add_trace(go.Bar(orientation="h", x=[-bound], y=[y], width=10, marker=fill, **data))
        if own.high is None:
            piece = -0.06 * reach
            pattern = {
                "shape": "/",
                "fgcolor": colour("claim"),
                "bgcolor": "rgba(0,0,0,0)",
                "size": 6,
            }
            figure.add_trace(
                go.Bar(
                    orientation="h",
                    base=[-bound + piece * n for n in range(HATCHED)],
                    x=[piece] * HATCHED,
                    y=[y] * HATCHED,
                    width=10,
                    marker={
                        "color": "rgba(0,0,0,0)",
                        "opacity": [1 - 0.9 * n / HATCHED for n in range(HATCHED)],
                        "pattern": pattern,
                        "line": {"width": 0},
                    },
                    customdata=[[claim.id]] * HATCHED,
                    hoverinfo="skip",
                )
            )
        words = claim_row(claim, own.base, catalog)["words"]
        _say(figure, f"{claim.short or claim.label}: {words}", 0.0, y, claim)
    zero = {"type": "line", "x0": 0, "x1": 0, "xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    figure.add_shape(**zero, line={"color": colour("ink"), "width": 1.5})


def _say(figure: go.Figure, text: str, x: float, y: float, claim: Claim) -> None:
    figure.add_annotation(
        label(
            plotly_text(text), x=x, xref="x", y=y, xshift=12, name=claim.id, captureevents=True,
            font={"color": colour("claim"), "size": 13},
        )
    )  # fmt: skip
