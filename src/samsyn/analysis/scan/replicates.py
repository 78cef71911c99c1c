"""The strongest cylinder of many replicates, a block at a time: NumPy, or compiled."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.fast import compiled
from samsyn.analysis.result import Floats, Integers
from samsyn.analysis.scan import kernels
from samsyn.analysis.scan.circles import Circles
from samsyn.analysis.scan.cylinders import Windows
from samsyn.analysis.scan.kernels import LANES, MARGIN
from samsyn.analysis.scan.likelihood import log_likelihood_ratio, may_exceed

AT_ONCE = 2**19


@dataclass(frozen=True)
class Search:
    """Circles and windows, and what is expected (places, steps) of `total` cases.

    Only the steps from `windows.first` on are summed up; `expected` holds those alone.
    """

    x: Floats
    y: Floats
    circles: Circles
    windows: Windows
    expected: Floats
    total: int
    least: int

    def counted(self, place: Integers, step: Integers) -> Floats:
        """Cases by (place, step)."""
        late = step >= self.windows.first
        rows, columns = self.expected.shape
        at = place[late] * columns + step[late] - self.windows.first
        return np.bincount(at, minlength=rows * columns).reshape(rows, columns).astype(float)

    @property
    def edges(self) -> tuple[Integers, Integers]:
        first = self.windows.first
        return self.windows.begin - first, self.windows.end - first

    def in_circles(self, totals: NDArray[Any], lanes: int = 1) -> Iterator[NDArray[Any]]:
        """From (places, edges, …) what is in (circles, windows, …), a group of centres at a time;
        the groups are the same for the same number of lanes.

        Sums of whole numbers may pass the limit of their type on the way: differences are right.
        """
        begin, end = self.edges
        starts, closes = self.circles.starts, self.circles.closes
        for part in self._groups(lanes * max(totals.shape[1], len(begin))):
            lines = slice(starts[part.start], starts[part.stop])
            added = np.cumsum(totals[self.circles.members[lines]], axis=0, dtype=totals.dtype)
            before = np.concatenate([np.zeros_like(added[:1]), added])
            sizes = np.diff(starts[part.start : part.stop + 1])
            first = np.repeat(starts[part] - lines.start, sizes)[closes[lines]]
            closed = added[closes[lines]] - before[first]
            yield closed[:, end] - closed[:, begin]

    def _groups(self, width: int) -> Iterator[slice]:
        starts, centre = self.circles.starts, 0
        while centre < len(starts) - 1:
            most = starts[centre] + AT_ONCE // width
            stop = max(centre + 1, int(np.searchsorted(starts, most, side="right")) - 1)
            yield slice(centre, stop)
            centre = stop

    def ratios(self, cases: Floats, expected: Floats) -> Floats:
        enough = np.where(cases >= self.least, cases, 0.0)
        return log_likelihood_ratio(enough, expected, self.total)


def running(cells: Floats) -> Floats:
    """(places, steps) as running totals, with nothing before the first step."""
    return np.concatenate([np.zeros((len(cells), 1)), np.cumsum(cells, axis=1)], axis=1)


Best = Callable[[Sequence[tuple[Integers, Integers]]], Floats]


def best_of(search: Search, *, numba: bool) -> Best:
    """What takes up to LANES replicates (place, step) and gives the strongest ratio of each."""
    raise_best = _compiled(search) if numba else _plain(search)

    def best(replicates: Sequence[tuple[Integers, Integers]]) -> Floats:
        found = np.zeros(LANES)
        raise_best(_sums(search, replicates, np.float32 if numba else np.int32), found)
        return found[: len(replicates)]

    return best


def _sums(
    search: Search, replicates: Sequence[tuple[Integers, Integers]], kind: type
) -> NDArray[Any]:
    """Running totals (places, edges, lanes), laid out so that lanes lie side by side."""
    rows, columns = search.expected.shape
    sums = np.zeros((rows, columns + 1, LANES), dtype=kind)
    flat = sums.reshape(-1)
    for lane, (place, step) in enumerate(replicates):
        late = step >= search.windows.first
        edge = place[late] * (columns + 1) + step[late] - search.windows.first + 1
        np.add.at(flat, edge * LANES + lane, kind(1))
    np.cumsum(sums, axis=1, out=sums)
    return sums


def _plain(search: Search) -> Callable[[NDArray[Any], Floats], None]:
    expected = running(search.expected)

    def raise_best(sums: NDArray[Any], best: Floats) -> None:
        groups = zip(
            search.in_circles(expected, LANES), search.in_circles(sums, LANES), strict=True
        )
        for mean, cases in groups:
            floor = (best * (1 - MARGIN)).astype(np.float32)
            kept = may_exceed(cases.astype(np.float32), mean, search.total, floor)
            circle, window, lane = np.nonzero(kept)
            ratio = search.ratios(cases[circle, window, lane], mean[circle, window])
            np.maximum.at(best, lane, ratio)

    return raise_best


def _compiled(search: Search) -> Callable[[NDArray[Any], Floats], None]:
    circles, expected = search.circles, running(search.expected)
    shape = circles.members, circles.starts, circles.closes
    kernel = compiled(kernels.strongest)
    helpers = [compiled(k) for k in (kernels.add, kernels.may_beat, kernels.raise_best)]
    limits = float(search.total), float(search.least)

    def raise_best(sums: NDArray[Any], best: Floats) -> None:
        kernel(shape, search.edges, sums, expected, *helpers, limits, best)

    return raise_best
