"""The YAML files of a home: which there are, what they hold, and when they changed."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dashboard.load.problems import Report
from dashboard.load.scalars import did_you_mean
from dashboard.load.yaml_events import MAX_BYTES

# Each list file under data/ and the kind of record it holds; three of them hold claims of one kind only.
LISTS = {
    "actors": "actors",
    "entities": "entities",
    "issues": "issues",
    "exhibits": "exhibits",
    "findings": "findings",
    "events": "claims",
    "risks": "claims",
    "recommendations": "claims",
    "questions": "questions",
    "disagreements": "disagreements",
    "mentions": "mentions",
    "glossary": "glossary",
    "method": "method",
    "adjudications": "adjudications",
    "corrections": "corrections",
    "aliases": "aliases",
    "record/sources": "record_sources",
    "record/series": "series",
    "record/comparators": "comparators",
    "record/benchmarks": "scores",
    "record/events": "record_events",
    "record/verdicts": "verdicts",
    "record/statements": "statements",
}
SERIES_FILE = "data/record/series.csv"
FOLDERS = ("claims", "positions")
RECORD_FOLDERS = ("codings", "stories")
SINGLE = ("data/site.yaml", "data/vocab.yaml")
KNOWN = (*SINGLE, SERIES_FILE, *(f"data/{name}.yaml" for name in LISTS))
Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class HomeFiles:
    """The content of every YAML file of a home by its name relative to it, sorted by name."""

    contents: dict[str, bytes]
    newest: float

    def version(self) -> str:
        """A short hash of names and contents."""
        digest = sha256()
        for name, data in self.contents.items():
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()[:7]

    def within(self, folder: str) -> list[str]:
        """The files of a folder, in the order of their names."""
        return [name for name in self.contents if name.rpartition("/")[0] == folder]


def yaml_paths(home: Path) -> list[Path]:
    """Every file under seeds/ and data/ that is or was meant to be YAML or CSV, but not editors' own."""
    found = [
        path
        for folder in ("seeds", "data")
        for pattern in ("**/*.yaml", "**/*.yml", "**/*.YAML", "**/*.YML", "**/*.csv", "**/*.CSV")
        for path in (home / folder).glob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(home).parts)
    ]
    return sorted(set(found), key=lambda path: path.relative_to(home).as_posix())


def fingerprint(home: Path) -> Fingerprint:
    """Names, times and sizes of the files: cheap to take, and different after any edit."""
    marks = []
    for path in yaml_paths(home):
        try:
            stat = path.stat()
        except OSError:
            marks.append((str(path), -1, -1))
        else:
            marks.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(marks)


def read_home(home: Path, report: Report) -> HomeFiles:
    """All YAML files of a home; files that the program would not read are reported."""
    contents: dict[str, bytes] = {}
    newest = 0.0
    for path in yaml_paths(home):
        name = path.relative_to(home).as_posix()
        if not _has_a_place(name):
            allowed = (
                "seeds/<source-id>.yaml, data/claims/*.yaml, data/positions/*.yaml, data/codings/*.yaml, "
                "data/stories/*.yaml, "
                f"{', '.join(KNOWN)}{did_you_mean(name, KNOWN)}"
            )
            report.add(name, 1, "file", "is not a file this program reads", allowed)
            continue
        try:
            with path.open("rb") as file:
                contents[name] = file.read(MAX_BYTES + 1)
            newest = max(newest, path.stat().st_mtime)
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            report.add(name, 1, "file", what, "a file that this program may read")
    return HomeFiles(contents, newest)


def _has_a_place(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    if name == SERIES_FILE:
        return True
    if not file.endswith(".yaml"):
        return False
    return name in KNOWN or folder == "seeds" or folder in {f"data/{name}" for name in (*FOLDERS, *RECORD_FOLDERS)}
