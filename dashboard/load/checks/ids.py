"""Ids are short, ASCII and given once: they live in links and must not change."""

import re
from typing import Any

from dashboard.load.draft import Draft
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown

ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
ALLOWED = "lower-case ASCII letters, digits, '.', '_' and '-', at most 100"
# Claims and positions share one list of addresses, so their ids must differ from each other too.
FAMILIES = (
    ("sources",), ("units",), ("topics",), ("metrics",), ("entity_kinds",), ("actor_kinds",),
    ("actors",), ("entities",), ("issues",), ("claims", "positions"), ("exhibits",), ("findings",),
    ("exposures",), ("risk_kinds",), ("phases",), ("relations",), ("statuses",), ("questions",), ("disagreements",),
    ("glossary",), ("method",), ("codings",), ("corrections",),
    ("bases",), ("categories",), ("record_sources",), ("series",), ("comparators", "scores"), ("record_events",),
    ("verdicts",), ("statements",), ("stories",),
)  # fmt: skip


def check_ids(draft: Draft, report: Report) -> None:
    """Every id has the pattern and stands once; the file of a source, coding or story is named after it."""
    for family in FAMILIES:
        first: dict[str, Placed[Any]] = {}
        for placed in (p for kind in family for p in draft.placed(kind)):
            if placed.record_id is not None:
                _check_id(placed, placed.record_id, first, report)
    for claim in draft.claims:
        if claim.record is not None and not ID.fullmatch(claim.record.group):
            claim.fault(report, "group", f"{shown(claim.record.group)} is not an id", ALLOWED)
    named: list[Placed[Any]] = [*draft.sources, *draft.codings, *draft.stories]
    for source in named:
        stem = source.file.rpartition("/")[2].removesuffix(".yaml")
        if source.record_id is not None and source.record_id != stem:
            what = f"{shown(source.record_id)} is not the name of its file"
            source.fault(report, "id", what, f"'{stem}', or a file named {source.record_id}.yaml")


def _check_id(placed: Placed[Any], value: str, first: dict[str, Placed[Any]], report: Report) -> None:
    if not ID.fullmatch(value):
        placed.fault(report, "id", f"{shown(value)} is not an id", ALLOWED)
    if value in first:
        where = f"{first[value].file}:{first[value].line_of('id')}"
        what = f"{shown(value)} is already the id of another record, at {where}"
        placed.fault(report, "id", what, "each id once")
    else:
        first[value] = placed
