"""The HTML shell: our words in Streamlit's page, whatever those words hold."""

import re
from base64 import b64encode
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from dashboard.web.assets import _script_or_style, folder, plotly_script
from dashboard.web.shell import Head, script_hashes, shell

HEAD = Head(title="Costs · A name", heading="Costs", description="What was spent.")


def test_shell_carries_title_description_and_first_words():
    page = shell(HEAD)
    assert page.count("<title>") == 1
    assert "<title>Costs · A name</title>" in page
    assert '<meta name="description" content="What was spent." />' in page
    assert '<html lang="en">' in page
    assert "<h1>Costs</h1><p>What was spent.</p>" in page


def test_shell_fetches_the_script_that_draws_charts_at_once():
    assert f'<link rel="modulepreload" crossorigin href="./static/js/{plotly_script()}" />' in shell(HEAD)
    assert (folder() / "static" / "js" / plotly_script()).is_file()


def test_shell_tells_the_browser_where_the_server_is_before_streamlit_starts():
    page = shell(HEAD)
    assert page.index("BACKEND_BASE_URL") < page.index('<script type="module"')


def test_every_inline_script_has_its_hash_in_the_policy():
    inline = re.findall(r"<script>(.*?)</script>", shell(HEAD), flags=re.DOTALL)
    assert len(inline) == 2
    for script in inline:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in script_hashes()


@given(st.text())
def test_no_words_break_out_of_the_shell(words):
    hostile = words + "</title><script>alert(1)</script>\"><img src=x onerror='x'>$ground\\1"
    page = shell(Head(title=hostile, heading=hostile, description=hostile))
    assert len(re.findall("<script", page)) == len(re.findall("<script", shell(HEAD)))
    assert "<img" not in page


def test_only_streamlits_own_scripts_and_styles_are_compressed():
    assert _script_or_style(f"/static/js/{plotly_script()}") is not None
    for path in (
        "/static/js/nothing.js",
        "/static/js/..",
        "/static/js/../../index.html",
        "/static/../static/js",
        "/static/media/font.woff2",
        "/static/js/",
        "/app.py",
        f"/static/js/x/../{plotly_script()}",
    ):
        assert _script_or_style(path) is None
