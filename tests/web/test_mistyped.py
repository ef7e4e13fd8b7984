"""Paths as mail programs, sentences and people leave them."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.load.live import store
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import parse
from dashboard.web.mistyped import MistypedPages, meant
from tests.web.test_data_routes import asked_of

INNER = [p for p in PAGES if p.path != "/"]
MANGLED = ("{}.", "{}),", "{}/", "{}//", "/{}", "{}%3E", "{}>", "{}%0D%0A", "{}%20", "<{}>", "“{}”", "/.{}")
each_page = pytest.mark.parametrize("page", INNER, ids=lambda p: p.name)


async def own_path(request):
    return PlainTextResponse(f"{request.url.path}?{request.url.query}")


APP = Starlette(routes=[Route("/{rest:path}", own_path)], middleware=[Middleware(MistypedPages)])


def followed(address):
    """Where a reader ends, and every host that was asked on the way."""
    hosts = []
    for _ in range(5):
        hosts.append(urlsplit(address).netloc)
        answer = asked_of(APP, address)
        if not answer.is_redirect:
            return answer.text, set(hosts)
        address = urljoin(address, answer.headers["location"])
    raise AssertionError(f"no end of redirects at {address}")


@each_page
def test_a_mangled_path_means_its_page_and_a_page_itself_is_left_alone(page):
    assert meant(page.path) is None
    for form in MANGLED[:-1]:
        assert meant(form.format(page.path)) == (page.path, ""), form
    assert meant(page.path.upper()) == (page.path, "")
    broken = f"{page.path[:4]}%0D%0A{page.path[4:]}"
    assert meant(broken) == (page.path, "")


@each_page
def test_a_query_whose_sign_was_written_as_a_code_is_the_query(page):
    assert meant(f"{page.path}%3Fv=1&source=x") == (page.path, "v=1&source=x")


def test_pages_without_scripts_are_found_in_the_same_way():
    assert meant("/plain/costs") is None and meant("/plain") is None
    for path in ("/Plain/Costs", "/plain/costs.", "/plain/costs/", "//plain//costs"):
        assert meant(path) == ("/plain/costs", "")


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/_stcore/stream", "/costs/_stcore/health", "/data/claims.csv", "/plain/nothing", "/static/a.js"],
)
def test_what_is_no_page_is_left_alone(path):
    assert meant(path) is None


@pytest.mark.parametrize(
    ("path", "page"), [("/recomendations", "/recommendations"), ("/cost", "/costs"), ("/a/b/c", "/"), ("/x" * 90, "/")]
)
def test_a_page_there_is_not_leads_to_the_nearest_which_says_so(path, page):
    found, query = meant(path)
    assert found == page
    name = next(p.name for p in PAGES if p.path == page)
    view = parse(name, {"page": [unquote(query.removeprefix("page="))]}, store().catalog())
    assert len(view.notices) == 1 and PAGE_BY_NAME[name].title in view.notices[0]
    assert unquote(query.removeprefix("page="))[:4] in view.notices[0]


@pytest.mark.parametrize("form", ["/{}/", "//{}", "/{}///", "/{}.", "/x/../{}."])
def test_the_way_to_the_page_stays_on_this_site_and_keeps_the_choices(form):
    assert followed(f"http://here.example{form.format('costs')}?v=1&times=10")[0] == "/costs?v=1&times=10"


@pytest.mark.parametrize(
    "path", ["//evil.example/costs", "//evil.example", "/%2F%2Fevil.example", "/http://evil.example"]
)
def test_no_path_leads_to_another_site(path):
    assert followed(f"http://here.example{path}")[1] == {"here.example"}
