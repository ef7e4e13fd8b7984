"""The listener writes what it is given as text, never as HTML."""

from dashboard.load.live import store
from dashboard.ui.marks import LISTENER

CATALOG = store().catalog()


def test_the_listener_never_makes_html_or_code_of_data():
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc"):
        assert way not in LISTENER
    assert "note.textContent = meaning" in LISTENER


def test_every_listener_is_taken_off_again():
    assert LISTENER.count('addEventListener("click"') == LISTENER.count('removeEventListener("click"') == 1
    assert "clearInterval(watch)" in LISTENER and "note.remove()" in LISTENER


def test_no_term_has_the_name_of_something_every_object_has():
    assert not set(CATALOG.terms) & {"constructor", "tostring", "valueof", "hasownproperty", "__proto__"}
