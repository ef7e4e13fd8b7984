"""The last good data of a home: edits appear, broken edits are told and never shown."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from dashboard.load.catalog import load_catalog
from dashboard.load.files import Fingerprint, fingerprint
from dashboard.load.problems import DataError, Problem
from dashboard.model.catalog import Catalog

__all__ = ["DataError", "Store", "StoreState"]

CHECK_EVERY = 1.0
SETTLE = 0.1
TRIES = 5
_log = logging.getLogger("dashboard")


@dataclass(frozen=True, slots=True)
class StoreState:
    """Which data is shown, since when, and what is wrong with the last edit (nothing if `ok`)."""

    version: str
    loaded_at: datetime
    ok: bool
    problems: tuple[Problem, ...]


class Store:
    """Reads a home when it is first asked, and again when its files have changed.

    The one reader who finds a change reads it; others meanwhile get the last good data at once.
    """

    def __init__(
        self,
        home: Path,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._home, self._clock, self._sleep = home, clock, sleep
        self._loading = Lock()
        self._held: tuple[Catalog, StoreState] | None = None
        self._seen: Fingerprint | None = None
        self._checked = float("-inf")
        self._failed: DataError | None = None

    def catalog(self) -> Catalog:
        """The last good data; raises DataError while there has been none."""
        return self._current()[0]

    @property
    def state(self) -> StoreState:
        """What is shown and how the last edit fared; raises DataError while there is no data."""
        return self._current()[1]

    def _current(self) -> tuple[Catalog, StoreState]:
        if self._held is None:
            with self._loading:
                self._check()
        elif self._due() and self._loading.acquire(blocking=False):
            try:
                self._check()
            finally:
                self._loading.release()
        if self._held is None:
            raise DataError(self._failed.problems if self._failed else ())
        return self._held

    def _due(self) -> bool:
        return abs(self._clock() - self._checked) >= CHECK_EVERY

    def _check(self) -> None:
        if not self._due():
            return
        seen = fingerprint(self._home)
        if seen != self._seen:
            self._load(seen)
        self._checked = self._clock()

    def _load(self, seen: Fingerprint) -> None:
        """Read the files; if they are still being written, wait a moment and read them again."""
        failure: DataError | None = None
        for _ in range(TRIES):
            try:
                catalog, failure = load_catalog(self._home), None
            except DataError as error:
                failure = error
            except Exception:
                # A fault of the checker itself must not take the page away from viewers.
                _log.exception("the data could not be checked")
                what, allowed = "could not be checked", "see the log; the last good data is shown"
                failure = DataError([Problem("data", 1, "file", what, allowed)])
            if failure is not None:
                self._sleep(SETTLE)
            before, seen = seen, fingerprint(self._home)
            if seen == before:
                break
        self._seen = seen
        if failure is None:
            self._take(catalog)
        else:
            self._refuse(failure)

    def _take(self, catalog: Catalog) -> None:
        if self._held is not None or self._failed is not None:
            _log.info("data %s is shown", catalog.version)
        now = datetime.fromtimestamp(self._clock(), UTC)
        self._held = (catalog, StoreState(catalog.version, now, True, ()))
        self._failed = None

    def _refuse(self, failure: DataError) -> None:
        if self._failed is None or self._failed.problems != failure.problems:
            kept = "the last good data is shown" if self._held else "there is no data to show"
            _log.error("the edit is refused, %s:\n%s", kept, failure)
        self._failed = failure
        if self._held is not None:
            catalog, state = self._held
            self._held = (catalog, replace(state, ok=False, problems=failure.problems))
