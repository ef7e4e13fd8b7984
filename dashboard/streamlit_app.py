"""Page configuration and navigation: nothing else."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent
if str(ROOT.parent) not in sys.path:
    sys.path.insert(0, str(ROOT.parent))

from dashboard.load.live import store  # noqa: E402
from dashboard.ui.address import embedded  # noqa: E402
from dashboard.ui.page import footer  # noqa: E402
from dashboard.ui.style import apply_style  # noqa: E402
from dashboard.ui.wordmark import wordmark  # noqa: E402
from dashboard.views.pages import pages_with_data  # noqa: E402

catalog = store().catalog()
st.set_page_config(page_icon=str(ROOT / "static" / "favicon.png"), layout="wide")
if not embedded():
    st.logo(wordmark(catalog.site.name), size="large")
apply_style()
menu: dict[str, list[st.Page]] = {}
for page in pages_with_data(catalog):
    menu.setdefault(page.group, []).append(
        st.Page(
            str(ROOT / page.file),
            title=page.title,
            url_path=None if page.path == "/" else page.name,
            default=page.path == "/",
        )
    )
st.navigation(menu, position="hidden" if embedded() else "top").run()
footer(catalog)
