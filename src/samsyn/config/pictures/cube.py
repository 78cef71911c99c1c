"""Rows, the cube they make, and two tables that are summed from it."""

import numpy as np

from samsyn.analysis.cube import Cube, cube

from .svg import AMBER, ICE, INK, PAPER, SPRUCE, picture, rect, text

AREAS, KINDS, STEPS = ("Centre", "North", "South"), ("theft", "damage", "assault"), 4
CELL = 30.0
SHADES = (PAPER, "#e3ece6", "#b9d0c3", "#7fa894")


def counted() -> Cube:
    chance = np.random.default_rng(4)
    area = chance.choice(3, 46, p=[0.6, 0.25, 0.15])
    kind = chance.choice(3, 46, p=[0.5, 0.3, 0.2])
    step = chance.integers(0, STEPS, 46)
    return cube(area, kind, step, areas=3, kinds=3, steps=STEPS, engine="numpy")


def sheet(left: float, top: float, table: np.ndarray, *, shaded: bool = True) -> list[str]:
    """One table of counts; the more, the darker."""
    parts = []
    for (row, column), count in np.ndenumerate(table):
        x, y = left + column * CELL, top + row * CELL
        fill = SHADES[min(int(count) // 2, 3)] if shaded else ICE
        parts.append(rect(x, y, CELL, CELL, fill=fill, stroke=INK))
        words = str(int(count))
        parts.append(text(x + CELL / 2, y + 19.5, words, anchor="middle", size=12))
    return parts


def stack(found: Cube) -> list[str]:
    """One sheet a type, side by side in depth."""
    parts = [text(24, 62, "46 rows, counted by area, type and month", size=13)]
    for number in range(3):
        left, top = 90 + number * 140.0, 100.0
        parts.append(text(left, top - 10, KINDS[number], size=12))
        parts += sheet(left, top, found.counts[:, number, :])
        months = (
            text(left + (m + 0.5) * CELL, top + 106, str(m + 1), anchor="middle", size=11)
            for m in range(STEPS)
        )
        parts += months
    parts += [
        text(82, 100 + (row + 0.5) * CELL + 4, name, anchor="end", size=12)
        for row, name in enumerate(AREAS)
    ]
    return parts


def tables(found: Cube) -> list[str]:
    by_kind, by_step = found.table("area", "kind"), found.table("step")[np.newaxis]
    running = found.table("step").cumsum()[np.newaxis]
    parts = [text(24, 248, "Summed from the same cells, without going back to the rows", size=13)]
    for left, words, table in (
        (90, "area by type", by_kind),
        (230, "by month", by_step),
        (370, "up to each month", running),
    ):
        parts.append(text(left, 272, words, size=12, fill=SPRUCE))
        parts += sheet(left, 282, table, shaded=False)
    parts += [
        text(82, 282 + (row + 0.5) * CELL + 4, name, anchor="end", size=12)
        for row, name in enumerate(AREAS)
    ]
    parts.append(text(230, 350, f"total {found.total}", fill=AMBER))
    return parts


def draw() -> str:
    found = counted()
    title = "A cube of counts by area, type and month, and three tables summed from it"
    heading = text(24, 32, "One cube, every table", size=16)
    return picture(530, 396, title, [heading, *stack(found), *tables(found)])
