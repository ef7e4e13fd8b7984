"""The markets page."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("markets")
page_head("markets", catalog)
for exhibit in exhibits_of("markets", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
