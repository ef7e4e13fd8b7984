"""The costs page."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view
from dashboard.ui.what_if import what_if_control

catalog, view = page_view("costs")
page_head("costs", catalog)
for exhibit in exhibits_of("costs", catalog, **view.choices):
    what_if_control(exhibit, view, catalog)
    exhibit_card(exhibit, view, catalog)
