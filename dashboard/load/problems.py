"""What is wrong with curated data: one problem per fault, all raised together."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, and what is allowed instead."""

    file: str
    line: int
    field: str
    what: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.what}; {self.allowed}"


class DataError(Exception):
    """The curated data cannot be used; `problems` names every fault, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Report:
    """Collects problems while the data is read and checked."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, file: str, line: int, field: str, what: str, allowed: str) -> None:
        """Note one fault; whatever the file holds, the message stays on one line."""
        field, what, allowed = (" ".join(text.split()) for text in (field, what, allowed))
        self._problems.append(Problem(file, line, field or "file", what, allowed))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All faults so far, each once, sorted by file and line."""
        return tuple(sorted(set(self._problems)))


def shown(text: str) -> str:
    """Text from a file as a message may print it: in quotes, short, on one line, nothing hidden."""
    short = text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
    plain = "".join(c if _printable(c) else f"\\u{ord(c):04X}" for c in short)
    return f"'{plain}'"


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
