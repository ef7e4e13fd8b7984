"""The overview: the argument in one screen."""

from dashboard.exhibits.findings import findings
from dashboard.ui.finding_row import finding_row, headline
from dashboard.ui.page import page_view

catalog, view = page_view("overview")
headline(catalog)
for finding in findings(catalog):
    finding_row(finding, catalog)
