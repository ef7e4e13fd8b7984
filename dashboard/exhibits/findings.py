"""The findings of the overview: a number with its qualifier, words from data, a small picture."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.derive.findings import compared_rows
from dashboard.derive.frames import rows_of
from dashboard.derive.places import places
from dashboard.derive.quantities import claim_in_words
from dashboard.derive.verdicts import Judged, judged_claim
from dashboard.derive.wording import named_claims, worded
from dashboard.figures.finding import finding_picture
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """One finding, worded, with its picture and the verdict of the record; `mark_ids` stand behind the picture."""

    id: str
    claim_id: str
    number: str
    counts: str
    headline: str
    text: str
    page: str
    way_in: str
    picture: go.Figure | None
    alt: str
    claim_ids: tuple[str, ...]
    mark_ids: tuple[str, ...]
    places: str
    verdict: Judged | None
    verdict_note: str


def findings(catalog: Catalog) -> list[ShownFinding]:
    """The findings in the order of the data."""
    return [_shown(finding, catalog) for finding in catalog.findings]


def _shown(finding: Finding, catalog: Catalog) -> ShownFinding:
    claims = [i for i in finding.compare if i in catalog.claims]
    ids = tuple(dict.fromkeys((finding.claim, *claims, *named_claims(finding.text))))
    rows = compared_rows(finding, catalog)
    alt = "; ".join(f"{'public record, ' if r.token == 'record' else ''}{r.subject}: {r.words}" for r in rows_of(rows))
    return ShownFinding(
        id=finding.id,
        claim_id=finding.claim,
        number=claim_in_words(catalog.claims[finding.claim], catalog),
        counts=finding.counts,
        headline=worded(finding.headline, catalog),
        text=worded(finding.text, catalog),
        page=finding.page,
        way_in=finding.way_in,
        picture=finding_picture(rows) if len(rows) else None,
        alt=f"{alt}.",
        claim_ids=ids,
        mark_ids=tuple(dict.fromkeys(i for marked in rows["claim_ids"] for i in marked)),
        places=places(ids, catalog),
        verdict=judged_claim(finding.verdict_on or finding.claim, catalog),
        verdict_note=finding.verdict_note or "",
    )
