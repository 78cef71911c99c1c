"""The same events with a narrow and a wide bandwidth."""

from itertools import pairwise

import numpy as np

from samsyn.analysis.density import density
from samsyn.analysis.grid import Grid
from samsyn.analysis.result import Floats

from .svg import INK, circle, picture, rect, text

GRID = Grid(left=0.0, bottom=0.0, cell=50.0, columns=50, rows=36)
PIXELS = 7.0
TOP = 66.0
LIMITS = (15.0, 40.0, 80.0, 200.0)
SHADES = ("#f3f1e6", "#d5e3d9", "#9fc0ae", "#5c9079", "#1d5442")


def events() -> tuple[Floats, Floats]:
    """A square, a street and some scattered events; invented."""
    chance = np.random.default_rng(6)
    square = chance.normal((900, 1150), 90, (45, 2))
    along = chance.uniform(0, 1, (30, 1)) * (900, -500) + (1300, 900)
    street = along + chance.normal(0, 40, (30, 2))
    scattered = chance.uniform((100, 100), (2400, 1700), (35, 2))
    x, y = np.concatenate([square, street, scattered]).T
    return x, y


def surface(left: float, value: Floats) -> list[str]:
    """Runs of cells of one shade, north upwards."""
    shade = np.digitize(value, LIMITS)
    parts = []
    for row in range(GRID.rows):
        edges = np.flatnonzero(np.diff(shade[row], prepend=-1, append=-1))
        up = TOP + (GRID.rows - 1 - row) * PIXELS
        for start, end in pairwise(edges):
            width = float(end - start) * PIXELS
            fill = SHADES[shade[row, start]]
            parts.append(rect(left + start * PIXELS, up, width, PIXELS + 0.3, fill=fill))
    return parts


def panel(left: float, bandwidth: float, words: str) -> list[str]:
    x, y = events()
    found = density(x, y, grid=GRID, bandwidth=bandwidth, engine="numpy")
    height, scale = GRID.rows * PIXELS, PIXELS / GRID.cell
    dots = [
        circle(left + across * scale, TOP + height - up * scale, 1.6, fill=INK)
        for across, up in zip(x, y, strict=True)
    ]
    frame = rect(left, TOP, GRID.columns * PIXELS, height, fill="none", stroke=INK)
    return [text(left, TOP - 12, words), *surface(left, found.value), frame, *dots]


def legend(left: float, top: float) -> list[str]:
    parts = [text(left, top + 12, "Events per km²")]
    bounds = ["0", *(f"{limit:.0f}" for limit in LIMITS)]
    for number, (shade, bound) in enumerate(zip(SHADES, bounds, strict=True)):
        at = left + 110 + number * 74
        parts.append(rect(at, top, 74, 14, fill=shade, stroke=INK))
        parts.append(text(at, top + 30, bound, anchor="middle", size=12))
    return parts


def draw() -> str:
    parts = [
        text(24, 30, "110 invented events, twice", size=16),
        *panel(24, 100.0, "Bandwidth 100 m: every small heap is a top"),
        *panel(400, 200.0, "Bandwidth 200 m: the square and the street"),
        *legend(24, 340),
    ]
    title = "Two maps of one set of events: a narrow bandwidth shows many tops, a wide one two"
    return picture(774, 388, title, parts)
