"""Four counts, and the two ways of saying what they tell."""

import numpy as np

from samsyn.analysis.effect import count_ratio, displacement_difference

from . import svg

TREATED, CONTROL = (240, 130), (310, 300)
LEFT, TOP, HEIGHT, MOST = 46, 84, 150, 340
QUIET = "#9aa5a8"


def draw() -> str:
    parts = [
        svg.text(24, 32, "A year before and a year after a measure (invented counts)", size=16),
        *bars(LEFT, TREATED, "where something was done", svg.SPRUCE),
        *bars(LEFT + 170, CONTROL, "where nothing was", QUIET),
        *answers(400),
    ]
    return svg.picture(720, 296, "Counts before and after in two places, and their effect", parts)


def bars(left: float, counts: tuple[int, int], name: str, fill: str) -> list[str]:
    parts = [svg.text(left + 65, TOP + HEIGHT + 40, name, anchor="middle", size=12)]
    for k, count in enumerate(counts):
        height = count / MOST * HEIGHT
        x = left + 70 * k
        parts += [
            svg.rect(x, TOP + HEIGHT - height, 60, height, fill=fill),
            svg.text(x + 30, TOP + HEIGHT - height - 7, str(count), anchor="middle", size=14),
            svg.text(x + 30, TOP + HEIGHT + 20, ("before", "after")[k], anchor="middle", size=12),
        ]
    return parts


def answers(left: float) -> list[str]:
    difference = displacement_difference(TREATED, CONTROL, overdispersion=1.5, meaningful=0.2)
    ratio = count_ratio(*TREATED, *CONTROL, overdispersion=1.5, meaningful=0.2)
    fewer = tuple(
        float(v) for v in (difference.interval.lower, difference.value, difference.interval.upper)
    )
    times = tuple(float(v) for v in (ratio.interval.lower, ratio.value, ratio.interval.upper))
    share = f"× {times[1]:.2f}   ({times[0]:.2f} to {times[2]:.2f})"
    count = f"{fewer[1]:.0f}   ({fewer[0]:.0f} to {fewer[2]:.0f})".replace("-", "−")
    return [
        svg.text(left, TOP, "How many fewer, beyond the other place?", size=14),
        *whisker(left, TOP + 28, fewer, (-200, 40), 0),
        svg.text(left, TOP + 62, count),
        svg.text(left, TOP + 112, "How many times as many?", size=14),
        *whisker(left, TOP + 140, times, (0.3, 1.2), 1),
        svg.text(left, TOP + 174, share),
    ]


def whisker(
    left: float, y: float, values: tuple[float, ...], ends: tuple[float, float], none: float
) -> list[str]:
    lower, middle, upper, zero = (
        left + 280 * float(np.clip((v - ends[0]) / (ends[1] - ends[0]), 0, 1))
        for v in (*values, none)
    )
    return [
        svg.line([(left, y), (left + 280, y)], stroke="#d9dcd6", width=1),
        svg.line([(zero, y - 14), (zero, y + 10)], stroke=svg.INK, width=1),
        svg.text(zero, y + 24, "no difference", anchor="middle", size=11),
        svg.line([(lower, y), (upper, y)], stroke=svg.RED, width=4),
        svg.circle(middle, y, 6, fill=svg.RED),
    ]
