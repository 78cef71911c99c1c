"""Two areas: as many crimes, another harm; and how one heavy crime rules a total."""

from datetime import date

import numpy as np

from samsyn.analysis.harm import HarmScale, HarmTotals, HarmWeight, harm

from .svg import AMBER, INK, SPRUCE, circle, line, picture, rect, text

WEIGHTS = {"damage": 10.0, "assault": 60.0, "grave assault": 700.0}
AREAS = ("Station", "School road", "Market")
COUNTS = ((60, 5, 0), (20, 45, 0), (55, 8, 2))
LEFT, MIDDLE, RIGHT = 150, 330, 700


def _scale() -> HarmScale:
    return HarmScale(
        tuple(
            HarmWeight(
                category=category,
                weight=weight,
                valid_from=date(2024, 1, 1),
                valid_to=None,
                source="invented for the picture",
                unit="days",
            )
            for category, weight in WEIGHTS.items()
        )
    )


def draw() -> str:
    found = _found()
    lower, upper = np.asarray(found.interval.lower), np.asarray(found.interval.upper)
    scale = (RIGHT - MIDDLE - 60) / float(upper.max())
    parts = [
        text(24, 34, "Counts and harm of the same three places", size=15),
        text(LEFT, 70, "crimes", fill=SPRUCE),
        text(MIDDLE + 20, 70, "harm, days, with 95 % intervals", fill=SPRUCE),
        text(24, 262, "Amber: one single crime is a quarter of the harm or more.", fill=AMBER),
    ]
    for row, name in enumerate(AREAS):
        values = float(lower[row]), float(found.value[row]), float(upper[row])
        ends = [MIDDLE + 20 + scale * value for value in values]
        colour = AMBER if found.heaviest[row] >= 0.25 else INK
        parts += _row(104.0 + 52 * row, name, float(found.counts[row]), values[1], ends, colour)
    return picture(720, 284, "Harm beside counts", parts)


def _found() -> HarmTotals:
    kinds = list(WEIGHTS)
    return harm(
        kinds * len(AREAS),
        ["2025-05-01"] * len(kinds) * len(AREAS),
        np.ravel(COUNTS),
        scale=_scale(),
        groups=np.repeat(np.arange(len(AREAS)), len(kinds)),
        number=len(AREAS),
        unseen=False,
        method="mid-p",
    )


def _row(
    y: float, name: str, count: float, value: float, ends: list[float], colour: str
) -> list[str]:
    words = f"{value:,.0f}".replace(",", " ")
    return [
        text(24, y + 5, name),
        rect(LEFT, y - 9, 2 * count, 18, fill=SPRUCE),
        text(LEFT + 2 * count + 8, y + 5, f"{count:.0f}"),
        line([(ends[0], y), (ends[2], y)], stroke=colour, width=2.5),
        circle(ends[1], y, 5, fill=colour),
        text(ends[1], y - 10, words, anchor="middle", size=11),
    ]
