"""Glossary and method."""

from dashboard.ui.method_page import chosen_term, glossary, method, relations, turning_readings
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("method")
page_head("method", catalog)
chosen_term(view.chosen("term"), catalog)
method(catalog)
relations(catalog)
glossary(catalog)
turning_readings(catalog)
