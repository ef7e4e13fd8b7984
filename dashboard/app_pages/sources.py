"""The sources page: each document, and the chosen one paragraph by paragraph."""

from dashboard.ui.controls import controls
from dashboard.ui.page import page_head, page_view
from dashboard.ui.source_record import source_record
from dashboard.views.options import ALL

catalog, view = page_view("sources")
page_head("sources", catalog)
controls(view, catalog, ("source",))
for source in catalog.sources.values():
    if view.chosen("source") in (ALL, source.id):
        source_record(source, catalog, paragraphs=view.chosen("source") == source.id)
