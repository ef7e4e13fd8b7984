"""Paths as mail programs and sentences leave them."""

import pytest

from dashboard.views.pages import PAGES
from dashboard.web.mistyped import meant


@pytest.mark.parametrize("page", [p for p in PAGES if p.path != "/"], ids=lambda p: p.name)
def test_a_mangled_path_means_its_page_and_a_page_itself_is_left_alone(page):
    assert meant(page.path) is None
    for path in (page.path.upper(), f"{page.path}.", f"{page.path}),", f"{page.path}/", f"{page.path}%3E"):
        assert meant(path) == page.path


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/stream", "/data/claims.csv", "/plain/costs", "//", "/..."])
def test_what_is_no_page_is_left_alone(path):
    assert meant(path) is None
