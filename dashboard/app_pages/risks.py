"""The risks page."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

NAMES = ("source",)

catalog, view = page_view("risks")
page_head("risks", catalog)
controls(view, catalog, NAMES)
for exhibit in exhibits_of("risks", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
