"""The evidence page: every claim and position, searchable, each with its own address."""

from dashboard.derive.evidence import evidence_rows
from dashboard.exhibits.evidence import CHOICES, evidence_exhibit
from dashboard.ui.controls import controls
from dashboard.ui.evidence_list import evidence_list, take_evidence_away
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("evidence")
page_head("evidence", catalog)
controls(view, catalog, CHOICES)
choices = {name: view.chosen(name) for name in CHOICES}
evidence_list(evidence_rows(catalog, **choices), view, catalog)
take_evidence_away(evidence_exhibit(catalog, **choices), view, catalog)
