"""Data text reaches Markdown as plain text, whatever is in it."""

import re

from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.ui.markdown import SPECIAL, claim_link, md_escape


@given(st.text(max_size=80))
def test_no_special_character_is_left_bare_and_none_is_lost(text):
    escaped = md_escape(text)
    without = re.sub(r"\\(.)", "", escaped)
    assert not SPECIAL.search(without)
    assert re.sub(r"\\(.)", r"\1", escaped) == " ".join(text.split())


def test_markup_in_a_link_stays_text():
    link = claim_link("](javascript:alert(1)) <b>x</b>", "a.claim")
    assert link.count("](") == 1 and link.endswith("claim=a.claim)")
    assert "<b>" not in link


def test_streamlit_draws_escaped_text_without_fault():
    app = AppTest.from_string(
        "import streamlit as st\nfrom dashboard.ui.markdown import md_escape\n"
        "st.markdown(md_escape('$5 :red[x] <script>alert(1)</script> `c` # h'))"
    ).run()
    assert not app.exception
    assert "\\<script\\>" in app.markdown[0].value
