"""The findings of the overview: a number with its qualifier, words from data, a small picture."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.derive.places import places
from dashboard.derive.quantities import claim_in_words
from dashboard.derive.wording import named_claims, worded
from dashboard.figures.finding import finding_picture
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """One finding, worded. `compared` are (name, words, claim id) of the claims set side by side."""

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
    places: str


def findings(catalog: Catalog) -> list[ShownFinding]:
    """The findings in the order of the data."""
    return [_shown(finding, catalog) for finding in catalog.findings]


def _shown(finding: Finding, catalog: Catalog) -> ShownFinding:
    ids = tuple(dict.fromkeys((finding.claim, *finding.compare, *named_claims(finding.text))))
    compared = [catalog.claims[i] for i in finding.compare]
    return ShownFinding(
        id=finding.id,
        claim_id=finding.claim,
        number=claim_in_words(catalog.claims[finding.claim], catalog),
        counts=finding.counts,
        headline=finding.headline,
        text=worded(finding.text, catalog),
        page=finding.page,
        way_in=finding.way_in,
        picture=finding_picture(compared, catalog) if compared else None,
        alt="; ".join(f"{c.short or c.label}: {claim_in_words(c, catalog)}" for c in compared) + ".",
        claim_ids=ids,
        places=places(ids, catalog),
    )
