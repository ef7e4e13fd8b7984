"""The evidence page: every claim and position, searchable, each with its own address."""

from dashboard.derive.evidence import evidence_rows
from dashboard.ui.controls import controls
from dashboard.ui.evidence_list import evidence_list
from dashboard.ui.page import page_head, page_view

NAMES = ("q", "topic", "source", "actor", "kind", "status", "verdict")

catalog, view = page_view("evidence")
page_head("evidence", catalog)
controls(view, catalog, NAMES)
rows = evidence_rows(catalog, **{name: view.chosen(name) for name in NAMES})
evidence_list(rows, view, catalog)
