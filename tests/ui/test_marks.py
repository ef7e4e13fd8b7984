"""The scripts of the pages write what they are given as text, never as HTML."""

import pytest

from dashboard.load.live import PROJECT_ROOT, store

CATALOG = store().catalog()
SCRIPTS = sorted((PROJECT_ROOT / "dashboard" / "ui").glob("*.js"))
each_script = pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
MAKES_HTML_OR_CODE = (
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc", '"text/html"',
    "createContextualFragment", "setHTMLUnsafe",
)  # fmt: skip


def test_there_are_scripts_to_look_at():
    assert "marks.js" in {script.name for script in SCRIPTS}


@each_script
def test_no_script_makes_html_or_code_of_data(script):
    text = script.read_text(encoding="utf-8")
    assert [way for way in MAKES_HTML_OR_CODE if way in text] == []


@each_script
def test_what_a_script_listens_to_it_leaves_again(script):
    text = script.read_text(encoding="utf-8")
    assert text.count("addEventListener(") == text.count("removeEventListener(") > 0
    assert text.count("setInterval(") == text.count("clearInterval(")


def test_no_term_has_the_name_of_something_every_object_has():
    assert not set(CATALOG.terms) & {"constructor", "tostring", "valueof", "hasownproperty", "__proto__"}
