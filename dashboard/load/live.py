"""The one store of this process: every page and every route reads the same data."""

import os
from pathlib import Path
from threading import Lock

from dashboard.load.store import Store

HOME_VARIABLE = "DASHBOARD_HOME"
PROJECT_ROOT = Path(__file__).resolve().parents[2]

_lock = Lock()
_stores: dict[Path, Store] = {}


def home() -> Path:
    """The folder that holds seeds/ and data/: DASHBOARD_HOME, or else the project's own."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen).expanduser().resolve() if chosen else PROJECT_ROOT


def store() -> Store:
    """The store of the current home, made at the first call and kept while the process lives."""
    place = home()
    with _lock:
        if place not in _stores:
            _stores[place] = Store(place)
        return _stores[place]
