"""A jump that EARS sees at once, and a small rise that CUSUM sees when it has lasted."""

import numpy as np

from samsyn.analysis.surge import cusum, ears

from . import svg

TOP, WIDTH, HEIGHT = 84, 290, 150
QUIET, GRID = "#9aa5a8", "#d9dcd6"
JUMP = np.array([6, 4, 7, 5, 3, 6, 5, 7, 4, 14.0])
RISE = np.array([5, 3, 6, 4, 5, 7, 4, 2, 5, 4, 8, 9, 7, 10, 8, 9, 8, 10.0])
EXPECTED, BOUNDARY = 4.8, 2.26


def draw() -> str:
    parts = [
        svg.text(24, 32, "Two ways without years behind them (invented weekly counts)", size=16),
        *jump(46),
        *rise(386),
    ]
    return svg.picture(720, 304, "EARS sees a jump, CUSUM a small rise that lasts", parts)


def axis(left: float, most: float, marks: tuple[float, ...]) -> list[str]:
    lines = []
    for mark in marks:
        y = TOP + HEIGHT - mark / most * HEIGHT
        lines.append(svg.line([(left, y), (left + WIDTH, y)], stroke=GRID, width=1))
        lines.append(svg.text(left - 8, y + 4, f"{mark:g}", anchor="end", size=11))
    return lines


def jump(left: float) -> list[str]:
    found = ears(JUMP[None], alpha=0.01)
    limit = float(np.asarray(found.interval.upper)[0])
    step, most = WIDTH / len(JUMP), 16.0

    def height(count: float) -> float:
        return TOP + HEIGHT - count / most * HEIGHT

    bars = [
        svg.rect(
            left + k * step + 5,
            height(count),
            step - 10,
            TOP + HEIGHT - height(count),
            fill=svg.SPRUCE if k < 7 else svg.RED if k == len(JUMP) - 1 else QUIET,
        )
        for k, count in enumerate(JUMP)
    ]
    y = height(limit)
    return [
        svg.text(left, TOP - 18, "EARS C2: a jump", size=14),
        *axis(left, most, (0, 4, 8, 12, 16)),
        *bars,
        svg.line([(left, y), (left + WIDTH, y)], stroke=svg.AMBER, width=2, dashed=True),
        svg.text(left + 4, y - 6, f"limit {limit:.1f}", fill=svg.AMBER),
        svg.text(
            left + 3.5 * step,
            TOP + HEIGHT + 20,
            "seven weeks compared with",
            anchor="middle",
            fill=svg.SPRUCE,
            size=12,
        ),
        svg.text(left + 8 * step, TOP + HEIGHT + 38, "two left out", anchor="middle", size=12),
        svg.text(
            left + 9.5 * step, TOP + HEIGHT + 20, "now", anchor="middle", fill=svg.RED, size=12
        ),
    ]


def rise(left: float) -> list[str]:
    sums = [
        float(cusum(RISE[None, : k + 1], [EXPECTED], boundary=BOUNDARY).statistic[0])
        for k in range(len(RISE))
    ]
    step, most = WIDTH / len(RISE), 4.0

    def height(value: float) -> float:
        return TOP + HEIGHT - value / most * HEIGHT

    counts = [
        svg.text(
            left + (k + 0.5) * step, TOP + HEIGHT + 20, f"{count:.0f}", anchor="middle", size=12
        )
        for k, count in enumerate(RISE)
    ]
    dots = [
        svg.circle(
            left + (k + 0.5) * step,
            height(min(value, most)),
            4,
            fill=svg.RED if value > BOUNDARY else svg.SPRUCE,
        )
        for k, value in enumerate(sums)
    ]
    path = [(left + (k + 0.5) * step, height(min(v, most))) for k, v in enumerate(sums)]
    y = height(BOUNDARY)
    return [
        svg.text(left, TOP - 18, "CUSUM: a small rise that lasts", size=14),
        *axis(left, most, (0, 1, 2, 3, 4)),
        svg.line(path, stroke=QUIET, width=2),
        *dots,
        svg.line([(left, y), (left + WIDTH, y)], stroke=svg.AMBER, width=2, dashed=True),
        svg.text(left + 4, y - 6, f"boundary {BOUNDARY}", fill=svg.AMBER),
        *counts,
        svg.text(left, TOP + HEIGHT + 38, f"counts, {EXPECTED} expected", size=12),
    ]
