"""The questions page: each question with every document's answer."""

from dashboard.exhibits.registry import exhibits_of
from dashboard.ui.page import page_head, page_view
from dashboard.ui.question_card import question_card, question_index

catalog, view = page_view("questions")
page_head("questions", catalog)
exhibits = exhibits_of("questions", catalog, **view.choices)
question_index(exhibits, catalog)
for exhibit in exhibits:
    question_card(exhibit, view, catalog)
