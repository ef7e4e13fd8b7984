"""The wordmark: the whole name, in every browser."""

import re

from dashboard.ui.wordmark import wordmark


def _width(picture: str) -> float:
    return float(re.search(r'width="(\d+)"', picture).group(1))


def test_every_letter_of_a_name_is_drawn_and_none_needs_a_font():
    picture = wordmark("On the record")
    assert "<text" not in picture
    # The circle has no path, the diamond has one.
    assert picture.count("<path") == 1 + len("Ontherecord")


def test_name_ends_inside_the_picture():
    picture = wordmark("On the record")
    last = max(float(x) for x in re.findall(r"translate\((\d+)\)", picture)) * 23 / 250 + 40
    assert last < _width(picture)
    assert _width(wordmark("On the record and on")) > _width(picture)


def test_name_in_other_letters_is_squeezed_into_its_room():
    picture = wordmark("Протокол <b>")
    assert "&lt;b&gt;" in picture
    assert float(re.search(r'textLength="(\d+)"', picture).group(1)) + 40 <= _width(picture)
