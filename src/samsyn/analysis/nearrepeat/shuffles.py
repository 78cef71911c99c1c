"""The same table over and over, with the days shuffled among the events."""

from collections.abc import Callable

import numpy as np

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import compiled
from samsyn.analysis.nearrepeat.kernels import LANES, count_shuffled
from samsyn.analysis.nearrepeat.pairs import Clock, Space, event_pairs
from samsyn.analysis.result import Integers, gettext_noop

Tally = Callable[[list[Integers], Integers], None]

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
    tally = (_compiled if numba else _plain)(space, time)
    days = np.sort(time.day)
    tables = np.zeros((permutations, space.bins, time.bins), dtype=np.int64)
    rng = np.random.default_rng(seed)
    for start in range(0, permutations, LANES):
        block = tables[start : start + LANES]
        tally([rng.permutation(days) for _ in block], block)
    return tables


def _by_place(space: Space) -> Integers:
    """The number of every event by x and y alone: draws must not depend on how cells lie."""
    places = space.places
    owner = np.repeat(np.arange(len(places.x)), places.weight)
    number = np.empty(len(owner), dtype=np.int64)
    number[np.lexsort((places.y[owner], places.x[owner]))] = np.arange(len(owner))
    return number


def _compiled(space: Space, time: Clock) -> Tally:
    first, second, band = event_pairs(space)
    order = np.argsort(first, kind="stable")
    starts = np.searchsorted(first[order], np.arange(len(time.day) + 1))
    second, band = second[order], band[order]
    number, kernel = _by_place(space), compiled(count_shuffled)
    lanes = np.zeros((len(number), LANES), dtype=np.int32)

    def tally(shuffled: list[Integers], block: Integers) -> None:
        for lane, days in enumerate(shuffled):
            lanes[:, lane] = days
        found = np.zeros((LANES, *block.shape[1:]), dtype=np.int64)
        kernel(starts, second, band, lanes[number], time.bin_of_lag, found)
        block[:] = found[: len(block)]

    return tally


def _plain(space: Space, time: Clock) -> Tally:
    first, second, band = event_pairs(space)
    number = _by_place(space)
    one, other, bins = number[first], number[second], band * time.bins

    def tally(shuffled: list[Integers], block: Integers) -> None:
        for table, days in zip(block, shuffled, strict=True):
            for start in range(0, len(one), AT_ONCE):
                part = slice(start, start + AT_ONCE)
                lag = np.abs(days[one[part]] - days[other[part]])
                close = np.flatnonzero(lag < time.reach)
                cell = bins[part][close] + time.bin_of_lag[lag[close]]
                table += np.bincount(cell, minlength=table.size).reshape(table.shape)

    return tally
