"""A link as a QR code, drawn in-process."""

import io

import segno

SMALL, LARGE = 3, 8


def qr_svg(link: str) -> str:
    """The code as SVG: squares only, no text, black on white; empty if the link is too long for one."""
    return _drawn(link, "svg", scale=SMALL, xmldecl=False, svgns=True).decode()


def qr_of_any_size(link: str) -> str:
    """The same without a size of its own, for a page that gives it one."""
    return _drawn(link, "svg", scale=SMALL, xmldecl=False, svgns=True, omitsize=True).decode()


def qr_png(link: str) -> bytes:
    """The code as a PNG for slides; empty if the link is too long for one."""
    return _drawn(link, "png", scale=LARGE)


def _drawn(link: str, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    try:
        code = segno.make(link, error="m", micro=False)
    except segno.DataOverflowError:
        return b""
    code.save(out, kind=kind, border=2, light="#ffffff", **more)
    return out.getvalue()
