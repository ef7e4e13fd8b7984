"""Every rule of the check: one tiny broken file, and how its message must begin.

Each folder of fixtures/bad/ is laid over the sound home fixtures/tiny-home/; its expected.txt
holds, for each problem there must be, the beginning of the message: file:line: field: words.
Its removed.txt, if it has one, names the files that must not be there.
"""

import shutil
from pathlib import Path

import pytest

from dashboard.load.catalog import load_catalog
from dashboard.load.problems import DataError

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RULES = sorted(folder.name for folder in (FIXTURES / "bad").iterdir())


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_file_is_refused_with_its_line_and_field(rule: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(FIXTURES / "tiny-home", home)
    shutil.copytree(FIXTURES / "bad" / rule, home, dirs_exist_ok=True)
    for name in _lines(home / "removed.txt"):
        (home / name).unlink()
    expected = _lines(home / "expected.txt")
    assert expected, "expected.txt names the problems there must be"

    with pytest.raises(DataError) as caught:
        load_catalog(home)

    told = [str(problem) for problem in caught.value.problems]
    unexpected = [line for line in told if not any(line.startswith(start) for start in expected)]
    missing = [start for start in expected if not any(line.startswith(start) for line in told)]
    assert not (unexpected or missing), f"missing: {missing}\nunexpected: {unexpected}"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
