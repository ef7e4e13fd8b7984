"""A supposed multiple beside the reader's own."""

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.quantities import claim_in_words, number
from dashboard.derive.what_if import amount_in_words, default_factor, supposed, what_if_rows
from dashboard.derive.wording import counted
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.rows import badge_columns
from dashboard.figures.lanes import lanes
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition


def what_if_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, times: str) -> Exhibit:
    """What `times` the base comes to; `{times}` and `{amount}` are filled in, the source's own multiple by default."""
    default = default_factor(definition, catalog)
    factor = float(times) if times else default
    rows = what_if_rows(definition, factor, catalog)
    _, base = supposed(definition, catalog)
    own = factor != default
    # A title that travels on a slide must not lend the reader's number to a source.
    counts = {
        "times": f"Your own {number(factor)}" if own else number(factor),
        "amount": amount_in_words(definition, factor, catalog),
    }
    formula = f"The sum is {number(factor)} × {claim_in_words(base, catalog)}."
    yours = " The multiple is your own, not a source’s; it is marked so and in another colour." if own else ""
    table = pd.DataFrame(
        {
            "Part": rows["lane"],
            "What": rows["subject"],
            "Sum": rows["words"],
            "Whose": rows["place"],
            **badge_columns(rows),
            "How we have it": rows["method"],
            "claim_ids": rows["claim_ids"],
        }
    )
    base_unit = definition.base or ""
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=counted(definition.title, counts, catalog),
        subtitle=counted(definition.subtitle, counts, catalog),
        figures={"wide": lanes(rows, {}, "wide", base_unit), "narrow": lanes(rows, {}, "narrow", base_unit)},
        table=table,
        linked="Sum",
        alt=f"{definition.alt} " + "; ".join(f"{r.subject}: {r.words}" for r in rows_of(rows)) + ".",
        notes=(formula + yours, *(counted(note, counts, catalog) for note in definition.notes)),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
        key=("eq", "hypothetical"),
        rows=rows,
        draw=lambda kept, width, scale: lanes(kept, {}, width, base_unit, scale),
        form=definition.form,
        base=base_unit,
    )
