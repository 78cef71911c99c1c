"""A near repeat table of an invented town: burglaries that came back next door."""

import numpy as np

from samsyn.analysis.nearrepeat import NearRepeats, near_repeats
from samsyn.config.pictures.svg import AMBER, ICE, INK, PAPER, RED, SPRUCE, picture, rect, text

FAR, LATE = (0, 1, 100, 200, 400), (0, 7, 14, 21, 28)
ROWS = ("same address", "under 100 m", "100 to 200 m", "200 to 400 m")
COLUMNS = ("0-6 days", "7-13", "14-20", "21-27")
WIDTH, HEIGHT, LEFT, TOP = 104, 58, 124, 96


def invented() -> NearRepeats:
    """600 burglaries of a year at 900 addresses; every eighth is followed by one close by."""
    rng = np.random.default_rng(11)
    homes, risk = rng.uniform(0, 4000, (2, 900)), rng.lognormal(0, 0.6, 900)
    x, y = homes[:, rng.choice(900, 600, p=risk / risk.sum())]
    day = rng.integers(0, 365, 600)
    x[:30], y[:30] = x[70:100], y[70:100]
    x[30:70], y[30:70] = x[100:140] + rng.normal(0, 60, 40), y[100:140] + rng.normal(0, 60, 40)
    day[:70] = day[70:140] + rng.geometric(0.12, 70)
    return near_repeats(
        *(x, y, day),
        distance_breaks=FAR,
        day_breaks=LATE,
        permutations=999,
        seed=1,
        engine="numpy",
    )


def draw() -> str:
    found = invented()
    return picture(
        LEFT + 4 * WIDTH + 28,
        TOP + 4 * HEIGHT + 78,
        "Pairs of burglaries by distance and days, against what chance gives",
        [*_head(), *_cells(found), *_foot()],
    )


def _head() -> list[str]:
    return [
        text(24, 34, "Burglaries that follow each other", size=17),
        text(
            24, 56, "× how many times the pairs that chance alone gives; below, seen and by chance"
        ),
        *(
            text(LEFT + (k + 0.5) * WIDTH, TOP - 10, word, anchor="middle")
            for k, word in enumerate(COLUMNS)
        ),
        *(
            text(LEFT - 12, TOP + (k + 0.5) * HEIGHT + 5, word, anchor="end")
            for k, word in enumerate(ROWS)
        ),
    ]


def _cells(found: NearRepeats) -> list[str]:
    assert found.adjusted_p is not None
    return [
        part
        for row in range(4)
        for column in range(4)
        for part in _cell(
            LEFT + column * WIDTH,
            TOP + row * HEIGHT,
            found.ratio[row, column],
            f"{found.observed[row, column]} seen, {found.expected[row, column]:.1f}",
            (found.adjusted_p[row, column], found.p[row, column]),
        )
    ]


def _cell(x: float, y: float, ratio: float, words: str, likely: tuple[float, float]) -> list[str]:
    strong, some = likely[0] <= 0.05, likely[1] <= 0.05
    fill = RED if strong else AMBER if some else ICE
    ink = PAPER if strong or some else INK
    return [
        rect(x + 2, y + 2, WIDTH - 4, HEIGHT - 4, fill=fill),
        text(x + WIDTH / 2, y + 27, f"× {ratio:.1f}", anchor="middle", fill=ink, size=17),
        text(
            x + WIDTH / 2,
            y + 45,
            words,
            anchor="middle",
            fill=ink,
            size=11,
        ),
    ]


def _foot() -> list[str]:
    y = TOP + 4 * HEIGHT + 20
    told = (
        (RED, "hardly chance, even as the strongest of sixteen"),
        (AMBER, "unusual by itself"),
        (ICE, "as chance has it"),
    )
    places = ((24.0, y), (24.0, y + 24), (230.0, y + 24))
    parts = []
    for (fill, words), (x, top) in zip(told, places, strict=True):
        stroke = SPRUCE if fill == ICE else "none"
        parts += [rect(x, top, 12, 12, fill=fill, stroke=stroke)]
        parts += [text(x + 18, top + 11, words, size=12)]
    return parts
