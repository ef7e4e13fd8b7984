"""The catalog of a home: all of it, in the order of the files, every problem at once."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.load.catalog import load_catalog, load_with_places
from dashboard.load.files import LISTS, SERIES_FILE
from dashboard.load.problems import DataError
from tests.load.home import TINY_HOME, copied_home, edit


def test_a_sound_home_loads_in_the_order_of_its_files() -> None:
    catalog = load_catalog(TINY_HOME)
    assert list(catalog.sources) == ["readers-letter", "council-report"]  # by original file
    assert list(catalog.claims)[:2] == ["cost.bridge.report", "cost.bridge.letter"]  # folders before lists
    assert next(claim for claim in catalog.claims if claim.startswith("event.")) == "event.loan.report"
    assert catalog.sources["council-report"].author.from_ == 3
    assert catalog.positions["position.ferry-company.bridge_toll.report"].stance == "silent"


def test_optional_files_may_be_missing(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    kept_by_others = ("actors", "entities", "issues", "events", "risks", "recommendations")
    optional = [name for name in LISTS if name not in kept_by_others]
    for name in optional:
        (home / "data" / f"{name}.yaml").unlink(missing_ok=True)
    (home / SERIES_FILE).unlink()
    shutil.rmtree(home / "data" / "codings")
    catalog = load_catalog(home)
    assert (dict(catalog.exhibits), catalog.findings) == ({}, ())
    assert not (catalog.questions or catalog.disagreements or catalog.mentions or catalog.terms)
    assert not (catalog.method or catalog.codings or catalog.adjudications or catalog.corrections)
    assert not any(getattr(catalog.record, part.name) for part in fields(catalog.record))


def test_events_risks_and_recommendations_may_be_missing_too(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    for name in ("events", "risks", "recommendations", "questions"):
        (home / "data" / f"{name}.yaml").unlink()
    edit(home, "data/record/events.yaml", "  group: event-opening\n", "")
    assert {claim.kind for claim in load_catalog(home).claims.values()} == {"quantity", "definition"}


@pytest.mark.parametrize("name", ["data/site.yaml", "data/vocab.yaml"])
def test_site_and_vocabulary_may_not_be_missing(name: str, tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    (home / name).unlink()
    with pytest.raises(DataError, match=f"{name}:1: file: is missing"):
        load_catalog(home)


def test_an_empty_folder_is_told_what_a_home_needs(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_catalog(tmp_path)
    assert [problem.file for problem in caught.value.problems] == [
        "data/site.yaml", "data/vocab.yaml", "seeds",
    ]  # fmt: skip


def test_all_problems_are_told_at_once_sorted_by_file_and_line(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/claims/traffic.yaml", "topic: traffic", "topic: trafic")
    edit(home, "data/claims/costs.yaml", "relation: approx", "relation: aprox")
    edit(home, "data/claims/costs.yaml", "value: 1.2", "value: 1.3")
    with pytest.raises(DataError) as caught:
        load_catalog(home)
    places = [(problem.file.rpartition("/")[2], problem.line) for problem in caught.value.problems]
    assert places == [
        ("costs.yaml", 40),
        ("costs.yaml", 63),
        ("traffic.yaml", 3),
        ("traffic.yaml", 26),
    ]


def test_a_file_that_cannot_be_read_makes_no_second_problem_of_what_it_holds(
    tmp_path: Path,
) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/actors.yaml", "- id: town-engineer", "- id: [town-engineer")
    with pytest.raises(DataError) as caught:
        load_catalog(home)
    assert [problem.file for problem in caught.value.problems] == ["data/actors.yaml"]


def test_a_faulty_record_makes_no_second_problem_of_its_id(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/entities.yaml", 'name: "Harrow Bridge"', 'nam: "Harrow Bridge"')
    with pytest.raises(DataError) as caught:
        load_catalog(home)
    assert len(caught.value.problems) == 1


def test_the_version_follows_the_content_and_not_the_folder(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    assert load_catalog(home).version == load_catalog(TINY_HOME).version
    edit(home, "data/site.yaml", "Both banks", "Both shores")
    assert load_catalog(home).version != load_catalog(TINY_HOME).version


def test_editors_own_files_are_left_alone(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    (home / "data" / "claims" / ".costs.yaml.swp").write_bytes(b"\x00")
    (home / "data" / "claims" / ".#costs.yaml").write_bytes(b"\x00")
    (home / "data" / "claims" / "costs.yaml~").write_bytes(b"\x00")
    assert load_catalog(home).claims


def test_every_field_has_its_line() -> None:
    _, draft = load_with_places(TINY_HOME)
    claim = next(claim for claim in draft.claims if claim.record_id == "cost.bridge.report")
    assert (claim.file, claim.line_of("quantity.value")) == ("data/claims/costs.yaml", 13)
    assert claim.line_of("evidence[0].via[3]") == claim.line_of("evidence[0]")


def test_empty_and_null_stand_for_nothing_in_optional_fields(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/site.yaml", 'publisher: "The reading room on the west bank"', "publisher:")
    edit(home, "data/site.yaml", 'contact: "desk@both-banks.example"', "contact: null")
    site = load_catalog(home).site
    assert (site.publisher, site.contact) == (None, None)


def test_names_with_digits_are_not_figures_in_a_title(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/findings.yaml", "The ferry lost passengers", "Bus 14 and the M3 lost them")
    assert load_catalog(home).findings[1].headline == "Bus 14 and the M3 lost them"


def test_a_multiple_may_stand_on_the_axis_of_what_it_multiplies(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/claims/costs.yaml", "    entity: ferry\n    metric: price\n",
         "    claim: cost.bridge.report\n")  # fmt: skip
    edit(home, "data/exhibits.yaml", "groups: [bridge-cost, ", "groups: [bridge-cost, toll-price, ")
    assert load_catalog(home).exhibits["bridge-costs"].lanes[0].groups[1] == "toll-price"
