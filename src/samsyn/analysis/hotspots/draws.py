"""Conditional permutation by seeded draws, where no exact law can be written out."""

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.hotspots.subsets import Tails
from samsyn.analysis.result import Floats, Integers, gettext_noop

AT_ONCE = 4_000_000


def check_permutations(permutations: int) -> int:
    if (
        isinstance(permutations, bool)
        or permutations != int(permutations)
        or not 99 <= permutations <= 999_999
    ):
        raise UnusableInput(
            "permutations",
            gettext_noop("är %(found)s, men måste vara mellan 99 och 999999."),
            gettext_noop("Ange till exempel 9999."),
            found=str(permutations),
        )
    return int(permutations)


def generator(seed: int | None) -> np.random.Generator:
    """Chance from the seed; refuse to draw without one."""
    if seed is None:
        raise UnusableInput(
            "seed",
            gettext_noop("saknas, och de här värdena kräver slumpade omkastningar."),
            gettext_noop("Ange ett frö, till exempel 1; hela antal räknas exakt utan frö."),
        )
    return np.random.default_rng(checks.seed("seed", seed))


def subsets(rng: np.random.Generator, size: int, drawn: int, draws: int) -> Integers:
    """`draws` rows of `drawn` different places below `size`, in random order."""
    if drawn**2 <= size:
        return _by_rejection(rng, size, drawn, draws)
    rows = max(1, AT_ONCE // size)
    parts = []
    for done in range(0, draws, rows):
        block = np.tile(np.arange(size), (min(rows, draws - done), 1))
        parts.append(rng.permuted(block, axis=1)[:, :drawn])
    return np.concatenate(parts)


def _by_rejection(rng: np.random.Generator, size: int, drawn: int, draws: int) -> Integers:
    found = rng.integers(0, size, (draws, drawn))
    again = _with_repeats(found)
    while again.size:
        found[again] = rng.integers(0, size, (len(again), drawn))
        again = again[_with_repeats(found[again])]
    return found


def _with_repeats(rows: Integers) -> Integers:
    ordered = np.sort(rows, axis=1)
    return np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).any(axis=1))


def shared_tails(
    values: Floats, neighbours: Integers, sums: Floats, rng: np.random.Generator, draws: int
) -> Tails:
    """Tails of the sum of each cell's neighbours, all cells looking at the same draws.

    Where a draw holds the cell itself, the draw's spare place takes its stead, so that each
    cell's own draws are from all others.
    """
    most = int(neighbours.max(initial=0))
    places = subsets(rng, len(values), most + 1, draws)
    drawn = values[places]
    spare = drawn[:, most]
    slack = 1e-9 * max(1.0, float(np.abs(values).max(initial=0.0)))
    above, below = np.zeros(len(values), np.int64), np.zeros(len(values), np.int64)
    for many in np.unique(neighbours):
        total = drawn[:, :many].sum(axis=1)
        cells = np.flatnonzero(neighbours == many)
        ordered = np.sort(total)
        above[cells] = draws - np.searchsorted(ordered, sums[cells] - slack, side="left")
        below[cells] = np.searchsorted(ordered, sums[cells] + slack, side="right")
        for column in range(many):
            cell = places[:, column]
            mine = np.flatnonzero(neighbours[cell] == many)
            cell, was = cell[mine], total[mine]
            now = was - values[cell] + spare[mine]
            low, high = sums[cell] - slack, sums[cell] + slack
            np.add.at(above, cell, (now >= low).astype(np.int64) - (was >= low))
            np.add.at(below, cell, (now <= high).astype(np.int64) - (was <= high))
    return counted_tails(above, below, draws)


def counted_tails(above: Integers, below: Integers, draws: int) -> Tails:
    """(1 + how many draws reach so far) / (1 + draws), and what both tails share."""
    upper, lower = (1 + above) / (1 + draws), (1 + below) / (1 + draws)
    return Tails(upper=upper, lower=lower, at=np.maximum(above + below - draws, 0) / (1 + draws))
