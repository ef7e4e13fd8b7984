"""About: who publishes this, how to report an error, licences."""

from dashboard.ui.about_page import about
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("about")
page_head("about", catalog)
about(catalog)
