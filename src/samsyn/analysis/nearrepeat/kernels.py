"""Loops for numba: plain Python over arrays, compiled at first use."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.result import Floats, Integers

Days = NDArray[np.int32]
LANES = 32
# x, y, low and high of the places; first of the places, day, bin of lag of the events.
Layout = tuple[Floats, Floats, Integers, Integers]
Events = tuple[Integers, Integers, Integers]


def euclidean(dx: Any, dy: Any) -> Any:
    return np.sqrt(dx * dx + dy * dy)


def manhattan(dx: Any, dy: Any) -> Any:
    return np.abs(dx) + np.abs(dy)


def count_same(events: Events, row: Integers) -> None:
    """Add the pairs of events at one place to their bins of time."""
    first, day, bin_of_lag = events
    reach = len(bin_of_lag)
    for p in range(len(first) - 1):
        for event in range(first[p], first[p + 1]):
            for other in range(event + 1, first[p + 1]):
                lag = day[other] - day[event]
                if lag >= reach:
                    break
                row[bin_of_lag[lag]] += 1


def count_between(
    layout: Layout,
    cuts: Floats,
    distance: Callable[[float, float], float],
    tally: Callable[[Events, int, int, Integers], None],
    events: Events,
    degrees: Integers,
    table: Integers,
) -> None:
    """Add to the neighbours of every place, and to the pairs in every bin of space and time.

    `distance` and `tally` are themselves compiled.
    """
    x, y, low, high = layout
    first = events[0]
    for p in range(len(x)):
        for k in range(low.shape[1]):
            for q in range(low[p, k], high[p, k]):
                apart = distance(x[p] - x[q], y[p] - y[q])
                if apart >= cuts[-1]:
                    continue
                band = 0
                while cuts[band] <= apart:
                    band += 1
                degrees[p, band] += first[q + 1] - first[q]
                degrees[q, band] += first[p + 1] - first[p]
                tally(events, p, q, table[band])


def tally_between(events: Events, p: int, q: int, row: Integers) -> None:
    """Add the pairs of events of two places to their bins of time."""
    first, day, bin_of_lag = events
    reach = len(bin_of_lag)
    begin = first[q]
    for event in range(first[p], first[p + 1]):
        while begin < first[q + 1] and day[begin] <= day[event] - reach:
            begin += 1
        for other in range(begin, first[q + 1]):
            if day[other] >= day[event] + reach:
                break
            row[bin_of_lag[abs(day[other] - day[event])]] += 1


def count_shuffled(
    starts: Integers,
    second: Days,
    band: Days,
    days: Days,
    bin_of_lag: Integers,
    tables: Integers,
) -> None:
    """Pairs in every bin of as many shuffles as there are lanes, `days` (events, lanes).

    Pairs are gathered by their first event. That no lane holds a close pair is seen at once.
    """
    reach = len(bin_of_lag)
    for event in range(len(days)):
        for pair in range(starts[event], starts[event + 1]):
            other = second[pair]
            close = 0
            for lane in range(LANES):
                close += abs(days[other, lane] - days[event, lane]) < reach
            if close:
                for lane in range(LANES):
                    lag = abs(days[other, lane] - days[event, lane])
                    if lag < reach:
                        tables[lane, band[pair], bin_of_lag[lag]] += 1
