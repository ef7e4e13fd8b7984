"""The recommendations page."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

NAMES = ("to", "by")

catalog, view = page_view("recommendations")
page_head("recommendations", catalog)
controls(view, catalog, NAMES)
for exhibit in exhibits_of("recommendations", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
