"""Gi* beside esda's and GeoDa's 999 permutations, and sixty maps with their trend."""

from functools import cache
from typing import Any

import numpy as np

from samsyn.analysis.hotspots import emerging, hot_spots
from samsyn.analysis.hotspots.around import QUEEN, around
from samsyn.analysis.hotspots.local import moments, room
from samsyn.analysis.trend import mann_kendall_many

from .comparison import Comparison, Peer

PERMUTATIONS = 999
PER_CELL = 6.25
MONTHS = 60


def city(cells: int) -> np.ndarray:
    """Counts on a square grid, a million on 400 x 400: log-normal risk in lumps, many zeros."""
    side = round(cells**0.5)
    chance = np.random.default_rng(20261125)
    risk = np.exp(1.6 * around(chance.normal(size=(side, side)), 2.5) / 4)
    return chance.poisson(PER_CELL * risk / risk.mean()).astype(float)


def months(cells: int) -> np.ndarray:
    side = round(cells**0.5)
    chance = np.random.default_rng(20261125)
    risk = np.exp(1.6 * around(chance.normal(size=(side, side)), 2.5) / 4)
    return chance.poisson(PER_CELL / MONTHS * risk / risk.mean(), (MONTHS, side, side)).astype(
        float
    )


def ours(grid: np.ndarray, _engine: Any) -> dict[str, np.ndarray]:
    found = hot_spots(grid)
    return {"z": found.z, "upper": found.upper, "kind": found.kind}


def maps_and_trend(cube: np.ndarray, _engine: Any) -> np.ndarray:
    """z of each month and the trend of each cell, without p of the maps."""
    weights = around(np.ones(cube.shape[1:]), QUEEN) + 1
    unit = 1 / room(weights.size, weights, weights)
    z = np.empty(cube.shape)
    for row, month in zip(z, cube, strict=True):
        mean, spread = moments(month)
        row[:] = (around(month, QUEEN) + month - mean * weights) * (unit / spread)
    return mann_kendall_many(z.reshape(len(z), -1).T).z


def with_classes(cube: np.ndarray, _engine: Any) -> np.ndarray:
    """The same with exact p, false discovery rate and Esri's classes for each month."""
    return emerging(cube, comparison="slice").code


@cache
def lattice(side: int) -> Any:
    from libpysal.weights import lat2W

    return lat2W(side, side, rook=False)


def esda(grid: np.ndarray) -> dict[str, np.ndarray]:
    """Warm: the weights and the compiled code of the first call are kept."""
    from esda import G_Local

    weights = lattice(len(grid))
    found = G_Local(
        grid.ravel(),
        weights,
        transform="B",
        star=True,
        permutations=PERMUTATIONS,
        n_jobs=1,
        keep_simulations=False,
        seed=1,
    )
    return {"z": found.Zs.reshape(grid.shape), "folded": found.p_sim.reshape(grid.shape)}


@cache
def squares(side: int) -> Any:
    import geopandas
    import pygeoda
    import shapely

    up, across = np.divmod(np.arange(side * side), side)
    frame = geopandas.GeoDataFrame({"id": up}, geometry=shapely.points(across, up))
    opened = pygeoda.open(frame)
    return opened, pygeoda.distance_weights(opened, QUEEN)


def pygeoda(grid: np.ndarray) -> dict[str, np.ndarray]:
    """Its faster way, on two threads; the weights of the first call are kept."""
    from pygeoda import local_gstar

    _, weights = squares(len(grid))
    found = local_gstar(
        weights,
        grid.ravel().tolist(),
        permutations=PERMUTATIONS,
        permutation_method="lookup-table",
        cpu_threads=2,
        seed=1,
    )
    return {"folded": np.array(found.lisa_pvalues()).reshape(grid.shape)}


def agree(found: dict[str, np.ndarray], theirs: dict[str, np.ndarray]) -> str:
    """z to 1e-9 where it is told; folded p within what 999 draws can tell."""
    words = []
    if "z" in theirs:
        apart = float(np.abs(found["z"] - theirs["z"]).max())
        assert apart < 1e-9, f"z is {apart} apart"
        words.append(f"z within {apart:.0e}")
    folded = np.minimum(found["upper"], 1 - found["upper"])
    gap = np.abs(folded - theirs["folded"])
    assert gap.mean() < 0.01, f"p is {gap.mean():.3f} apart on average"
    assert gap.max() < 0.1, f"p is {gap.max():.3f} apart at most"
    cold = int(((theirs["folded"] <= 0.001) & (found["upper"] > 0.99) & (found["kind"] == 0)).sum())
    words.append(f"p {gap.mean():.4f} apart on average")
    words.append(f"{cold} cells cold by the peer's floor and not by the exact tail")
    return ", ".join(words)


COMPARISONS = [
    Comparison(
        name="Gi*, exact p and FDR, against 999 permutations",
        sizes=(200**2, 400**2),
        at=400**2,
        data=city,
        ours=ours,
        limits={"numpy": 0.03},
        peers=(
            Peer(name="pygeoda local_gstar", module="pygeoda", call=pygeoda, agree=agree, bar=50),
            Peer(
                name="esda G_Local",
                module="esda",
                call=esda,
                agree=agree,
                bar=500,
                repeats=1,
            ),
        ),
    ),
    Comparison(
        name="sixty monthly maps of Gi* and Mann-Kendall in each cell",
        sizes=(200**2, 400**2),
        at=400**2,
        data=months,
        ours=maps_and_trend,
        limits={"numpy": 0.5},
    ),
    Comparison(
        name="sixty monthly maps with exact p, FDR and Esri's classes",
        sizes=(200**2, 400**2),
        at=400**2,
        data=months,
        ours=with_classes,
    ),
]
