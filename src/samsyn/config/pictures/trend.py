"""A fall, a break and what both look like when nothing has happened."""

import numpy as np

from samsyn.analysis.trend import count_break, mann_kendall

from . import svg

LEFT, TOP, WIDTH, HEIGHT, GAP, MOST = 46, 88, 290, 150, 50, 40


def draw() -> str:
    chance = np.random.default_rng(4)
    falling = chance.poisson(np.linspace(22, 11, 36)).astype(float)
    broken = chance.poisson(np.repeat([19, 11], [21, 15])).astype(float)
    parts = [
        svg.text(24, 32, "Three years of months, two different stories (invented counts)", size=16),
        *panel(0, falling, "A trend: fewer, little by little"),
        *trend(0, falling),
        *panel(1, broken, "A break: fewer, from one month on"),
        *shift(1, broken),
    ]
    title = "Monthly counts with a falling trend, and monthly counts with one break"
    return svg.picture(720, 326, title, parts)


def place(number: int, step: float, count: float) -> tuple[float, float]:
    x = LEFT + number * (WIDTH + GAP) + step / 35 * WIDTH
    return x, TOP + HEIGHT - count / MOST * HEIGHT


def panel(number: int, series: np.ndarray, name: str) -> list[str]:
    left = place(number, 0, 0)[0]
    grid = [
        part
        for count in (0, 10, 20, 30, 40)
        for part in (
            svg.line(
                [place(number, 0, count), place(number, 35, count)], stroke="#d9dcd6", width=1
            ),
            svg.text(left - 8, place(number, 0, count)[1] + 4, str(count), anchor="end", size=11),
        )
    ]
    dots = [
        svg.circle(*place(number, step, count), 3, fill=svg.INK)
        for step, count in enumerate(series)
    ]
    return [svg.text(left, TOP - 16, name, size=14), *grid, *dots]


def trend(number: int, series: np.ndarray) -> list[str]:
    found = mann_kendall(series)
    middle = float(np.median(series - found.slope * np.arange(36)))
    ends = [place(number, step, middle + found.slope * step) for step in (0, 35)]
    left = place(number, 0, 0)[0]
    lower, upper = (12 * float(limit) for limit in (found.interval.lower, found.interval.upper))
    return [
        svg.line(ends, stroke=svg.SPRUCE, width=3),
        svg.text(
            left, TOP + HEIGHT + 28, f"Sen's slope: {signed(12 * found.slope)} a year", size=13
        ),
        svg.text(
            left, TOP + HEIGHT + 47, f"between {signed(lower)} and {signed(upper)} (95 %)", size=13
        ),
        svg.text(left, TOP + HEIGHT + 66, f"chance alone: {chances(found.p)}", size=13),
    ]


def shift(number: int, series: np.ndarray) -> list[str]:
    found = count_break(series, seed=1)
    left = place(number, 0, 0)[0]
    edge = found.at - 0.5
    return [
        svg.line(
            [place(number, 0, found.before), place(number, edge, found.before)],
            stroke=svg.RED,
            width=3,
        ),
        svg.line(
            [place(number, edge, found.after), place(number, 35, found.after)],
            stroke=svg.RED,
            width=3,
        ),
        svg.line([place(number, edge, 0), place(number, edge, MOST)], stroke=svg.RED, dashed=True),
        svg.text(left, TOP + HEIGHT + 28, f"break before month {found.at + 1}", size=13),
        svg.text(
            left,
            TOP + HEIGHT + 47,
            f"from {found.before:.1f} to {found.after:.1f} a month",
            size=13,
        ),
        svg.text(left, TOP + HEIGHT + 66, f"chance order alone: {chances(found.p)}", size=13),
    ]


def signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")


def chances(p: float) -> str:
    return "less than 1 in 1,000" if p < 0.001 else f"about {max(1, round(1000 * p))} in 1,000"
