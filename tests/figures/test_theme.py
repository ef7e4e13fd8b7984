"""The palette holds its contrast in both themes, and Streamlit's theme says the same colours."""

import tomllib

import pytest

from dashboard.figures.theme import TOKENS, chart_style_sheet

MARKS = {
    "axis", "claim", "record_soft", "context", "reader", "support2", "support1", "neutral", "oppose1", "oppose2",
    "silence", "guide", "column", "article", "agrees", "differs", "off", "open", "action", "ink", "ink_soft",
}  # fmt: skip
TEXT = MARKS - {"axis", "context", "reader", "support1", "neutral", "oppose1", "record_soft"}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", sorted(MARKS - {"record_soft"}))
def test_marks_stand_out_three_to_one(name, theme):
    assert contrast(TOKENS[name][theme], TOKENS["ground"][theme]) >= 3.0


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", sorted(TEXT))
def test_text_stands_out_four_and_a_half_to_one(name, theme):
    assert contrast(TOKENS[name][theme], TOKENS["ground"][theme]) >= 4.5


def test_the_style_sheet_turns_every_token():
    sheet = chart_style_sheet()
    for light, dark in TOKENS.values():
        assert f"light-dark({light},{dark})" in sheet


def test_streamlits_theme_uses_the_same_colours(root):
    theme = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for mode, part in ((0, "light"), (1, "dark")):
        assert theme[part]["backgroundColor"] == TOKENS["ground"][mode]
        assert theme[part]["textColor"] == TOKENS["ink"][mode]
        assert theme[part]["violetColor"] == TOKENS["claim"][mode]
        assert len(theme[part]["chartCategoricalColors"]) == 10
