import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(address: str) -> SafeString:
    """The address as an image to photograph, an SVG to stand in a page."""
    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, nl=False)
    return mark_safe(out.getvalue().decode())  # noqa: S308 - drawn by segno from an address of ours
