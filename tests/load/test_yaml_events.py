"""The parser: what it gives, that YAML decides no type, and that no input makes it fall over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.load import yaml_events
from dashboard.load.problems import Problem, Report
from dashboard.load.yaml_events import Mapping, Node, Scalar, Sequence, parse
from tests.load.home import TINY_HOME


def read(data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    report = Report()
    return parse(data, "some.yaml", "things", report), report.problems


def entries(data: bytes) -> dict[str, Node]:
    node, problems = read(data)
    assert problems == ()
    assert isinstance(node, Mapping)
    return node.items


@pytest.mark.parametrize("written", ["no", "0123", "1:30", "2024-01-02", "1e3", "1_000", ".nan"])
def test_yaml_decides_no_type(written: str) -> None:
    value = entries(f"key: {written}\n".encode())["key"]
    assert isinstance(value, Scalar)
    assert value.text == written


def test_every_value_knows_its_line_and_column() -> None:
    value = entries('# first\nkey:\n  - "ü"\n  - b\n'.encode())["key"]
    assert isinstance(value, Sequence)
    assert [(item.line, item.column) for item in value.items] == [(3, 5), (4, 5)]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    value = entries(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")["b"]
    assert (value.line, value.column) == (2, 4)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_BYTES", 10)
    _, problems = read(b"key: a value\n")
    assert str(problems[0]) == ("some.yaml:1: file: has 13 bytes; at most 10 bytes; split the file")


def test_a_file_with_too_many_items_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_ITEMS", 10)
    _, problems = read(b"".join(b"- a\n" for _ in range(20)))
    assert problems[0].what == "more than 10 items"
    assert problems[0].line == 8


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_deep_nesting_is_refused_before_it_can_do_harm(opening: bytes) -> None:
    _, problems = read(opening * 100_000)
    assert [problem.what for problem in problems] == ["is nested too deep"]


def test_an_alias_bomb_is_refused_at_every_alias() -> None:
    _, problems = read(b"a: &a [x, x]\nb: [*a, *a]\nc: [*a, *a]\n")
    assert [problem.line for problem in problems] == [1, 2, 2, 3, 3]


def test_the_pure_parser_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (TINY_HOME / "data" / "claims" / "costs.yaml").read_bytes()
    with_c = read(data)
    monkeypatch.setattr(yaml_events, "_LOADER", yaml_events.yaml.SafeLoader)
    assert read(data) == with_c


HIDDEN = "\u202a\u202e\u2066\u2069\u200b\u200e\u200f\u2060\u2064\ufeff\x00\x1b\x7f\x85\u2028\u2029"


@pytest.mark.parametrize("character", HIDDEN)
@pytest.mark.parametrize("place", ['a: 1\nb: "x{}y"\n', "a: 1\nb: x{}y\n", "a: 1\n# x{}y\nb: 1\n"])
def test_a_hidden_character_is_refused_with_its_line(character: str, place: str) -> None:
    _, problems = read(place.format(character).encode())
    assert [problem.line for problem in problems] == [2]
    assert f"U+{ord(character):04X}" in problems[0].what


@given(st.binary(max_size=200))
def test_no_bytes_make_the_parser_fall_over(data: bytes) -> None:
    node, problems = read(data)
    lines = data.count(b"\n") + 1
    assert node is not None or problems
    assert all(1 <= problem.line <= lines for problem in problems)


YAML_PIECES = st.sampled_from(
    [
        "- ",
        "a: ",
        "b",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "? ",
        "#",
        " # c",
        '"',
        "'",
        "|\n",
        ">",
        "&x ",
        "*x",
        "!t ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\\",
        "\u202e",
        "\t",
        "é",
        "1",
    ]
)


@given(st.lists(YAML_PIECES, max_size=40).map("".join))
def test_no_yaml_makes_the_parser_fall_over(text: str) -> None:
    node, problems = read(text.encode())
    lines = text.count("\n") + 1
    assert node is not None or problems
    assert all(1 <= problem.line <= lines for problem in problems)


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)


@given(st.dictionaries(WORDS, WORDS, max_size=8))
def test_quoted_text_comes_back_as_it_was_written(pairs: dict[str, str]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    text = "".join(f"{quoted(key)}: {quoted(value)}\n" for key, value in pairs.items())
    node, problems = read(text.encode())
    hidden = any(problem.what.startswith("contains") for problem in problems)
    if pairs and not hidden:
        assert isinstance(node, Mapping)
        assert {k: v.text for k, v in node.items.items() if isinstance(v, Scalar)} == pairs


def test_a_key_of_several_lines_makes_a_message_of_one() -> None:
    _, problems = read(b'"a\\n b": 1\n"a\\n b": 2\n')
    assert [problem.line for problem in problems] == [2]
    assert "\n" not in str(problems[0])
