"""The commands as a curator types them: check, verify and export."""

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.load.home import FIXTURES, copied_home, edit


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = copied_home(tmp_path)
    monkeypatch.setenv("DASHBOARD_HOME", str(home))
    return home


def test_check_says_one_line_of_counts(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 sources, 15 claims, 5 positions, ")
    assert "13 exhibits, 3 findings, 1 stories, 2 verdicts: no problems" in said
    assert said.count("\n") == 1


def test_check_names_every_problem(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(home, "data/claims/traffic.yaml", "topic: traffic", "topic: trafic")
    assert main(["check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in said] == [
        "data/claims/traffic.yaml:3",
        "data/claims/traffic.yaml:26",
    ]
    assert all(line.endswith('did you mean "traffic"?') for line in said)


def test_verify_compares_with_the_originals(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    originals = str(FIXTURES / "tiny-originals")
    assert main(["verify", "--originals", originals]) == 0
    assert capsys.readouterr().out == "2 originals, 36 passages: all as printed\n"
    edit(home, "data/positions/readers-letter.yaml", "Scrap the toll", "Stop the toll")
    assert main(["verify", "--originals", originals]) == 1
    assert capsys.readouterr().out.startswith("data/positions/readers-letter.yaml:13: ")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_export_writes_the_claims(home: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"claims.{form}"
    assert main(["export", "claims", "--format", form, "-o", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    assert "cost.bridge.report" in text
    if form == "json":
        assert len(json.loads(text)) == 20
    assert "verdict_as_of" in text and "2025-12-01" in text


def test_export_to_a_folder_that_is_not_there_says_so(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "claims", "-o", str(tmp_path / "none" / "claims.csv")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_export_of_faulty_data_writes_nothing(home: Path, tmp_path: Path) -> None:
    edit(home, "data/claims/traffic.yaml", "topic: traffic", "topic: trafic")
    file = tmp_path / "claims.csv"
    assert main(["export", "claims", "-o", str(file)]) == 1
    assert not file.exists()
