"""YAML text to a tree of nodes with lines; YAML decides no type, and its surprises are refused."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from dashboard.load.characters import ALLOWED, HIDDEN, CleanText, decoded, described
from dashboard.load.problems import Report, shown

MAX_BYTES = 8_000_000
MAX_ITEMS = 1_000_000
MAX_DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written. `plain` is unquoted; `comment`: one follows on the line."""

    text: str
    line: int
    column: int
    plain: bool = False
    comment: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values; `key_lines` says where each key stands."""

    items: dict[str, "Node"]
    key_lines: dict[str, int]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that has already been reported; nothing more is said of it."""

    line: int
    column: int


Node = Scalar | Sequence | Mapping | Refused


class _Stop(Exception):
    """The rest of the file is not worth reading."""


def parse(data: bytes, file: str, name: str, report: Report) -> Node | None:
    """The tree of one file, or None if it cannot be read to its end.

    `name` is what the fields of its first level are called in messages: "claims" makes "claims[3]".
    """
    if len(data) > MAX_BYTES:
        what = f"has {len(data):,} bytes"
        report.add(file, 1, "file", what, f"at most {MAX_BYTES:,} bytes; split the file")
        return None
    clean = decoded(data, file, report)
    if clean is None:
        return None
    builder = _Builder(clean, file, name, report)
    try:
        return builder.document()
    except _Stop:
        return None
    except yaml.YAMLError as error:
        builder.not_yaml(error)
        return None
    finally:
        builder.report_hidden_elsewhere()
        builder.close()


@dataclass
class _Builder:
    clean: CleanText
    file: str
    name: str
    report: Report
    items: int = 0
    line: int = 1
    path: list[str] = field(default_factory=list)
    told: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.loader = _LOADER(self.clean.text)

    def close(self) -> None:
        self.loader.dispose()

    @property
    def where(self) -> str:
        return (self.name + "".join(self.path)).lstrip(".") or "file"

    def problem(self, line: int, what: str, allowed: str) -> None:
        self.report.add(self.file, line, self.where, what, allowed)

    def next(self) -> Any:
        event = self.loader.get_event()
        self.line = event.start_mark.line + 1
        self.items += 1
        if self.items > MAX_ITEMS:
            self.problem(self.line, f"more than {MAX_ITEMS:,} items", "split the file")
            raise _Stop
        return event

    def document(self) -> Node:
        event = self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return Scalar("", 1, 1, plain=True)
        root = self.node(self.next(), 1)
        self.next()
        if not isinstance(self.next(), yaml.StreamEndEvent):
            self.problem(self.line, "a second document begins here", "one document in a file")
            raise _Stop
        return root

    def node(self, event: Any, depth: int) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if depth > MAX_DEPTH:
            self.problem(line, "is nested too deep", f"at most {MAX_DEPTH} levels")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self.problem(line, f"alias *{event.anchor} is not allowed", "write the value out")
            return Refused(line, column)
        if event.anchor is not None:
            self.problem(line, f"anchor &{event.anchor} is not allowed", "write the value out each time")
        if event.tag is not None:
            self.problem(line, f"tag {event.tag} is not allowed", "no tags; the field decides the type")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth, line, column)
        return self.mapping(depth, line, column)

    def scalar(self, event: Any) -> Node:
        start, end = event.start_mark, event.end_mark
        found = self.clean.hidden_between(start.index, end.index)
        for position, character in found:
            self.told.add(position)
            self.problem(self.clean.line_of(position), described(character), ALLOWED)
        escaped = HIDDEN.search(event.value)
        if escaped is not None and not found:
            self.problem(start.line + 1, described(escaped.group()), ALLOWED)
        if found or escaped is not None:
            return Refused(start.line + 1, start.column + 1)
        plain = event.style is None or event.style == ""
        after = self.clean.text[end.index : end.index + 200].split("\n", 1)[0]
        comment = plain and after.lstrip(" ").startswith("#")
        return Scalar(event.value, start.line + 1, start.column + 1, plain, comment)

    def sequence(self, depth: int, line: int, column: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            self.path.append(f"[{len(items)}]")
            items.append(self.node(event, depth + 1))
            self.path.pop()
        return Sequence(tuple(items), line, column)

    def mapping(self, depth: int, line: int, column: int) -> Mapping:
        mapping = Mapping({}, {}, line, column)
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.key(event, depth, mapping)
            self.path.append(f".{key}" if key is not None else "")
            value = self.node(self.next(), depth + 1)
            self.path.pop()
            if key is not None and key not in mapping.items:
                mapping.items[key] = value
        return mapping

    def key(self, event: Any, depth: int, mapping: Mapping) -> str | None:
        line = event.start_mark.line + 1
        node = self.node(event, depth + 1)
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Scalar):
            self.problem(line, "a list or mapping is used as a key", "keys are single words")
            return None
        if node.plain and node.text == "<<":
            self.problem(line, "merge key << is not allowed", "write the values out")
            return None
        if node.text in mapping.key_lines:
            self.path.append(f".{node.text}")
            first = mapping.key_lines[node.text]
            what = f"this key is already given on line {first}"
            self.problem(line, what, f"each key once; remove one {shown(node.text)}")
            self.path.pop()
            return node.text
        mapping.key_lines[node.text] = line
        return node.text

    def not_yaml(self, error: yaml.YAMLError) -> None:
        """What the YAML parser stumbled over, where, and where the thing it was in began."""
        mark = getattr(error, "problem_mark", None)
        begun = getattr(error, "context_mark", None)
        context = getattr(error, "context", None)
        since = f", begun on line {begun.line + 1}" if begun is not None else ""
        what = f"is not valid YAML: {getattr(error, 'problem', None) or 'cannot be read'}"
        what += f" ({context}{since})" if context else ""
        line = mark.line + 1 if mark is not None else self.line
        last = max(1, len(self.clean.text.rstrip("\n").split("\n")))
        allowed = "valid YAML; put text in double quotes and check the indent"
        self.problem(min(line, last), what, allowed)

    def report_hidden_elsewhere(self) -> None:
        """Hidden characters in comments, between values, or after the place of a stop."""
        for position, character in self.clean.hidden:
            if position not in self.told:
                line = self.clean.line_of(position)
                self.report.add(self.file, line, "file", described(character), ALLOWED)
