"""The whole evidence, or what a search leaves of it, as one exhibit that can be taken away."""

from dashboard.derive.evidence import evidence_rows
from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog

ID = "evidence"
CHOICES = ("q", "topic", "source", "actor", "kind", "status", "verdict")


def evidence_exhibit(catalog: Catalog, **choices: str) -> Exhibit:
    """The claims and positions that pass the reader's choices (of CHOICES)."""
    rows = evidence_rows(catalog, **choices)
    table = rows[["statement", "words", "said_by", "place", "firmness", "badge", "claim_ids"]].rename(
        columns={
            "statement": "What is said", "words": "In words", "said_by": "Who", "place": "Where",
            "firmness": "How it is said", "badge": "Against the record",
        }
    )  # fmt: skip
    everything = len(catalog.claims) + len(catalog.positions)
    return Exhibit(
        id=ID,
        page="evidence",
        title=f"{number(len(rows))} of {number(everything)} claims and positions",
        subtitle="What the documents state, each with its quotes and its verdict against the public record.",
        figures={},
        table=table,
        linked="What is said",
        alt=f"Table of {number(len(rows))} claims and positions.",
        notes=(),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
    )
