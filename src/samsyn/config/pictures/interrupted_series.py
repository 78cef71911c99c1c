"""Five years of months, a measure after three, and what would have been without it."""

import numpy as np

from samsyn.analysis.effect import InterruptedSeries, interrupted_series

from . import svg

LEFT, TOP, WIDTH, HEIGHT, MOST = 46, 66, 640, 190, 100
MONTHS, START = 60, 36


def draw() -> str:
    at = np.arange(MONTHS)
    rate = 55 * np.exp(0.25 * np.sin(2 * np.pi * at / 12) + 0.004 * at)
    rate = rate * np.where(at >= START, 0.74, 1.0)
    counts = np.random.default_rng(6).negative_binomial(rate / 0.6, 1 / 1.6).astype(float)
    found = interrupted_series(counts, start=START, period=12, meaningful=0.15)
    parts = [
        svg.text(24, 32, "One place, month by month in five years (invented counts)", size=16),
        *axis(),
        gap(found),
        svg.line(points(found.without, START), stroke=svg.AMBER, width=2, dashed=True),
        svg.line(points(found.mean), stroke=svg.SPRUCE, width=2.5),
        *(svg.circle(*place(k, count), 3, fill=svg.INK) for k, count in enumerate(counts)),
        *words(found),
    ]
    return svg.picture(720, 340, "Monthly counts before and after a measure", parts)


def place(step: float, count: float) -> tuple[float, float]:
    return LEFT + step / (MONTHS - 1) * WIDTH, TOP + HEIGHT - count / MOST * HEIGHT


def points(values: np.ndarray, first: int = 0) -> list[tuple[float, float]]:
    return [place(step, values[step]) for step in range(first, MONTHS)]


def gap(found: InterruptedSeries) -> str:
    around = points(found.without, START) + points(found.mean, START)[::-1]
    return svg.area(around, fill=svg.AMBER, opacity=0.15)


def axis() -> list[str]:
    lines = []
    for count in (0, 25, 50, 75, 100):
        y = place(0, count)[1]
        lines.append(svg.line([(LEFT, y), (LEFT + WIDTH, y)], stroke="#d9dcd6", width=1))
        lines.append(svg.text(LEFT - 8, y + 4, str(count), anchor="end", size=11))
    x = place(START - 0.5, 0)[0]
    start = [
        svg.line([(x, TOP - 10), (x, TOP + HEIGHT)], stroke=svg.INK, width=1.5),
        svg.text(x + 6, TOP - 2, "the measure begins", size=12),
    ]
    years = [
        svg.text(place(12 * k + 5.5, 0)[0], TOP + HEIGHT + 20, f"year {k + 1}", anchor="middle")
        for k in range(5)
    ]
    return lines + start + years


def words(found: InterruptedSeries) -> list[str]:
    lower, upper = float(found.interval.lower), float(found.interval.upper)
    return [
        svg.text(
            LEFT,
            TOP + HEIGHT + 50,
            f"× {found.value:.2f}, between {lower:.2f} and {upper:.2f}",
            fill=svg.SPRUCE,
            size=14,
        ),
        svg.text(
            LEFT + 230,
            TOP + HEIGHT + 50,
            "dashed: what the first three years let expect",
            fill=svg.AMBER,
            size=13,
        ),
    ]
