"""The site's mark: a circle for what is claimed, a diamond for what is recorded, then the site's name."""

from html import escape

from dashboard.figures.theme import TOKENS


def wordmark(name: str) -> str:
    """An SVG picture of the mark and name; it follows the colour scheme it is shown in."""
    ink, claim = TOKENS["ink"], TOKENS["claim"]
    width = 44 + 12.2 * len(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} 32" width="{width:.0f}" height="32">'
        f"<style>.n{{fill:{ink[0]}}}.c{{fill:{claim[0]}}}"
        f"@media(prefers-color-scheme:dark){{.n{{fill:{ink[1]}}}.c{{fill:{claim[1]}}}}}"
        'text{font:600 23px "Source Serif 4","Source Serif",Georgia,"Liberation Serif",serif}</style>'
        '<circle class="c" cx="8" cy="17" r="6"/><path class="n" d="M24 9.5 31.5 17 24 24.5 16.5 17Z"/>'
        # Within a picture no font of ours loads: whichever stands in is made to fit.
        f'<text class="n" x="40" y="25" textLength="{width - 44:.0f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(name)}</text></svg>"
    )
