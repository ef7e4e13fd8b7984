"""Before you quote: what is safe, what needs a change, what not to repeat."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.controls import controls
from dashboard.ui.page import page_head, page_view
from dashboard.ui.quote_list import quote_list

NAMES = ("advice", "source")

catalog, view = page_view("quote")
page_head("quote", catalog)
controls(view, catalog, NAMES)
for exhibit in exhibits_of("quote", catalog, **view.choices):
    quote_list(exhibit, view, catalog)
