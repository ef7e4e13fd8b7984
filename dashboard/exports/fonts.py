"""The fonts that come with Streamlit (SIL Open Font License), so that what leaves looks as it does on screen."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FONTS = {"sans": "SourceSansVF-Upright*.woff2", "serif": "SourceSerifVariable-Roman*.woff2"}


@cache
def font_file(stem: str) -> Path | None:
    """The file of a font, "sans" or "serif"; None if this release of Streamlit has it elsewhere."""
    spec = find_spec("streamlit")
    media = Path(spec.origin if spec and spec.origin else ".").parent / "static" / "static" / "media"
    return next(iter(sorted(media.glob(FONTS[stem]))), None)


def font_bytes(stem: str) -> bytes:
    """The content of a font; empty if there is none."""
    file = font_file(stem)
    return b"" if file is None else file.read_bytes()
