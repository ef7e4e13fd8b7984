"""The registry of pages: every page that data may name is there, and has a script of its own."""

import re

import pytest

from dashboard.load.live import PROJECT_ROOT, store
from dashboard.model.words import PAGE_NAMES
from dashboard.views.pages import PAGES, pages_with_data
from dashboard.views.view import FREE_TEXT

CATALOG = store().catalog()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def test_the_registry_has_the_pages_that_data_may_name_in_their_order():
    assert tuple(page.name for page in PAGES) == PAGE_NAMES


def test_paths_and_titles_are_given_once_and_the_first_page_is_the_root():
    assert len({page.path for page in PAGES}) == len({page.title for page in PAGES}) == len(PAGES)
    assert PAGES[0].path == "/"


@each_page
def test_every_page_has_a_script_that_opens_its_own_view(page):
    script = (PROJECT_ROOT / "dashboard" / page.file).read_text(encoding="utf-8")
    assert re.findall(r'page_view\("(\w+)"\)', script) == [page.name]


def test_there_is_no_script_without_a_page():
    scripts = {path.stem for path in (PROJECT_ROOT / "dashboard" / "app_pages").glob("*.py")} - {"__init__"}
    assert scripts == set(PAGE_NAMES)


def test_the_curated_data_fills_every_page():
    assert pages_with_data(CATALOG) == PAGES


def test_pages_of_one_group_stand_together_in_the_menu():
    groups = [page.group for page in PAGES]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_free_text_is_a_choice_of_some_page():
    assert all(any(name in page.params for page in PAGES) for name in FREE_TEXT)
