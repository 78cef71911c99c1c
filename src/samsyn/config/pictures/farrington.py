"""Six years of weeks, the weeks that the newest one is compared with, and its range."""

import numpy as np

from samsyn.analysis.surge import FarringtonSurge, farrington
from samsyn.analysis.surge.calendar import calendar, windows

from . import svg

LEFT, TOP, WIDTH, HEIGHT, MOST = 46, 66, 470, 190, 40
STEPS = 6 * 52
DATES = np.datetime64("2020-01-06") + 7 * np.arange(STEPS)
QUIET = "#9aa5a8"


def draw() -> str:
    wave = 11 * np.exp(0.45 * np.sin(2 * np.pi * np.arange(STEPS) / 52.18))
    counts = np.random.default_rng(12).poisson(wave).astype(float)
    counts[-1] = 31
    found = farrington(counts[None], DATES, alpha=0.005)
    parts = [
        svg.text(24, 32, "One series, week by week in six years (invented counts)", size=16),
        *axis(),
        svg.line([place(step, count) for step, count in enumerate(counts)], stroke=QUIET, width=1),
        *reference(counts),
        *verdict(found),
        svg.text(LEFT, TOP + HEIGHT + 44, "Amber: the weeks compared with, three on each", size=12),
        svg.text(LEFT, TOP + HEIGHT + 61, "side of the same date in five earlier years", size=12),
    ]
    title = "Weekly counts, the reference weeks, and the newest week above its expected range"
    return svg.picture(720, 340, title, parts)


def place(step: float, count: float) -> tuple[float, float]:
    return LEFT + step / (STEPS - 1) * WIDTH, TOP + HEIGHT - count / MOST * HEIGHT


def axis() -> list[str]:
    lines = []
    for count in (0, 10, 20, 30, 40):
        y = place(0, count)[1]
        lines.append(svg.line([(LEFT, y), (LEFT + WIDTH, y)], stroke="#d9dcd6", width=1))
        lines.append(svg.text(LEFT - 8, y + 4, str(count), anchor="end", size=11))
    years = [
        svg.text(place(52.18 * k + 26, 0)[0], TOP + HEIGHT + 20, str(2020 + k), anchor="middle")
        for k in range(6)
    ]
    return lines + years


def reference(counts: np.ndarray) -> list[str]:
    rows = windows(calendar(DATES), 5, 3)
    return [svg.circle(*place(int(step), counts[step]), 3, fill=svg.AMBER) for step in rows]


def verdict(found: FarringtonSurge) -> list[str]:
    x = LEFT + WIDTH + 26
    lower, upper = (
        float(np.asarray(limit)[0]) for limit in (found.interval.lower, found.interval.upper)
    )
    top, middle, bottom = (place(0, value)[1] for value in (upper, found.expected[0], lower))
    seen = place(0, found.observed[0])[1]
    return [
        svg.rect(x - 9, top, 18, bottom - top, fill=svg.ICE, stroke=svg.SPRUCE),
        svg.line([(x - 9, middle), (x + 9, middle)], stroke=svg.SPRUCE, width=3),
        svg.line([place(STEPS - 1, found.observed[0]), (x, seen)], stroke=svg.RED, dashed=True),
        svg.circle(x, seen, 6, fill=svg.RED),
        svg.text(x + 18, seen + 4, f"{found.observed[0]:.0f} this week", fill=svg.RED),
        svg.text(x + 18, top + 4, f"limit {upper:.1f}", fill=svg.SPRUCE),
        svg.text(x + 18, middle + 4, f"expected {found.expected[0]:.1f}", fill=svg.SPRUCE),
        svg.text(x + 18, bottom + 4, f"lower limit {lower:.0f}", fill=svg.SPRUCE),
    ]
