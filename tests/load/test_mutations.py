"""Whatever happens to a file, the check answers with good data or with problems that have lines."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.load.catalog import read_draft
from dashboard.load.checks import check_all
from dashboard.load.files import FOLDERS, KNOWN, RECORD_FOLDERS, HomeFiles, read_home
from dashboard.load.problems import Report
from tests.load.home import TINY_HOME

WHOLE = read_home(TINY_HOME, Report())
VALUES = st.sampled_from(
    [
        "no",
        "null",
        "",
        "[]",
        "{}",
        "-1",
        "1e400",
        "0x1F",
        "1:30",
        "2024-13-45",
        ".nan",
        "*a",
        "&a b",
        "!!binary x",
        "[[[",
        '"',
        "|",
        "- a",
        "a: b",
        "9" * 400,
        "true",
        "text # comment",
        "{a}",
        "<<",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> HomeFiles:
    """The tiny home with one line dropped, doubled, swapped, cut, or given another value."""
    name = draw(st.sampled_from(sorted(WHOLE.contents)))
    lines = WHOLE.contents[name].decode().split("\n")
    at = draw(st.integers(0, len(lines) - 2))
    key = lines[at].partition(":")[0]
    new = draw(
        st.sampled_from([[], [lines[at]] * 2, [lines[at + 1], lines[at]], ["  " + lines[at]], [lines[at][:-3]]])
        | VALUES.map(lambda value: [f"{key}: {value}"])
    )
    changed = "\n".join([*lines[:at], *new, *lines[at + 1 :]]).encode()
    return HomeFiles({**WHOLE.contents, name: changed}, WHOLE.newest)


def test_the_tiny_home_has_every_file_there_may_be() -> None:
    missing = [name for name in KNOWN if name not in WHOLE.contents]
    empty = [folder for folder in (*FOLDERS, *RECORD_FOLDERS) if not WHOLE.within(f"data/{folder}")]
    assert not (missing or empty), "a file the tiny home lacks is never mutated: give it a small one"


@settings(max_examples=500)
@given(mutated())
def test_no_edit_makes_the_check_fall_over(files: HomeFiles) -> None:
    report = Report()
    check_all(read_draft(files, report), report)
    for problem in report.problems:
        lines = files.contents.get(problem.file, b"").count(b"\n") + 1
        assert 1 <= problem.line <= lines, str(problem)
        assert "\n" not in str(problem)


@pytest.mark.parametrize("name", sorted(WHOLE.contents))
def test_a_file_cut_anywhere_is_read_or_refused(name: str, tmp_path: Path) -> None:
    data = WHOLE.contents[name]
    for end in range(0, len(data), 97):
        report = Report()
        files = HomeFiles({**WHOLE.contents, name: data[:end]}, WHOLE.newest)
        check_all(read_draft(files, report), report)
