"""Events in order: one row per claim of an event, with the words for its time and how fine they are."""

import pandas as pd

from dashboard.derive.places import place
from dashboard.derive.record_figures import short_date
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, When
from dashboard.model.record import RecordEvent

ALL = "all"
PRECISION_WORDS = {
    "day": "a day",
    "weekday": "a day of the week",
    "week": "a week",
    "month": "a month",
    "period": "a period",
    "relative": "only before or after something else",
    "undated": "no time given",
}
RECORD = "record"
RECORD_ONLY = "Only in the public record"
COLUMNS = [
    "phase", "group", "order", "label", "time", "precision", "order_basis", "source", "place", "firmness", "statement",
    "claim_ids", "method",
]  # fmt: skip


def event_rows(catalog: Catalog, *, source: str = ALL) -> pd.DataFrame:
    """One row per event claim and per dated event of the record, by phase and order; one group stands together.

    Columns: phase (its printed name), group, order, label, time (the words as printed, in quotation marks, "no time
    given", or the date of the record), precision and order_basis in words, source (id, or "record"), place,
    firmness, statement, claim_ids, method. Events of the record that date one of the documents' own stand with it;
    the others come last, by date.
    """
    phases = {word.id: (n, word.name) for n, word in enumerate(catalog.vocabulary.phases)}
    events = [
        (c, c.when)
        for c in catalog.claims_of("event")
        if c.when is not None and (source == ALL or any(e.source == source for e in c.evidence))
    ]
    first: dict[str, tuple[int, int]] = {}
    names: dict[str, str] = {}
    for claim, when in sorted(events, key=lambda e: e[1].order):
        first.setdefault(claim.group, (phases[when.phase][0], when.order))
        names.setdefault(claim.group, phases[when.phase][1])
    events.sort(key=lambda e: (first[e[0].group], e[0].group, list(catalog.sources).index(e[0].evidence[0].source)))
    dated = [e for e in catalog.record.events if source == ALL or e.group in first]
    rows = []
    for n, (claim, when) in enumerate(events):
        told = dict.fromkeys(e.source for e in claim.evidence if source in (ALL, e.source))
        rows += [_row(claim, when, names[claim.group], document, catalog) for document in told]
        if n + 1 == len(events) or events[n + 1][0].group != claim.group:
            rows += [_dated(e, claim.group, names[claim.group], catalog) for e in dated if e.group == claim.group]
    alone = sorted((e for e in dated if e.group not in first), key=lambda e: e.date)
    rows += [_dated(e, f"record.{e.id}", RECORD_ONLY, catalog) for e in alone]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _dated(event: RecordEvent, group: str, phase: str, catalog: Catalog) -> dict[str, object]:
    return {
        "phase": phase,
        "group": group,
        "order": 0,
        "label": event.label,
        "time": short_date(event.date),
        "precision": "a day, by the public record",
        "order_basis": "dated",
        "source": RECORD,
        "place": "public record",
        "firmness": "public record",
        "statement": event.label,
        "claim_ids": (f"record.{event.id}",),
        "method": "dated by the public record",
    }


def _row(claim: Claim, when: When, phase: str, document: str, catalog: Catalog) -> dict[str, object]:
    evidence = next(e for e in claim.evidence if e.source == document)
    return {
        "phase": phase,
        "group": claim.group,
        "order": when.order,
        "label": claim.label,
        "time": f"“{when.as_printed}”" if when.as_printed else PRECISION_WORDS["undated"],
        "precision": PRECISION_WORDS[when.precision],
        "order_basis": "stated" if when.order_basis == "stated" else "inferred by us",
        "source": document,
        "place": place(evidence, catalog),
        "firmness": claim.status,
        "statement": claim.statement,
        "claim_ids": (claim.id,),
        "method": "reported",
    }
