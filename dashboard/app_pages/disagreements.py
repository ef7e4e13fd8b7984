"""The disagreements page: each as a small exhibit."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.disagreement_index import disagreement_index
from dashboard.ui.exhibit_card import exhibit_card
from dashboard.ui.page import page_head, page_view

NAMES = ("kind", "differs", "source")

catalog, view = page_view("disagreements")
page_head("disagreements", catalog)
controls(view, catalog, NAMES)
exhibits = exhibits_of("disagreements", catalog, **view.choices)
disagreement_index(exhibits, catalog)
for exhibit in exhibits:
    exhibit_card(exhibit, view, catalog)
