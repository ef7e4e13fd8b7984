"""What all tests share: odd inputs are the same in every run, and the project's root."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same-every-time",
    derandomize=True,
    deadline=None,
    database=None,
    # How fast inputs are made says something of the machine only.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("same-every-time")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests last: the quick ones speak first, and Playwright holds the event loop."""
    items.sort(key=lambda item: "browser" in item.path.parent.parts)
