"""Mean and variance of a Knox count when days are shuffled among places, in closed form."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from samsyn.analysis.result import Floats, Integers

LOW_BITS = 32


@dataclass(frozen=True)
class Graph:
    """Who is near whom in one bin: how many pairs, and how many paths of two pairs."""

    pairs: int
    paths: int


def graphs(degrees: Integers, weight: Integers) -> list[Graph]:
    """One graph for every column of `degrees`, the row i standing for `weight[i]` events."""
    return [_graph(column, weight) for column in degrees.T]


def _graph(degree: Integers, weight: Integers) -> Graph:
    ordered = degree * (degree - 1)
    high = int(np.sum(weight * (ordered >> LOW_BITS)))
    low = int(np.sum(weight * (ordered & (2**LOW_BITS - 1))))
    return Graph(int(np.sum(weight * degree)) // 2, ((high << LOW_BITS) + low) // 2)


def day_degrees(day: Integers, cuts: Floats) -> tuple[Integers, Integers]:
    """Neighbours in every bin of lag (the last: beyond all cuts) for each distinct day, and how
    many events it has."""
    days, weight = np.unique(day, return_counts=True)
    total = np.concatenate(([0], np.cumsum(weight)))
    within = np.empty((len(days), len(cuts)), dtype=np.int64)
    for k, cut in enumerate(cuts):
        high = total[np.searchsorted(days, days + cut, side="left")]
        within[:, k] = high - total[np.searchsorted(days, days - cut, side="right")]
        within[:, k] = within[:, k] - 1 if cut > 0 else 0
    everyone = np.full((len(days), 1), total[-1] - 1)
    return np.diff(np.hstack([within, everyone]), axis=1, prepend=0), weight


def with_rest(degrees: Integers, events: int) -> Integers:
    """Neighbours beyond all cuts as a last column."""
    return np.column_stack([degrees, events - 1 - degrees.sum(axis=1)])


def moments(near: Sequence[Graph], soon: Sequence[Graph], events: int) -> tuple[Floats, Floats]:
    """Mean and variance, (bins of space, bins of time).

    Barton & David 1966, The random intersection of two graphs, in Research Papers in Statistics
    (ed. David): two pairs are the same, share an event, or share none. Exact in whole numbers;
    rounded once.
    """
    both = [[_exact(a, b, events) for b in soon] for a in near]
    mean, variance = (np.array([[float(m[k]) for m in row] for row in both]) for k in range(2))
    return mean, variance


def _exact(near: Graph, soon: Graph, n: int) -> tuple[Fraction, Fraction]:
    two = n * (n - 1)
    mean = Fraction(2 * near.pairs * soon.pairs, two)
    square = mean
    if n > 2:
        square += Fraction(4 * near.paths * soon.paths, two * (n - 2))
    if n > 3:
        apart = [g.pairs * (g.pairs - 1) - 2 * g.paths for g in (near, soon)]
        square += Fraction(4 * apart[0] * apart[1], two * (n - 2) * (n - 3))
    return mean, square - mean * mean
