"""The application: the script, the routes and guards beside it, the words for a failed page."""

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # `streamlit run dashboard/app.py` puts only this folder on the path
    sys.path.insert(0, str(ROOT))

from dashboard.load.live import store  # noqa: E402
from dashboard.load.problems import DataError  # noqa: E402
from dashboard.web.assets import CompressedAssets  # noqa: E402
from dashboard.web.guards import SameOriginSockets, SecurityHeaders  # noqa: E402
from dashboard.web.mistyped import MistypedPages  # noqa: E402
from dashboard.web.routes import routes  # noqa: E402

log = logging.getLogger("dashboard")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Load what all pages need before the first reader comes, and keep the collector off it."""
    import pandas as pd  # noqa: F401
    import plotly.graph_objects as go

    go.Figure(go.Scatter())  # Plotly loads its parts at first use
    with suppress(DataError):  # the store has logged what is wrong, and tries again when asked
        store().catalog()
    gc.collect()
    gc.freeze()
    yield {}


def say_sorry(error: Exception) -> bool:
    """Log what went wrong, and tell the reader in one sentence without its inner details."""
    log.error("A page could not be drawn", exc_info=error)
    st.error("This page could not be drawn. The fault is ours and is noted; please try another page.")
    return True


app = st.App(
    Path(__file__).with_name("streamlit_app.py"),
    routes=routes(),
    middleware=[
        Middleware(SameOriginSockets),
        Middleware(SecurityHeaders),
        Middleware(MistypedPages),
        Middleware(CompressedAssets),
    ],
    lifespan=lifespan,
    on_script_error=say_sorry,
)
