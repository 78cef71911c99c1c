"""The loop over cylinders for numba: plain Python over arrays, compiled at first use."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.result import Flags, Floats, Integers

Singles = NDArray[np.float32]
Helpers = Callable[..., Any]

LANES = 64
MARGIN = 1e-3


def strongest(
    circles: tuple[Integers, Integers, Flags],
    windows: tuple[Integers, Integers],
    sums: Singles,
    expected: Floats,
    add: Helpers,
    may_beat: Helpers,
    raise_best: Helpers,
    limits: tuple[float, float],
    best: Floats,
) -> None:
    """Raise `best` of every lane to the largest ratio of its cylinders.

    `sums` (places, edges, lanes) and `expected` (places, edges) are running totals over steps;
    `limits` are all cases, and the fewest of a cluster. The helpers are compiled too.
    """
    members, starts, closes = circles
    inside, mean = np.zeros_like(sums[0]), np.zeros_like(expected[0])
    floor = np.zeros(LANES, dtype=np.float32)
    for centre in range(len(starts) - 1):
        inside[:] = 0
        mean[:] = 0
        for place in range(starts[centre], starts[centre + 1]):
            add(inside, mean, sums[members[place]], expected[members[place]])
            if closes[place] and may_beat(inside, mean, windows, limits[0], floor):
                raise_best(inside, mean, windows, limits, best)
                floor[:] = best * (1 - MARGIN)


def add(inside: Singles, mean: Floats, sums: Singles, expected: Floats) -> None:
    for edge in range(len(mean)):
        mean[edge] += expected[edge]
        for lane in range(LANES):
            inside[edge, lane] += sums[edge, lane]


def may_beat(
    inside: Singles,
    mean: Floats,
    windows: tuple[Integers, Integers],
    total: float,
    floor: Singles,
) -> bool:
    """Whether any cylinder of the circle may be above the floor of its lane (`may_exceed`)."""
    begin, end = windows
    nothing, most = np.float32(0), np.zeros(LANES, dtype=np.float32)
    for window in range(len(begin)):
        first, last = begin[window], end[window]
        mu = mean[last] - mean[first]
        if mu <= 0 or mu >= total:
            continue
        middle, part, rest = np.float32(mu), np.float32(1 / mu), np.float32(1 / (total - mu))
        for lane in range(LANES):
            cases = inside[last, lane] - inside[first, lane]
            more = max(cases - middle, nothing)
            square = more * more
            need = max(floor[lane] + more - square * rest, nothing)
            most[lane] = max(most[lane], cases * part * square - need * need)
    return most.max() > nothing


def raise_best(
    inside: Singles,
    mean: Floats,
    windows: tuple[Integers, Integers],
    limits: tuple[float, float],
    best: Floats,
) -> None:
    """The exact ratio of every cylinder of the circle, in every lane."""
    begin, end = windows
    total, least = limits
    for window in range(len(begin)):
        mu = mean[end[window]] - mean[begin[window]]
        if mu <= 0:
            continue
        for lane in range(LANES):
            cases = float(inside[end[window], lane]) - float(inside[begin[window], lane])
            if cases > mu and cases >= least:
                ratio = cases * math.log(cases / mu)
                if cases < total:
                    ratio += (total - cases) * math.log((total - cases) / (total - mu))
                best[lane] = max(best[lane], ratio)
