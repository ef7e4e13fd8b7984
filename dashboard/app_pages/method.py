"""Glossary and method."""

from dashboard.ui.method_page import chosen_term, contents, glossary, method, readings
from dashboard.ui.page import page_head, page_view

catalog, view = page_view("method")
page_head("method", catalog)
chosen_term(view.chosen("term"), catalog)
contents(catalog)
method(catalog)
readings(catalog)
glossary(catalog)
