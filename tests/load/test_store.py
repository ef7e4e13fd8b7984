"""The store: edits appear, broken edits are told and never shown, readers never wait."""

import logging
import threading
from pathlib import Path

import pytest

from dashboard.load import store as store_module
from dashboard.load.problems import DataError
from dashboard.load.store import Store
from tests.load.home import copied_home, edit

CLAIM = "cost.bridge.report"
CLAIMS = "data/claims/costs.yaml"


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now

    def tick(self) -> None:
        self.now += 1.5


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copied_home(tmp_path)


def made(home: Path, clock: Clock) -> Store:
    return Store(home, clock=clock, sleep=lambda _: None)


def test_an_edit_shows_without_a_restart(home: Path, clock: Clock) -> None:
    store = made(home, clock)
    before = store.catalog()
    edit(home, CLAIMS, 'label: "Cost of the bridge"', 'label: "Price of the bridge"')
    clock.tick()
    assert store.catalog().claims[CLAIM].label == "Price of the bridge"
    assert store.state.version != before.version
    assert before.claims[CLAIM].label == "Cost of the bridge"


def test_a_new_file_shows_and_a_removed_one_goes(home: Path, clock: Clock) -> None:
    store = made(home, clock)
    store.catalog()
    (home / "data" / "findings.yaml").unlink()
    clock.tick()
    assert store.catalog().findings == ()


def test_files_are_looked_at_once_a_second_at_most(home: Path, clock: Clock) -> None:
    store = made(home, clock)
    same = store.catalog()
    edit(home, CLAIMS, 'label: "Cost of the bridge"', 'label: "Price of the bridge"')
    clock.now += 0.9
    assert store.catalog() is same


def test_unchanged_files_are_not_read_again(home: Path, clock: Clock) -> None:
    store = made(home, clock)
    same = store.catalog()
    clock.tick()
    assert store.catalog() is same


def test_a_broken_edit_leaves_the_last_good_data_and_is_told_once(
    home: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    store = made(home, clock)
    good = store.catalog()
    edit(home, CLAIMS, "unit: eur_million", "unit: eur_milion")
    with caplog.at_level(logging.INFO, logger="dashboard"):
        for _ in range(3):
            clock.tick()
            assert store.catalog() is good
    assert not store.state.ok
    assert store.state.version == good.version
    assert 'did you mean "eur_million"?' in str(store.state.problems[0])
    told = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(told) == 1
    assert "data/claims/costs.yaml:14" in told[0].getMessage()


def test_a_mended_edit_is_shown_again(home: Path, clock: Clock) -> None:
    store = made(home, clock)
    store.catalog()
    edit(home, CLAIMS, "unit: eur_million", "unit: eur_milion")
    clock.tick()
    store.catalog()
    edit(home, CLAIMS, "unit: eur_milion", "unit: eur_million")
    clock.tick()
    store.catalog()
    assert store.state.ok
    assert store.state.problems == ()


def test_without_good_data_the_first_reader_hears_every_problem(home: Path, clock: Clock) -> None:
    edit(home, CLAIMS, "unit: eur_million", "unit: eur_milion")
    store = made(home, clock)
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            store.catalog()
        assert len(caught.value.problems) == 3
    edit(home, CLAIMS, "unit: eur_milion", "unit: eur_million")
    clock.tick()
    assert CLAIM in store.catalog().claims


def test_a_file_caught_half_written_is_read_again(home: Path, clock: Clock) -> None:
    path = home / CLAIMS
    whole = path.read_text(encoding="utf-8")
    waits: list[float] = []

    def finish_writing(seconds: float) -> None:
        waits.append(seconds)
        path.write_text(whole.replace("Cost of the bridge", "Price of the bridge"), "utf-8")

    store = Store(home, clock=clock, sleep=finish_writing)
    store.catalog()
    path.write_text(whole[: len(whole) // 2], encoding="utf-8")
    clock.tick()
    assert store.catalog().claims[CLAIM].label == "Price of the bridge"
    assert store.state.ok
    assert len(waits) == 1


def test_a_fault_of_the_checker_itself_leaves_the_last_good_data(
    home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = made(home, clock)
    good = store.catalog()

    def falls_over(_home: Path) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(store_module, "load_catalog", falls_over)
    edit(home, CLAIMS, "48 million to build.", "48 million to build, in all.")
    clock.tick()
    assert store.catalog() is good
    assert store.state.problems[0].what == "could not be checked"


def test_readers_do_not_wait_for_the_one_who_reads_the_files(
    home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = made(home, clock)
    good = store.catalog()
    reading, go_on = threading.Event(), threading.Event()
    really_load = store_module.load_catalog

    def slow(folder: Path) -> object:
        reading.set()
        go_on.wait(10)
        return really_load(folder)

    monkeypatch.setattr(store_module, "load_catalog", slow)
    edit(home, CLAIMS, 'label: "Cost of the bridge"', 'label: "Price of the bridge"')
    clock.tick()
    loader = threading.Thread(target=store.catalog)
    loader.start()
    assert reading.wait(10)
    assert store.catalog() is good
    go_on.set()
    loader.join(10)
    assert store.catalog().claims[CLAIM].label == "Price of the bridge"


def test_all_readers_share_frozen_data(home: Path, clock: Clock) -> None:
    catalog = made(home, clock).catalog()
    with pytest.raises(TypeError):
        catalog.claims["other"] = catalog.claims[CLAIM]  # type: ignore[index]
    with pytest.raises(AttributeError):
        catalog.claims[CLAIM].label = "other"  # type: ignore[misc]
