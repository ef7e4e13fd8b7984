"""A home to break: a fresh copy of the tiny one, and edits to it."""

import os
import shutil
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TINY_HOME = FIXTURES / "tiny-home"


def copied_home(folder: Path) -> Path:
    """A copy of the tiny home in a folder of the test's own."""
    home = folder / "home"
    shutil.copytree(TINY_HOME, home)
    return home


def edit(home: Path, name: str, old: str, new: str) -> None:
    """Replace text in one file, and make sure that its time is later than before."""
    path = home / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    later = path.stat().st_mtime_ns + 1_000_000_000
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(later, later))
