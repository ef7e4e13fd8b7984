"""Two actors side by side."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("compare")
page_head("compare", catalog)
controls(view, catalog, ("a", "b"))
for exhibit in exhibits_of("compare", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
