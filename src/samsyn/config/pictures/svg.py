"""A few shapes, enough for a small diagram that is legible in light and in dark."""

from collections.abc import Iterable, Sequence
from html import escape

PAPER, INK, SPRUCE, AMBER, RED, ICE = (
    "#fbfaf6",
    "#16242e",
    "#1d5442",
    "#8a5a00",
    "#a3231b",
    "#e9f0f4",
)
FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


def picture(width: int, height: int, title: str, parts: Iterable[str]) -> str:
    """A whole picture on paper; `title` is read to those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="{FONT}" font-size="13">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def text(
    x: float, y: float, words: str, *, anchor: str = "start", fill: str = INK, size: int = 13
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" '
        f'font-size="{size}">{escape(words)}</text>'
    )


def rect(
    x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none"
) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def circle(x: float, y: float, radius: float, *, fill: str, stroke: str = "none") -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{stroke}"/>'


def line(
    points: Sequence[tuple[float, float]],
    *,
    stroke: str = INK,
    width: float = 1.5,
    dashed: bool = False,
) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{width}"{dash}/>'


def area(points: Sequence[tuple[float, float]], *, fill: str, opacity: float = 1.0) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{path}" fill="{fill}" fill-opacity="{opacity}"/>'
