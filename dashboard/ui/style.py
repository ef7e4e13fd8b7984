"""The style sheets of the page: the hand-written one and the one that turns charts for dark."""

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.figures.theme import chart_style_sheet


@cache
def _sheets() -> str:
    own = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return f"<style>{own}\n{chart_style_sheet()}</style>"


def apply_style() -> None:
    """Puts the style sheets on the page; they are fixed text and hold no data."""
    st.html(_sheets())
