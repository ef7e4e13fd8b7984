"""Nodes to frozen records, by the records' own type hints; no fault stops the reading."""

from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.load.scalars import (
    INTEGER,
    Fault,
    as_integer,
    as_number,
    as_text,
    as_truth,
    as_word,
    did_you_mean,
    is_nothing,
)
from dashboard.load.yaml_events import Mapping, Node, Refused, Scalar, Sequence

T = TypeVar("T")
BAD: Final = object()


def read_record(cls: type[T], node: Node, file: str, name: str, report: Report) -> Placed[T]:
    """One record, and the line of each of its fields."""
    reader = _Reader(file, name, report, {})
    value = reader.record(cls, node, "")
    record = None if value is BAD else cast(T, value)
    return Placed(
        record=record,
        record_id=written_id(node),
        file=file,
        line=node.line,
        name=name,
        lines=reader.lines,
    )


def read_records(cls: type[T], node: Node, file: str, name: str, report: Report) -> list[Placed[T]]:
    """A list of records, each named by its id in messages, or by its number if it has none."""
    if isinstance(node, Refused):
        return []
    if not isinstance(node, Sequence):
        allowed = "a list, each entry beginning with a dash; [] for an empty list"
        report.add(file, node.line, name, f"{_kind(node)} instead of a list", allowed)
        return []
    return [
        read_record(cls, item, file, f"{name}[{written_id(item) or number}]", report)
        for number, item in enumerate(node.items)
    ]


def written_id(node: Node) -> str | None:
    """The id a record is written with, even if the rest of it cannot be read."""
    found = node.items.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) and found.text.strip() else None


@dataclass(frozen=True, slots=True)
class _Expected:
    name: str
    hint: Any
    required: bool
    default: Any


_known: dict[type[Any], dict[str, _Expected]] = {}


def _expected(cls: type[Any]) -> dict[str, _Expected]:
    if cls not in _known:
        hints = get_type_hints(cls)
        _known[cls] = {
            field.name.removesuffix("_"): _Expected(field.name, hints[field.name], _required(field), field.default)
            for field in fields(cls)
        }
    return _known[cls]


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@dataclass
class _Reader:
    file: str
    name: str
    report: Report
    lines: dict[str, int]

    def fault(self, line: int, path: str, what: str, allowed: str) -> object:
        field = f"{self.name}.{path}" if self.name and path else self.name or path
        self.report.add(self.file, line, field, what, allowed)
        return BAD

    def record(self, cls: type[Any], node: Node, path: str) -> object:
        if isinstance(node, Refused):
            return BAD
        known = _expected(cls)
        if not isinstance(node, Mapping):
            allowed = f"keys and values: {', '.join(known)}"
            return self.fault(node.line, path, f"{_kind(node)} instead of keys and values", allowed)
        values: dict[str, object] = {}
        meant = self._unknown_keys(node, known, path)
        for key, expected in known.items():
            where = f"{path}.{key}" if path else key
            if key not in node.items:
                if expected.required and key not in meant and key not in node.key_lines:
                    self.fault(node.line, where, "is missing", f"this field is required; add {key}")
                    values[expected.name] = BAD
                continue
            self.lines[where] = node.key_lines[key]
            values[expected.name] = self.field(expected, node.items[key], where)
        if meant or any(value is BAD for value in values.values()):
            return BAD
        return BAD if len(node.items) != len(values) else cls(**values)

    def _unknown_keys(self, node: Mapping, known: dict[str, _Expected], path: str) -> set[str]:
        """Reports keys the record does not have; returns the missing ones they were meant to be."""
        meant = set()
        free = tuple(key for key in known if key not in node.key_lines)
        for key, line in node.key_lines.items():
            if key in known:
                continue
            near = did_you_mean(key, free) or did_you_mean(key, tuple(known))
            where = f"{path}.{key}" if path else key
            allowed = f"one of {', '.join(known)}{near}"
            self.fault(line, where, f"unknown key {shown(key)}", allowed)
            meant.add(near.split('"')[1] if near else key)
        return meant

    def field(self, expected: _Expected, node: Node, path: str) -> object:
        if not expected.required and isinstance(node, Scalar) and is_nothing(node):
            return expected.default
        return self.value(expected.hint, node, path, may_be_empty=not expected.required)

    def value(self, hint: Any, node: Node, path: str, *, may_be_empty: bool = False) -> object:
        if isinstance(node, Refused):
            return BAD
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType) and type(None) in inner:
            if isinstance(node, Scalar) and (is_nothing(node) or not node.text.strip()):
                return None
            rest = tuple(arm for arm in inner if arm is not type(None))
            return self.value(rest[0] if len(rest) == 1 else Union[rest], node, path)  # noqa: UP007
        if origin is tuple:
            return self.list_of(inner[0], node, path)
        if is_dataclass(hint):
            return self.record(cast(type[Any], hint), node, path)
        if not isinstance(node, Scalar):
            return self.fault(node.line, path, f"{_kind(node)} instead of one value", _named(hint))
        try:
            return _single(hint, node, may_be_empty)
        except Fault as fault:
            return self.fault(node.line, path, fault.what, fault.allowed)

    def list_of(self, hint: Any, node: Node, path: str) -> object:
        if not isinstance(node, Sequence):
            what = f"{_kind(node)} instead of a list"
            return self.fault(node.line, path, what, "a list, such as [first, second]; [] for none")
        values = []
        for number, item in enumerate(node.items):
            where = f"{path}[{number}]"
            self.lines[where] = item.line
            values.append(self.value(hint, item, where))
        return BAD if any(value is BAD for value in values) else tuple(values)


def _single(hint: Any, node: Scalar, may_be_empty: bool) -> object:
    if get_origin(hint) is Literal:
        return as_word(node, get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        words = tuple(w for arm in get_args(hint) if arm is not int for w in get_args(arm))
        if INTEGER.fullmatch(node.text):
            return as_integer(node)
        if node.text in words:
            return node.text
        near = did_you_mean(node.text, words)
        allowed = f"a whole number, or one of {', '.join(words)}{near}"
        raise Fault(f"{shown(node.text)} is not allowed here", allowed)
    if hint is int:
        return as_integer(node)
    if hint is float:
        return as_number(node)
    if hint is bool:
        return as_truth(node)
    return as_text(node, may_be_empty=may_be_empty)


def _named(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return f"one of {', '.join(get_args(hint))}"
    names = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    return names.get(hint, "a single value")


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.plain and not node.text else f"the text {shown(node.text)}"
    return "a list" if isinstance(node, Sequence) else "keys and values"
