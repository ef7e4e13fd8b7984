"""Verifying against the originals: hashes, counts, and every quote in its own paragraph."""

from pathlib import Path

import pytest

from dashboard.load.folding import stands_in
from dashboard.load.verify import verify
from tests.load.home import FIXTURES, TINY_HOME, copied_home, edit

ORIGINALS = FIXTURES / "tiny-originals"


def test_true_quotes_and_hashes_pass() -> None:
    assert verify(TINY_HOME, ORIGINALS) == ()


def test_a_quote_from_another_paragraph_is_told_where_it_stands(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/claims/costs.yaml", "paragraph: 2\n      quote: \"The new",
         "paragraph: 3\n      quote: \"The new")  # fmt: skip
    told = [str(problem) for problem in verify(home, ORIGINALS)]
    assert len(told) == 1
    assert told[0].startswith("data/claims/costs.yaml:24: claims[cost.bridge.report].evidence[0].quote")
    assert "does not stand in paragraph 3 of council-report (it stands in paragraph 2)" in told[0]


def test_a_changed_quote_is_refused(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/positions/readers-letter.yaml", "Scrap the toll", "Stop the toll")
    assert [problem.line for problem in verify(home, ORIGINALS)] == [13]


def test_a_changed_reading_is_refused(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "seeds/readers-letter.yaml", 'printed: "that were pull down"',
         'printed: "that were pulled up"')  # fmt: skip
    assert [problem.field for problem in verify(home, ORIGINALS)] == ["readings[0].printed"]


@pytest.mark.parametrize(
    ("name", "old", "new", "field"),
    [
        ("questions", "Who would pay", "Who will pay", "questions[question.upkeep].evidence[0].quote"),
        ("codings/second", "will stay away", "will stay put", "actors[1].cells[0].quote"),
        ("mentions", '"Marta Quill"', '"Martha Quill"', "mentions[3].as_printed"),
        ("events", "a Monday in May", "a Tuesday in May", "events[event.opening.report].evidence[0].quote"),
        ("risks", "a small one by car", "a small one by bus", "risks[risk.ice.report].evidence[0].quote"),
    ],
)
def test_changed_words_are_refused_wherever_they_are_quoted(
    name: str, old: str, new: str, field: str, tmp_path: Path
) -> None:
    home = copied_home(tmp_path)
    edit(home, f"data/{name}.yaml", old, new)
    assert [problem.field for problem in verify(home, ORIGINALS)] == [field]


def test_another_original_is_refused(tmp_path: Path) -> None:
    for name in ("report.txt", "letter.txt"):
        text = (ORIGINALS / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(f"{text}One more line.\n", encoding="utf-8")
    fields = [problem.field for problem in verify(TINY_HOME, tmp_path)]
    assert fields == ["original.sha256", "original.paragraphs", "original.words"] * 2


def test_a_missing_original_is_told(tmp_path: Path) -> None:
    problems = verify(TINY_HOME, tmp_path)
    assert [problem.field for problem in problems] == ["original.file", "original.file"]


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        ('it\'s "ours"', "They say it’s  “ours” now."),
        ("a toll of $2", "With a toll of \\$2 a day"),
        ("an interview in July", "In an <u>interview in July</u>, he"),
        ("lots of {dollars}", "for lots of dollars."),
        ("chips H100", "illegal chips H100forbidden there"),
        ("This is deep", "sighing heavilyThis is deep"),
    ],
)
def test_marks_and_lost_spaces_do_not_matter(quote: str, paragraph: str) -> None:
    assert stands_in(quote, paragraph)


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        ("art of it", "a part of it"),
        ("a par", "a part of it"),
        ("cost $5", "it cost $5.6 million"),
        ("5 million", "it cost 5.5 million"),
        ("cost $5", "it cost $50"),
        ("The toll", "the toll"),
    ],
)
def test_half_words_and_half_numbers_are_not_quotes(quote: str, paragraph: str) -> None:
    assert not stands_in(quote, paragraph)
