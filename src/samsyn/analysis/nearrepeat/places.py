"""Events gathered by place, and the places laid out so that near ones stand side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samsyn.analysis.result import Flags, Floats, Integers

SPLIT = 2
AT_ONCE = 2**20
SLACK = 1e-9


@dataclass(frozen=True)
class Places:
    """Distinct points in order of grid cell; the events of place p are first[p]…first[p + 1].

    `order` are the rows of the input in that order, sorted by day within a place. The places that
    may lie within the reach of p, and come after it, are low[p, k]…high[p, k] for every k.
    """

    x: Floats
    y: Floats
    first: Integers
    order: Integers
    low: Integers
    high: Integers

    @property
    def weight(self) -> Integers:
        return np.diff(self.first)


def gather(x: Floats, y: Floats, day: Integers, reach: float) -> Places:
    """Cells of half the reach; a place's neighbours fill one run of places for every row."""
    across, up, width = _cells(x, y, reach)
    key = up * width + across
    order = np.lexsort((day, y, x, key))
    xs, ys, keys = x[order], y[order], key[order]
    new = np.ones(len(x), dtype=bool)
    new[1:] = (xs[1:] != xs[:-1]) | (ys[1:] != ys[:-1]) | (keys[1:] != keys[:-1])
    starts = np.flatnonzero(new)
    low, high = _runs(keys[starts], width)
    return Places(xs[starts], ys[starts], np.append(starts, len(x)), order, low, high)


def _cells(x: Floats, y: Floats, reach: float) -> tuple[Integers, Integers, int]:
    extent = max(np.ptp(x), np.ptp(y))
    cell = max(reach / SPLIT * (1 + SLACK), extent / 2**30)
    if cell == 0:
        cell = 1.0
    across = np.floor((x - x.min()) / cell).astype(np.int64)
    up = np.floor((y - y.min()) / cell).astype(np.int64)
    return across + SPLIT, up, int(across.max()) + 2 * SPLIT + 1


def _runs(key: Integers, width: int) -> tuple[Integers, Integers]:
    count = len(key)
    low, high = (np.empty((count, SPLIT + 1), dtype=np.int64) for _ in range(2))
    for rows_up in range(SPLIT + 1):
        middle = key + rows_up * width
        low[:, rows_up] = np.searchsorted(key, middle - SPLIT, side="left")
        high[:, rows_up] = np.searchsorted(key, middle + SPLIT, side="right")
    low[:, 0] = np.arange(1, count + 1)
    return low, high


def near_places(
    places: Places, cuts: Floats, distance: Callable[[Any, Any], Any]
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Pairs (p, q, bin) of different places nearer than the last cut, a chunk at a time."""
    for low, high in zip(places.low.T, places.high.T, strict=True):
        for part in parts(high - low):
            p, q = expand(low[part], high[part])
            p += part.start
            apart = distance(places.x[p] - places.x[q], places.y[p] - places.y[q])
            kept: Flags = apart < cuts[-1]
            yield p[kept], q[kept], np.searchsorted(cuts, apart[kept], side="right")


def expand(low: Integers, high: Integers) -> tuple[Integers, Integers]:
    """For every run low…high its own number and its members, one after the other."""
    sizes = high - low
    owner = np.repeat(np.arange(len(sizes)), sizes)
    shift = low - (np.cumsum(sizes) - sizes)
    return owner, np.arange(len(owner)) + shift[owner]


def parts(sizes: Integers, most: int = AT_ONCE) -> Iterator[slice]:
    """Slices of runs that together hold about `most` members."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + most, side="right")))
        yield slice(start, stop)
        start = stop
