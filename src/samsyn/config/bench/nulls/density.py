"""Intervals of the smoothed density, where the rate of every address is known."""

from collections.abc import Callable
from functools import partial

import numpy as np

from samsyn.analysis.density import Kernel, density
from samsyn.analysis.grid import Grid

from .null import Null

GRID = Grid(left=0.0, bottom=0.0, cell=100.0, columns=30, rows=30)
ADDRESSES = 400


def covered(
    events: float, kernel: Kernel, bandwidth: float, *, weighted: bool = False
) -> Callable[[np.random.Generator], np.ndarray]:
    """Whether the interval of each cell holds the map that the rates themselves make."""
    surface = partial(
        density,
        grid=GRID,
        bandwidth=bandwidth,
        kernel=kernel,
        inside=np.ones(GRID.shape),
        engine="numpy",
    )

    def once(chance: np.random.Generator) -> np.ndarray:
        x, y = chance.uniform(0, 3000, (2, ADDRESSES))
        rate = chance.lognormal(0, 1, ADDRESSES)
        rate *= events / rate.sum()
        harm = chance.gamma(1, 1, ADDRESSES) if weighted else np.ones(ADDRESSES)
        happened = np.repeat(np.arange(ADDRESSES), chance.poisson(rate))
        truth = surface(x, y, weights=rate * harm).value
        found = surface(x[happened], y[happened], weights=harm[happened], level=0.95).interval
        assert found is not None
        held: np.ndarray = (found.lower <= truth) & (truth <= found.upper)
        return held

    return once


NULLS = [
    Null(
        name="Gaussian, 2,000 events",
        data="dense",
        kind="interval",
        once=covered(2000, "gaussian", 300.0),
        conservative=True,
    ),
    Null(
        name="Gaussian, weighted, 2,000 events",
        data="dense",
        kind="interval",
        once=covered(2000, "gaussian", 300.0, weighted=True),
        conservative=True,
    ),
    Null(
        name="quartic, 2,000 events",
        data="dense",
        kind="interval",
        once=covered(2000, "quartic", 700.0),
        conservative=True,
    ),
    Null(
        name="Gaussian, 45 events in 900 cells",
        data="sparse",
        kind="interval",
        once=covered(45, "gaussian", 300.0),
        conservative=True,
    ),
    Null(
        name="quartic, 45 events in 900 cells",
        data="sparse",
        kind="interval",
        once=covered(45, "quartic", 700.0),
        conservative=True,
    ),
]
