"""The strongest cylinder, then the next that shares no place with it, and so on."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Floats, Integers
from samsyn.analysis.scan.circles import SAME
from samsyn.analysis.scan.replicates import Search, running

TIE = 1e-9


@dataclass(frozen=True)
class Found:
    """One cylinder: its circle, its window, and its numbers."""

    centre: int
    radius: float
    window: int
    cases: int
    expected: float
    llr: float


def apart(search: Search, cells: Floats, most: int) -> list[Found]:
    """At most `most` cylinders, strongest first, none with a place of an earlier one.

    Among equals the shortest window, the smallest circle and the first place come first.
    """
    return list(_apart(_best_of_circles(search, cells), search, most))


def _best_of_circles(search: Search, cells: Floats) -> dict[str, Floats]:
    """The strongest window of every circle."""
    lines, rows = np.flatnonzero(search.circles.closes), []
    counted = search.in_circles(running(cells))
    means = search.in_circles(running(search.expected))
    for cases, mean in zip(counted, means, strict=True):
        ratio = search.ratios(cases, mean)
        window = np.argmax(ratio >= ratio.max(axis=1, keepdims=True) - TIE, axis=1)
        at = np.arange(len(cases)), window
        rows.append((window, cases[at], mean[at], ratio[at]))
    columns = [np.concatenate(column) for column in zip(*rows, strict=True)]
    return dict(zip(("line", "window", "cases", "mean", "llr"), (lines, *columns), strict=True))


def _apart(best: dict[str, Floats], search: Search, most: int) -> Iterator[Found]:
    circles = search.circles
    away, centre = circles.away[best["line"]], circles.centre[best["line"]]
    free = best["llr"].copy()
    for _ in range(most):
        strongest = free.max(initial=0.0)
        if strongest <= 0:
            return
        equals = np.flatnonzero(free >= strongest - TIE)
        top = equals[np.argmin(away[equals])]
        yield Found(
            int(centre[top]),
            float(away[top]),
            int(best["window"][top]),
            int(best["cases"][top]),
            float(best["mean"][top]),
            float(best["llr"][top]),
        )
        nearest = _nearest(search, held(search, int(centre[top]), float(away[top])))
        free[away >= nearest[centre] * (1 - SAME)] = 0.0


def held(search: Search, centre: int, radius: float) -> Integers:
    """All places in a circle, nearest first, those without cases too."""
    away = np.hypot(search.x - search.x[centre], search.y - search.y[centre])
    inside = np.flatnonzero(away <= radius * (1 + SAME) + SAME)
    return inside[np.argsort(away[inside], kind="stable")]


def _nearest(search: Search, taken: Integers) -> Floats:
    """How far every place is from the nearest taken place."""
    nearest = np.full(len(search.x), np.inf)
    for place in taken:
        away = np.hypot(search.x - search.x[place], search.y - search.y[place])
        nearest = np.minimum(nearest, away)
    return nearest
