"""One exhibit for each advice: what is safe to quote, what needs a change, what not to repeat."""

from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.derive.quotable import ALL, ORDER, quotable_rows
from dashboard.derive.verdicts import ADVICE_WORDS
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog

PREFIX = "quote."
MEANS = {
    "safe": "The record agrees. The sentence keeps the qualifier; so should you.",
    "with_change": "The record agrees in part, on one basis, at one time or for another thing. Say what is added here.",
    "do_not_quote": "The record says otherwise, or nothing we found bears it out. Beside it stands what to say.",
}


def quotable_exhibits(catalog: Catalog, *, advice: str = ALL, source: str = ALL) -> list[Exhibit]:
    """The exhibits of the advice that is chosen, or of all three; those without a row are left out."""
    rows = quotable_rows(catalog, advice=advice, source=source)
    found = []
    for wanted in ORDER:
        own = rows[rows["advice"] == wanted].reset_index(drop=True)
        if own.empty:
            continue
        table = own[["statements", "badge", "why", "say", "place", "as_of", "citation", "claim_ids"]].assign(
            statements=own["statements"].map(" ".join)
        )
        names = {
            "statements": "What the documents say", "badge": "Against the record", "why": "Why",
            "say": "One could say", "place": "Where", "as_of": "As of", "citation": "Cite as",
        }  # fmt: skip
        found.append(
            Exhibit(
                id=f"{PREFIX}{wanted.replace('_', '-')}",
                page="quote",
                title=f"{ADVICE_WORDS[wanted]}: {number(len(own))}",
                subtitle=MEANS[wanted],
                figures={},
                table=table.rename(columns=names),
                linked="What the documents say",
                alt=f"{ADVICE_WORDS[wanted]}: {number(len(own))} verdicts.",
                notes=(),
                source_note=source_note((i for ids in own["claim_ids"] for i in ids), catalog),
            )
        )
    return found


def quotable_ids() -> tuple[str, ...]:
    """The ids of the exhibits of this page."""
    return tuple(f"{PREFIX}{advice.replace('_', '-')}" for advice in ORDER)
