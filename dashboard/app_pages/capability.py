"""The capability page."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("capability")
page_head("capability", catalog)
for exhibit in exhibits_of("capability", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
