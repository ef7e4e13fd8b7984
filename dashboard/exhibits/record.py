"""Exhibits in which the public record stands beside the claims: a day, the weeks after, parts of a sum, scores."""

from collections.abc import Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.day import day_rows
from dashboard.derive.frames import rows_of
from dashboard.derive.places import place, source_note
from dashboard.derive.quantities import claim_in_words, in_unit, number
from dashboard.derive.record_figures import amount, item_in_words, long_date
from dashboard.derive.record_items import PREFIX
from dashboard.derive.scores import score_rows
from dashboard.derive.weeks import week_rows
from dashboard.derive.wording import worded
from dashboard.exhibits.exhibit import Draw, Exhibit
from dashboard.figures.day import companies, day
from dashboard.figures.scores import scores
from dashboard.figures.theme import Width
from dashboard.figures.weeks import weeks
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition
from dashboard.model.record import Comparator, RecordEvent

WIDTHS: tuple[Width, ...] = ("wide", "narrow")
BAND = 2


def day_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """One day: claims beside open, low and close; one line a subject for the form `companies`."""
    rows = day_rows(definition, catalog)
    draw = companies if definition.form == "companies" else day
    table = rows[["subject", "name", "words", "badge", "method", "claim_ids"]].rename(
        columns={
            "subject": "What", "name": "Whose figure", "words": "Change", "badge": "Against the record",
            "method": "How we have it",
        }
    )  # fmt: skip
    said = "; ".join(f"{r.subject}, {r.name}: {r.words}" for r in rows_of(rows))
    figures = {w: draw(rows, w) for w in WIDTHS}
    numbers = tuple(None if row.kind == "claim" else round(row.value, 6) for row in rows_of(rows))
    return _exhibit(
        definition, catalog, figures, table, "Change", said,
        numbers=numbers, rows=rows, drawn_at=lambda kept, width, scale: draw(kept, width),
    )  # fmt: skip


def weeks_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """Closes indexed to the base day; the table has the last close and the day the level was regained."""
    rows = week_rows(definition, catalog)
    events = {e.id: e for e in catalog.record.events}
    marked = [events[e] for e in definition.events]
    single, band = (marked[:-BAND], (marked[-BAND], marked[-1])) if len(marked) >= BAND else (marked, None)
    lines = []
    for _, group in rows.groupby("series", sort=False):
        found = list(rows_of(group))
        back = next((row for row in found if row.regained), None)
        lowest = min(found, key=lambda row: row.close)
        lines.append(
            {
                "What": found[0].name,
                "First close above, or day": long_date(back.date) if back else "not by the last day shown",
                "Lowest close": f"{lowest.close:.2f} on {long_date(lowest.date)}",
                # The chart has room for the rounded one only.
                "Last close": f"{found[-1].close:.2f} (about {found[-1].close:.0f}) on {long_date(found[-1].date)}",
                "claim_ids": tuple(dict.fromkeys(i for row in found for i in row.claim_ids)),
            }
        )
    said = "; ".join(
        f"{line['What']}: regained {line['First close above, or day']}, low {line['Lowest close']}" for line in lines
    )
    figures = {w: weeks(rows, single, band, w) for w in WIDTHS}
    table = [*lines, *(_event_line(event) for event in marked)]
    ids = [f"{PREFIX}{e.id}" for e in marked]
    return _exhibit(
        definition, catalog, figures, pd.DataFrame(table, dtype=object), "First close above, or day", said, ids,
        rows=rows, drawn_at=lambda kept, width, scale: weeks(kept, single, band, width),
    )  # fmt: skip


def _event_line(event: RecordEvent) -> dict[str, object]:
    """The row of a dated event that the chart marks; its day stands in the linked column."""
    return {
        "What": event.label,
        "First close above, or day": long_date(event.date),
        "Lowest close": "",
        "Last close": "",
        "claim_ids": (f"{PREFIX}{event.id}",),
    }


def parts_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """Parts of a sum: each lane names its hours and its dollars; the last lane is the total as stated."""
    parts = [
        tuple(catalog.record.comparators[g.removeprefix(PREFIX)] for g in lane.groups) for lane in definition.lanes
    ]
    lines = [
        {
            "Part": lane.name,
            "Hours": item_in_words(hours.id, catalog),
            "Dollars": item_in_words(dollars.id, catalog),
            "Dollars per hour": _rate(dollars, hours, catalog),
            "claim_ids": (f"{PREFIX}{hours.id}", f"{PREFIX}{dollars.id}"),
        }
        for lane, (hours, dollars) in zip(definition.lanes, parts, strict=True)
    ]
    summed = [_sum([part[n] for part in parts[:-1]], catalog) for n in (0, 1)]
    lines.append(
        {
            "Part": "The parts added up, by us",
            "Hours": summed[0],
            "Dollars": summed[1],
            "Dollars per hour": "",
            "claim_ids": tuple(i for line in lines[:-1] for i in line["claim_ids"]),
        }
    )
    said = "; ".join(f"{line['Part']}: {line['Hours']}, {line['Dollars']}" for line in lines)
    return _exhibit(definition, catalog, {}, pd.DataFrame(lines, dtype=object), "Dollars", said)


def scores_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """Benchmarks by model, with the claims that name them in the table."""
    rows = score_rows(definition, catalog)
    leads = rows.assign(lead=rows["lead"] + ", " + rows["margin"])
    table = leads[["lane", "benchmark", "measure", "model", "words", "lead", "claim_ids"]].rename(
        columns={
            "lane": "Part", "benchmark": "Benchmark", "measure": "Measure", "model": "Model", "words": "Score",
            "lead": "Who leads",
        }
    )  # fmt: skip
    said = "; ".join(f"{r.benchmark}, {r.model}: {r.words}" for r in rows_of(rows))
    claimed = [
        {
            "Part": "What is claimed",
            "Benchmark": catalog.claims[c].label,
            "Score": claim_in_words(catalog.claims[c], catalog),
            "Model": "",
            "Measure": place(catalog.claims[c].evidence[0], catalog),
            "Who leads": "",
            "claim_ids": (c,),
        }
        for c in _claims(rows)
    ]
    table = pd.concat([pd.DataFrame(claimed, columns=table.columns, dtype=object), table], ignore_index=True)
    figures = {w: scores(rows, w) for w in WIDTHS}
    return _exhibit(
        definition,
        catalog,
        figures,
        table,
        "Score",
        said,
        rows=rows,
        drawn_at=lambda kept, width, scale: scores(kept, width),
    )


def _claims(rows: pd.DataFrame) -> list[str]:
    return [claim for claim in dict.fromkeys(rows["claimed"]) if claim]


def _rate(dollars: Comparator, hours: Comparator, catalog: Catalog) -> str:
    """Dollars over hours; the two are one record's own columns, so no warning is due."""
    above, below = amount(dollars, catalog.units), amount(hours, catalog.units)
    return f"${number(round(above.low / below.low, 4))}"


def _sum(found: list[Comparator], catalog: Catalog) -> str:
    unit = catalog.units[found[0].unit]
    total = sum(amount(c, catalog.units).low for c in found) / unit.factor
    return in_unit(float(f"{total:.12g}"), unit)


def _exhibit(
    definition: ExhibitDefinition,
    catalog: Catalog,
    figures: Mapping[Width, go.Figure],
    table: pd.DataFrame,
    linked: str,
    said: str,
    more_ids: Iterable[str] = (),
    numbers: tuple[float | None, ...] | None = None,
    rows: pd.DataFrame | None = None,
    drawn_at: Draw | None = None,
) -> Exhibit:
    ids = [i for row in table["claim_ids"] for i in row]
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=worded(definition.title, catalog),
        subtitle=worded(definition.subtitle, catalog),
        figures=figures,
        table=table,
        linked=linked,
        alt=f"{worded(definition.alt, catalog)} {said}.",
        notes=tuple(worded(note, catalog) for note in definition.notes),
        source_note=source_note((*ids, *more_ids), catalog),
        numbers=numbers,
        rows=rows,
        draw=drawn_at,
        form=definition.form,
        base=definition.base or "",
    )
