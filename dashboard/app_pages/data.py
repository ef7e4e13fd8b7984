"""Data: how programs read what is here."""

from dashboard.ui.data_page import data_guide
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("data")
page_head("data", catalog)
data_guide(catalog)
