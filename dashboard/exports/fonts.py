"""The fonts that come with Streamlit (SIL Open Font License), for what is drawn or read without it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

FONTS = {"sans": "SourceSansVF-Upright*.woff2", "serif": "SourceSerifVariable-Roman*.woff2"}


def font_file(stem: str) -> Path | None:
    """The file of "sans" or "serif"; None where a release has moved it."""
    spec = find_spec("streamlit")
    media = Path(spec.origin if spec and spec.origin else ".").parent / "static" / "static" / "media"
    return next(iter(sorted(media.glob(FONTS[stem]))), None)


@cache
def drawing_font(stem: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A font to draw with; Pillow's own where ours is not there or cannot be read."""
    file = font_file(stem)
    try:
        font = ImageFont.truetype(str(file), size)
        # Weight comes first, and the serif has a second axis for its size in print.
        others = [axis["default"] or 0 for axis in font.get_variation_axes()[1:]]
        font.set_variation_by_axes([weight, *others])
    except (OSError, NotImplementedError):
        font = ImageFont.load_default(size)  # type: ignore[assignment]
    return font


def font_bytes(stem: str) -> bytes:
    """The content of a font; empty if there is none."""
    file = font_file(stem)
    return b"" if file is None else file.read_bytes()
