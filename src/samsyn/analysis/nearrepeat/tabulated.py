"""The observed table, and what shuffling days among places would make of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samsyn.analysis.nearrepeat.bands import Bands, completed
from samsyn.analysis.nearrepeat.chance import Chance
from samsyn.analysis.nearrepeat.moments import Graph, day_degrees, graphs, moments, with_rest
from samsyn.analysis.nearrepeat.pairs import Clock, Space, clock, count
from samsyn.analysis.nearrepeat.places import gather
from samsyn.analysis.nearrepeat.shuffles import shuffled_tables
from samsyn.analysis.result import Floats, Integers


@dataclass(frozen=True, kw_only=True)
class Tabulated:
    """Pairs counted in the bins of both kinds of bands, and the two graphs of every bin."""

    far: Bands
    late: Bands
    space: Space
    time: Clock
    table: Integers
    near_graphs: tuple[Graph, ...]
    soon_graphs: tuple[Graph, ...]
    numba: bool

    @property
    def events(self) -> int:
        return len(self.time.day)

    @property
    def places(self) -> int:
        return len(self.space.places.x)

    @property
    def pairs(self) -> int:
        return self.events * (self.events - 1) // 2

    @cached_property
    def near(self) -> Integers:
        """Pairs in each band of distance."""
        return pairs_of(self.near_graphs)[self.far.asked]

    @cached_property
    def soon(self) -> Integers:
        """Pairs in each band of days."""
        return pairs_of(self.soon_graphs)[self.late.asked]

    @cached_property
    def observed(self) -> Integers:
        return self.asked(self.table)

    @cached_property
    def moments(self) -> tuple[Floats, Floats]:
        return moments(
            self.near_graphs[self.far.asked], self.soon_graphs[self.late.asked], self.events
        )

    @cached_property
    def chance(self) -> Chance:
        return Chance.of(self.near, self.soon, self.pairs, self.moments[1])

    def asked(self, tables: Integers) -> Integers:
        """Tables of bins as tables of the bands that were asked for."""
        near, soon = pairs_of(self.near_graphs), pairs_of(self.soon_graphs)
        full = completed(tables, near, soon, self.pairs)
        return full[..., self.far.asked, self.late.asked]

    def shuffled(self, permutations: int, seed: int) -> Integers:
        """(permutations, bands of distance, bands of days)."""
        near = int(pairs_of(self.near_graphs)[:-1].sum())
        tables = shuffled_tables(
            self.space, self.time, near, permutations=permutations, seed=seed, numba=self.numba
        )
        return self.asked(tables)


def pairs_of(graphs_of_bins: tuple[Graph, ...]) -> Integers:
    return np.array([graph.pairs for graph in graphs_of_bins], dtype=np.int64)


def tabulate(
    x: Floats,
    y: Floats,
    day: Integers,
    *,
    far: Bands,
    late: Bands,
    distance: Callable[[Any, Any], Any],
    numba: bool,
) -> Tabulated:
    """Count once, and keep what moments and shuffles need."""
    places = gather(x, y, day, float(far.cuts[-1]))
    space = Space(places, far.cuts, distance)
    time = clock(day[places.order], late.cuts)
    degrees, table = count(space, time, numba=numba)
    return Tabulated(
        far=far,
        late=late,
        space=space,
        time=time,
        table=table,
        near_graphs=tuple(graphs(with_rest(degrees, len(day)), places.weight)),
        soon_graphs=tuple(graphs(*day_degrees(day, late.cuts))),
        numba=numba,
    )
