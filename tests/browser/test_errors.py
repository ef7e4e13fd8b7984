"""A fault in a page: the reader gets one plain sentence, the console gets the rest."""

from pathlib import Path

from tests.browser.conftest import started, wait_until_idle

BROKEN = 'raise RuntimeError("zebra in /srv/zebra/stable.py")\n'
LAUNCHER = """
import sys
import streamlit as st
import uvicorn
from dashboard.app import say_sorry
app = st.App(sys.argv[1], on_script_error=say_sorry)
uvicorn.run(app, port=int(sys.argv[3]), log_level="warning")
"""


def test_reader_of_a_broken_page_sees_one_sentence_and_no_detail(root: Path, tmp_path, browser):
    broken, launcher = tmp_path / "broken.py", tmp_path / "launcher.py"
    broken.write_text(BROKEN)
    launcher.write_text(LAUNCHER)
    command = [str(launcher), str(broken)]
    with started(command, tmp_path, root, "/_stcore/health") as address:
        page = browser.new_page()
        page.goto(address)
        wait_until_idle(page)
        shown = page.locator('[data-testid="stAlert"]').inner_text()
        whole = page.content()
        page.close()
    assert shown.startswith("This page could not be drawn.")
    for detail in ("zebra", "RuntimeError", "Traceback", "/srv"):
        assert detail not in whole
    assert "RuntimeError: zebra" in (tmp_path / "server.log").read_text()
