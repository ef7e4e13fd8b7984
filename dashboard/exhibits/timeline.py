"""The exhibit of events in order, one column a document."""

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.derive.timeline import event_rows
from dashboard.derive.wording import counted
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.timeline import timeline
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

DRAWN = (
    "Filled: told as done or going on. Hollow: awaited or supposed. An empty place: that document does not tell it. "
    "Diamond: the day by the public record, which none of the documents gives."
)


def timeline_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, source: str) -> Exhibit:
    """Events by phase and order; `{events}` and `{dated}` count the events and those with a day of the month."""
    rows = event_rows(catalog, source=source)
    sources = {s.id: s.name for s in catalog.sources.values() if source in ("all", s.id)}
    if "record" in set(rows["source"]):
        sources["record"] = "Public record"
    told = rows[rows["source"] != "record"]
    claims = [catalog.claims[ids[0]] for ids in told["claim_ids"]]
    counts = {
        "events": number(told["group"].nunique()),
        "dated": number(len({c.group for c in claims if c.when is not None and c.when.precision == "day"})),
    }
    table = rows[["phase", "time", "precision", "label", "place", "firmness", "order_basis", "claim_ids"]].rename(
        columns={
            "phase": "Part", "time": "Time, as printed", "precision": "How fine", "label": "What", "place": "Where",
            "firmness": "How it is said", "order_basis": "Its place in the order",
        }
    )  # fmt: skip
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=counted(definition.title, counts, catalog),
        subtitle=counted(definition.subtitle, counts, catalog),
        figures={"wide": timeline(rows, sources, "wide"), "narrow": timeline(rows, sources, "narrow")},
        table=table,
        linked="What",
        alt=f"{definition.alt} " + "; ".join(f"{r.time}: {r.label} ({r.place})" for r in rows_of(rows)) + ".",
        notes=(*(counted(note, counts, catalog) for note in definition.notes), DRAWN),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
        rows=rows,
        draw=lambda kept, width, scale: timeline(kept, sources, width),
        form=definition.form,
    )
