"""The same table over and over, with the days shuffled among the events."""

from collections.abc import Callable

import numpy as np

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import compiled
from samsyn.analysis.nearrepeat.kernels import LANES, Days, count_shuffled
from samsyn.analysis.nearrepeat.pairs import Clock, Space, event_pairs
from samsyn.analysis.result import Integers, gettext_noop

Pairs = tuple[Days, Days, Days]
Tally = Callable[[Days, Integers], None]

MOST_PAIRS = 30_000_000
AT_ONCE = 2**18


def shuffled_tables(
    space: Space, time: Clock, near: int, *, permutations: int, seed: int, numba: bool
) -> Integers:
    """(permutations, bins of space, bins of time), each after one shuffle of all days.

    Raises UnusableInput for more than thirty million near pairs, which would not fit in memory.
    """
    if near > MOST_PAIRS:
        raise UnusableInput(
            "permutations",
            gettext_noop("skulle räkna om %(pairs)s par av händelser varje gång."),
            gettext_noop("Korta avstånden, eller ange 0: sannolikheten räknas fram ändå."),
            pairs=near,
        )
    tally = (_compiled if numba else _plain)(event_pairs(space), time)
    rank = _by_place(space)
    days = np.sort(time.day).astype(np.int32)
    shuffled = np.zeros((len(days), LANES), dtype=np.int32)
    tables = np.zeros((permutations, space.bins, time.bins), dtype=np.int64)
    rng = np.random.default_rng(seed)
    for start in range(0, permutations, LANES):
        block = tables[start : start + LANES]
        for lane in range(len(block)):
            shuffled[rank, lane] = rng.permutation(days)
        tally(shuffled, block)
    return tables


def _by_place(space: Space) -> Integers:
    """The events by x and y alone, so that the draws do not depend on how cells are laid out."""
    places = space.places
    owner = np.repeat(np.arange(len(places.x)), places.weight)
    return np.lexsort((places.y[owner], places.x[owner]))


def _compiled(pairs: Pairs, time: Clock) -> Tally:
    first, second, band = pairs
    order = np.argsort(first, kind="stable")
    starts = np.searchsorted(first[order], np.arange(len(time.day) + 1))
    second, band = second[order], band[order]
    kernel = compiled(count_shuffled)

    def tally(shuffled: Days, block: Integers) -> None:
        found = np.zeros((LANES, *block.shape[1:]), dtype=np.int64)
        kernel(starts, second, band, shuffled, time.bin_of_lag, found)
        block[:] = found[: len(block)]

    return tally


def _plain(pairs: Pairs, time: Clock) -> Tally:
    def tally(shuffled: Days, block: Integers) -> None:
        for table, days in zip(block, np.ascontiguousarray(shuffled.T), strict=False):
            for start in range(0, len(pairs[0]), AT_ONCE):
                first, second, band = (column[start : start + AT_ONCE] for column in pairs)
                lag = np.abs(days[first] - days[second])
                close = np.flatnonzero(lag < time.reach)
                cell = band[close] * time.bins + time.bin_of_lag[lag[close]]
                table += np.bincount(cell, minlength=table.size).reshape(table.shape)

    return tally
