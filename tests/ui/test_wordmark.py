"""The mark in the header."""

import re

from dashboard.ui.wordmark import wordmark


def test_whatever_font_stands_in_the_name_fits_its_picture():
    for name in ("On the record", "A", "A name of quite some length & more"):
        picture = wordmark(name)
        width = float(re.search(r'viewBox="0 0 ([\d.]+) 32"', picture).group(1))
        start, length = (
            float(n) for n in re.search(r'<text[^>]* x="([\d.]+)"[^>]*textLength="([\d.]+)"', picture).groups()
        )
        assert start + length <= width
