"""Who and what: all names, or everything on one."""

from dashboard.ui.controls import controls
from dashboard.ui.name_page import name_list, name_record
from dashboard.ui.page import page_head, page_view
from dashboard.views.options import ALL

catalog, view = page_view("names")
page_head("names", catalog)
controls(view, catalog, ("of", "kind"))
if view.chosen("of") == ALL:
    name_list(catalog, view.chosen("kind"))
else:
    name_record(view.chosen("of"), catalog)
