"""Where each field of each record stands, so that a check can point at the line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dashboard.load.problems import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[T]):
    """A record with its place. `record` is None if it could not be read; its id is kept.

    `name` begins its fields in messages ("claims[cost.roof]", or "" for a file of one record);
    `lines` holds the line of each field by its path ("quantity.value").
    """

    record: T | None
    record_id: str | None
    file: str
    line: int
    name: str
    lines: Mapping[str, int]

    def line_of(self, path: str) -> int:
        """The line of a field, or of the nearest thing around it that has one."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.line

    def field(self, path: str) -> str:
        """What messages call a field of this record."""
        return f"{self.name}.{path}" if self.name and path else self.name or path

    def fault(self, report: Report, path: str, what: str, allowed: str) -> None:
        """Note that something is wrong with a field."""
        report.add(self.file, self.line_of(path), self.field(path), what, allowed)
