"""The positions page: one proposition as a strip, then every actor by every proposition."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("positions")
page_head("positions", catalog)
controls(view, catalog, ("issue", "kind", "source"), {"kind": "Kind of actor"})
for exhibit in exhibits_of("positions", catalog, **view.choices):
    exhibit_card(exhibit, view, catalog)
