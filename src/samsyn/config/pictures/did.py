"""Every area's own change, and what the treated ones have beyond the others."""

import numpy as np

from samsyn.analysis.effect import DifferenceInDifferences, difference_in_differences

from . import svg

AREAS, STEPS, TREATED = 24, 24, 6
LEFT, TOP, WIDTH, HEIGHT = 60, 92, 420, 170
ENDS = (np.log(0.4), np.log(1.8))
QUIET = "#9aa5a8"


def draw() -> str:
    rng = np.random.default_rng(3)
    size = rng.lognormal(2.2, 0.6, (AREAS, 1))
    own = np.exp(rng.normal(0, 0.12, (AREAS, 1)))
    treated, after = np.arange(AREAS) < TREATED, np.arange(STEPS) >= STEPS // 2
    rate = size * np.where(after, 0.9 * own, 1) * np.where(np.outer(treated, after), 0.72, 1)
    counts = rng.poisson(rate).astype(float)
    found = difference_in_differences(counts, treated, after, meaningful=0.2)
    parts = [
        svg.text(24, 32, "Twenty-four areas, a year before and a year after (invented)", size=16),
        svg.text(
            LEFT, 62, "Each circle is an area: how many times as many as the year before", size=12
        ),
        *scale(),
        *circles(counts, treated, after),
        *answer(found),
    ]
    return svg.picture(720, 330, "Changes of treated and untreated areas", parts)


def across(log_ratio: float) -> float:
    return LEFT + WIDTH * (log_ratio - ENDS[0]) / (ENDS[1] - ENDS[0])


def scale() -> list[str]:
    parts = []
    for ratio in (0.5, 0.7, 1.0, 1.4):
        x = across(np.log(ratio))
        parts.append(svg.line([(x, TOP - 12), (x, TOP + HEIGHT)], stroke="#d9dcd6", width=1))
        parts.append(svg.text(x, TOP + HEIGHT + 18, f"× {ratio:g}", anchor="middle", size=12))
    return parts


def circles(counts: np.ndarray, treated: np.ndarray, after: np.ndarray) -> list[str]:
    before, later = counts[:, ~after].sum(axis=1), counts[:, after].sum(axis=1)
    parts = []
    for group, y, fill in ((treated, TOP + 45, svg.SPRUCE), (~treated, TOP + 125, QUIET)):
        total = float(np.log(later[group].sum() / before[group].sum()))
        for k, area in enumerate(np.flatnonzero(group)):
            x = across(float(np.log(later[area] / before[area])))
            radius = 1.5 + float(np.sqrt(before[area])) / 3
            parts.append(svg.circle(x, y + (k % 3 - 1) * 16, radius, fill=fill, stroke=svg.PAPER))
        x = across(total)
        parts.append(svg.line([(x, y - 34), (x, y + 34)], stroke=svg.INK, width=2.5))
    return parts


def answer(found: DifferenceInDifferences) -> list[str]:
    left = LEFT + WIDTH + 24
    lower, upper = float(found.interval.lower), float(found.interval.upper)
    return [
        svg.text(left, TOP + 40, "treated", fill=svg.SPRUCE, size=14),
        svg.text(left, TOP + 120, "untreated", fill="#5d696d", size=14),
        svg.text(left, TOP + 58, "bar: all together", size=12),
        svg.text(
            LEFT,
            TOP + HEIGHT + 50,
            f"Beyond the others: × {found.value:.2f}, between {lower:.2f} and {upper:.2f}",
            fill=svg.RED,
            size=14,
        ),
    ]
