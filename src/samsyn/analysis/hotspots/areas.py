"""Getis and Ord's Gi* and Gi on irregular areas."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis.hotspots.around import QUEEN
from samsyn.analysis.hotspots.cells import Field, checked, local_of
from samsyn.analysis.hotspots.draws import counted_tails, generator, subsets
from samsyn.analysis.hotspots.local import (
    SOURCE,
    Kinds,
    Local,
    Own,
    P,
    Statistic,
    gi_star_z,
    gi_z,
    judged,
    room,
)
from samsyn.analysis.hotspots.neighbours import Neighbours, for_areas
from samsyn.analysis.hotspots.subsets import Tails
from samsyn.analysis.hotspots.words import how_it_went, named
from samsyn.analysis.result import Floats, Integers, Result


@dataclass(frozen=True, kw_only=True, eq=False)
class HotAreas(Result):
    """As HotSpots, one value an area."""

    z: Floats
    upper: Floats
    lower: Floats
    p: Floats
    adjusted: Floats
    kind: Kinds
    neighbours: Integers


def hot_areas(
    values: ArrayLike,
    neighbours: Neighbours,
    *,
    statistic: Statistic = "gi*",
    own: Own = "given",
    p: P = "exact",
    fdr: float = 0.05,
    seed: int | None = None,
    permutations: int = 9999,
) -> HotAreas:
    """Which areas lie, with their neighbours, higher or lower than chance would put them?

    `values`: shape (areas,), at least 4. "gi*" counts the area itself with the weight 1 where
    neighbours weigh alike 1, otherwise with the mean weight of its row. Exact for whole numbers
    and neighbours that weigh alike; other numbers and weights by `permutations` seeded
    conditional draws. The other arguments as in `hot_spots`. Rates of areas of very different
    population are not exchangeable: small areas are extreme more often.
    Raises UnusableInput for gaps, fewer than 4 areas, and neighbours that do not fit.

    Ord & Getis 1995.
    """
    array = for_areas(values, neighbours)
    settings = checked(QUEEN, statistic, own, p, fdr, seed, permutations)
    del settings["radius"]
    found = _local(array, neighbours, settings)
    return HotAreas(
        method=named(statistic, own, p, exact=found.exact),
        source=SOURCE,
        settings=settings,
        size={"areas": len(array), "pairs": len(neighbours.to)},
        warnings=how_it_went(found, array, fdr, permutations),
        z=_z(array, neighbours, statistic),
        upper=found.cells("upper"),
        lower=found.cells("lower"),
        p=found.cells("p"),
        adjusted=found.cells("adjusted"),
        kind=found.cells("kind"),
        neighbours=neighbours.many,
    )


def _local(values: Floats, neighbours: Neighbours, settings: dict[str, Any]) -> Local:
    if neighbours.alike:
        sums = neighbours.sums(values[neighbours.to])
        return local_of(Field(values, neighbours.many, sums), settings)
    tails = weighted_tails(values, neighbours, settings["seed"], settings["permutations"])
    return judged(tails, neighbours.many, settings["p"], settings["fdr"])


def _z(values: Floats, neighbours: Neighbours, statistic: str) -> Floats:
    lag, weights = neighbours.lag(values), neighbours.sums(neighbours.weight)
    squares = neighbours.sums(neighbours.weight**2)
    if statistic == "gi":
        return gi_z(values, lag, weights, squares)
    itself = np.divide(weights, neighbours.many, out=np.ones(len(values)), where=weights > 0)
    weights, squares = weights + itself, squares + itself**2
    reach = room(len(values), weights, squares)
    return gi_star_z(values, lag + itself * values, weights, reach)


def weighted_tails(
    values: Floats, neighbours: Neighbours, seed: int | None, permutations: int
) -> Tails:
    """Tails of Σ w x over each area's neighbours when all other values change places."""
    rng = generator(seed)
    most = int(neighbours.many.max(initial=0))
    places = subsets(rng, len(values), most + 1, permutations)
    drawn, observed = values[places], neighbours.lag(values)
    slack = 1e-9 * np.maximum(1.0, np.abs(observed))
    above, below = np.zeros(len(values), np.int64), np.zeros(len(values), np.int64)
    for area, many in enumerate(neighbours.many):
        weight = neighbours.weight[neighbours.start[area] : neighbours.start[area + 1]]
        others = np.where(places[:, :many] == area, drawn[:, most:], drawn[:, :many])
        total = others @ weight
        above[area] = np.sum(total >= observed[area] - slack[area])
        below[area] = np.sum(total <= observed[area] + slack[area])
    return counted_tails(above, below, permutations)
