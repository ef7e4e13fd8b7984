"""The rules the curated data must keep, one module per subject; each notes every fault it finds."""

from dashboard.load.checks.aliases import check_aliases
from dashboard.load.checks.codings import check_codings
from dashboard.load.checks.debate import check_debate
from dashboard.load.checks.evidence import check_evidence
from dashboard.load.checks.exhibits import check_exhibits
from dashboard.load.checks.free_digits import check_free_digits
from dashboard.load.checks.ids import check_ids
from dashboard.load.checks.kinds import check_kinds
from dashboard.load.checks.paragraphs import check_paragraphs
from dashboard.load.checks.positions import check_positions
from dashboard.load.checks.quantities import check_quantities
from dashboard.load.checks.record import check_record, check_verdicts
from dashboard.load.checks.references import check_references
from dashboard.load.checks.relations import check_relations
from dashboard.load.checks.sources import check_sources
from dashboard.load.checks.stated_figures import check_stated_figures
from dashboard.load.checks.stories import check_stories
from dashboard.load.checks.terms import check_corrections, check_method, check_terms
from dashboard.load.draft import Draft
from dashboard.load.problems import Report

CHECKS = (
    check_ids,
    check_references,
    check_sources,
    check_evidence,
    check_kinds,
    check_quantities,
    check_relations,
    check_positions,
    check_paragraphs,
    check_debate,
    check_codings,
    check_terms,
    check_method,
    check_corrections,
    check_aliases,
    check_record,
    check_verdicts,
    check_exhibits,
    check_stories,
    check_free_digits,
    check_stated_figures,
)


def check_all(draft: Draft, report: Report) -> None:
    """Run every rule; records that could not be read are passed over."""
    for check in CHECKS:
        check(draft, report)
