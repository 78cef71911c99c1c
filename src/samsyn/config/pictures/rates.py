"""Six areas with the same risk, as they look by chance, and how sure each rate is."""

import numpy as np

from samsyn.analysis.rates import rates

from .svg import AMBER, INK, SPRUCE, circle, line, picture, text

NAMES = ("North", "Harbour", "Centre", "Hill", "Lakeside", "Village")
PEOPLE = np.array([9800, 6400, 14200, 2900, 1100, 320])
COUNTS = np.array([78, 47, 116, 29, 5, 6])
LEFT, RIGHT, MOST = 190, 640, 40.0


def _x(rate: float) -> float:
    return LEFT + (RIGHT - LEFT) * rate / MOST


def draw() -> str:
    found = rates(COUNTS, PEOPLE, per=1000)
    parts = [text(24, 34, "Burglaries per 1 000 people, with 95 % intervals", size=15)]
    whole = float(COUNTS.sum() / PEOPLE.sum() * 1000)
    parts.append(line([(_x(whole), 56), (_x(whole), 292)], stroke=SPRUCE, dashed=True))
    parts.append(text(_x(whole) + 8, 66, f"all areas: {whole:.1f}", fill=SPRUCE))
    lower, upper = np.asarray(found.interval.lower), np.asarray(found.interval.upper)
    for row, name in enumerate(NAMES):
        parts += _row(row, name, float(found.value[row]), float(lower[row]), float(upper[row]))
    parts += [text(_x(tick), 318, f"{tick}", anchor="middle") for tick in (0, 10, 20, 30, 40)]
    parts.append(text(24, 318, "Amber: fewer than ten.", fill=AMBER, size=12))
    parts.append(line([(LEFT, 300), (RIGHT, 300)], width=1))
    return picture(680, 340, "Small areas have wide intervals", parts)


def _row(row: int, name: str, rate: float, lower: float, upper: float) -> list[str]:
    y = 96.0 + 36 * row
    colour = AMBER if COUNTS[row] < 10 else INK
    return [
        text(24, y + 4, name),
        text(
            176, y + 4, f"{COUNTS[row]} of {PEOPLE[row]:,}".replace(",", " "), anchor="end", size=11
        ),
        line([(_x(lower), y), (_x(upper), y)], stroke=colour, width=2.5),
        circle(_x(rate), y, 5, fill=colour),
    ]
