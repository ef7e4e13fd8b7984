"""The site's mark: a circle for what is claimed, a diamond for what is recorded, then the site's name."""

import json
from functools import cache
from html import escape
from pathlib import Path

from dashboard.figures.theme import TOKENS

NAME_AT, BASELINE, SIZE = 40, 25, 23
UNITS = 250
OTHER_LETTER = 0.55


@cache
def _letters() -> dict[str, tuple[int, str]]:
    """Width and outline of each letter of Source Serif at weight 600, in 250 units to the em."""
    file = Path(__file__).with_name("letters.json")
    return {letter: (width, path) for letter, (width, path) in json.loads(file.read_text(encoding="utf-8")).items()}


def wordmark(name: str) -> str:
    """An SVG picture of the mark and name; it follows the colour scheme it is shown in.

    A picture cannot use the page's fonts, so the name is drawn as outlines. A name with other letters than those we
    have is set in the reader's own serif, squeezed into the room that was measured for it.
    """
    letters = _letters()
    outlined = all(letter in letters for letter in name)
    drawn, long = _outlines(name) if outlined else _text(name)
    ink, claim = TOKENS["ink"], TOKENS["claim"]
    width = NAME_AT + long + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} 32" width="{width:.0f}" height="32">'
        f"<style>.n{{fill:{ink[0]}}}.c{{fill:{claim[0]}}}"
        f"@media(prefers-color-scheme:dark){{.n{{fill:{ink[1]}}}.c{{fill:{claim[1]}}}}}</style>"
        '<circle class="c" cx="8" cy="17" r="6"/><path class="n" d="M24 9.5 31.5 17 24 24.5 16.5 17Z"/>'
        f"{drawn}</svg>"
    )


def _outlines(name: str) -> tuple[str, float]:
    letters, scale, at = _letters(), SIZE / UNITS, 0
    paths = []
    for letter in name:
        width, path = letters[letter]
        paths.append(f'<path transform="translate({at})" d="{path}"/>' if path else "")
        at += width
    placed = f'<g class="n" transform="translate({NAME_AT} {BASELINE}) scale({scale})">{"".join(paths)}</g>'
    return placed, at * scale


def _text(name: str) -> tuple[str, float]:
    long = OTHER_LETTER * SIZE * len(name)
    return (
        f'<text class="n" x="{NAME_AT}" y="{BASELINE}" textLength="{long:.0f}" lengthAdjust="spacingAndGlyphs" '
        f'style="font:600 {SIZE}px Georgia,serif">{escape(name)}</text>',
        long,
    )
