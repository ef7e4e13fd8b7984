"""Corrections: what was wrong, since when, what it says now."""

from dashboard.ui.about_page import corrections
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("corrections")
page_head("corrections", catalog)
corrections(catalog)
