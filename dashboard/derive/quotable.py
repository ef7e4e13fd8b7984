"""What may be quoted: one row per verdict, by advice, with the sentence one could say."""

import pandas as pd

from dashboard.derive.places import places
from dashboard.derive.statements import line
from dashboard.derive.verdicts import judged
from dashboard.model.catalog import Catalog
from dashboard.model.record import Verdict
from dashboard.model.words import Advice, VerdictWord

ALL = "all"
SEVERITY: tuple[VerdictWord, ...] = (
    "differs", "misattributed", "outdated", "roughly_matches", "matches", "unverifiable", "opinion",
)  # fmt: skip
IMPORTANCE = ("core", "secondary", "marginal")
ORDER: tuple[Advice, ...] = ("do_not_quote", "with_change", "safe")
COLUMNS = ["advice", "statements", "badge", "tone", "why", "say", "place", "as_of", "citation", "claim_ids", "method"]


def quotable_rows(catalog: Catalog, *, advice: str = ALL, source: str = ALL) -> pd.DataFrame:
    """One row per verdict, what not to quote first.

    Columns: advice (its id), statements (of the judged claims, joined), badge and tone of the verdict, why, say (the
    sentence one could say), place, as_of, citation, claim_ids, method.
    """
    rows = []
    for wanted in ORDER:
        for verdict in sorted(catalog.record.verdicts.values(), key=lambda v: _weight(v, catalog)):
            documents = {e.source for c in verdict.claims for e in catalog.statement(c).evidence}
            if verdict.advice != wanted or advice not in (ALL, wanted) or source not in (ALL, *documents):
                continue
            words = judged(verdict, catalog)
            where = places(verdict.claims, catalog)
            site = f"{catalog.site.name}, data {catalog.version}"
            rows.append(
                {
                    "advice": verdict.advice,
                    "statements": tuple(line(claim_id, catalog).statement for claim_id in verdict.claims),
                    "badge": words.badge,
                    "tone": words.tone,
                    "why": words.why,
                    "say": words.say,
                    "place": where,
                    "as_of": words.as_of,
                    "citation": f"{where}; {site}, {verdict.id}, as of {words.as_of}",
                    "claim_ids": verdict.claims,
                    "method": "judged against the public record",
                }
            )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _weight(verdict: Verdict, catalog: Catalog) -> tuple[int, int]:
    """What the record contradicts comes first, then what is at the core of a document."""
    importance = min(IMPORTANCE.index(catalog.statement(claim_id).importance) for claim_id in verdict.claims)
    return SEVERITY.index(verdict.verdict), importance
