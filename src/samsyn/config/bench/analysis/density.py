"""Kernel intensity beside KDEpy, nearest-cell binning and exact sums."""

from typing import Any

import numpy as np

from samsyn.analysis.density import density
from samsyn.analysis.grid import Grid

from .comparison import Comparison, Peer

GRID = Grid(left=650_000.0, bottom=7_050_000.0, cell=100.0, columns=400, rows=400)
BANDWIDTH = 300.0
EIGHTH = slice(4, None, 8)


def city(size: int) -> dict[str, Any]:
    """Events at 40,000 addresses in 40 x 40 km, each address with a risk of its own."""
    chance = np.random.default_rng(20261125)
    side = GRID.columns * GRID.cell
    centres = chance.uniform(0.1, 0.9, (60, 2)) * side
    addresses = centres[chance.integers(0, 60, 40_000)] + chance.normal(0, 1_500, (40_000, 2))
    risk = chance.lognormal(0, 1.5, 40_000)
    at = addresses[chance.choice(40_000, size, p=risk / risk.sum())]
    x, y = (at + chance.normal(0, 20, at.shape)).clip(GRID.cell, side - GRID.cell).T
    return {"x": GRID.left + x, "y": GRID.bottom + y}


def ours(data: dict[str, Any], engine: Any) -> np.ndarray:
    found = density(data["x"], data["y"], grid=GRID, bandwidth=BANDWIDTH, engine=engine)
    return found.value


def kdepy(data: dict[str, Any]) -> np.ndarray:
    """Coordinates in bandwidths: KDEpy cuts its kernel by an absolute tolerance."""
    from KDEpy import FFTKDE

    scaled = np.column_stack([data["x"], data["y"]]) / BANDWIDTH
    centres = np.meshgrid(*(axis / BANDWIDTH for axis in GRID.centres), indexing="ij")
    places = np.stack(centres, axis=-1).reshape(-1, 2)
    found = FFTKDE(kernel="gaussian", bw=1.0).fit(scaled).evaluate(places)
    per_km2 = len(scaled) * 1e6 / BANDWIDTH**2
    surface: np.ndarray = found.reshape(GRID.columns, GRID.rows).T * per_km2
    return surface


def nearest(data: dict[str, Any]) -> np.ndarray:
    """What is often written: a histogram and a Gaussian filter."""
    from scipy.ndimage import gaussian_filter

    right, top = GRID.left + 40_000, GRID.bottom + 40_000
    counted, _, _ = np.histogram2d(
        data["y"],
        data["x"],
        bins=GRID.shape,
        range=[[GRID.bottom, top], [GRID.left, right]],
    )
    surface: np.ndarray = gaussian_filter(counted, BANDWIDTH / GRID.cell, mode="constant")
    return surface * 1e6 / GRID.cell**2


def exact(data: dict[str, Any]) -> np.ndarray:
    """The sum of kernels at every eighth centre of every eighth row, none left out."""
    across, up = (axis[EIGHTH] for axis in GRID.centres)
    found = np.zeros((len(up), len(across)))
    for start in range(0, len(data["x"]), 50_000):
        some = slice(start, start + 50_000)
        along, upward = (
            np.exp(-((centres[:, np.newaxis] - data[name][some]) ** 2) / (2 * BANDWIDTH**2))
            for name, centres in (("x", across), ("y", up))
        )
        found += upward @ along.T
    return found * 1e6 / (2 * np.pi * BANDWIDTH**2)


def error(found: np.ndarray, expected: np.ndarray) -> float:
    return float(np.abs(found - expected).sum() / expected.sum())


def near(found: np.ndarray, theirs: np.ndarray) -> str:
    apart = error(theirs, found)
    assert apart < 0.03, f"{apart:.2%} of the mass apart"
    return f"{apart:.2%} of the mass apart"


def right(found: np.ndarray, theirs: np.ndarray) -> str:
    wrong = error(found[EIGHTH, EIGHTH], theirs)
    assert wrong <= 0.001, f"{wrong:.3%} of the mass wrong"
    return f"{wrong:.3%} of the mass wrong"


COMPARISONS = [
    Comparison(
        name="density, Gaussian 300 m, 400 x 400 cells of 100 m",
        sizes=(10**5, 10**6),
        at=10**6,
        data=city,
        ours=ours,
        numba=True,
        limits={"numpy": 0.05, "numba": 0.01},
        peers=(
            Peer(
                name="KDEpy FFTKDE",
                module="KDEpy",
                call=kdepy,
                agree=near,
                bar=2.5,
                bar_numba=10.0,
            ),
            Peer(name="histogram2d + gaussian_filter", module="scipy", call=nearest, agree=near),
            Peer(
                name="exact sums at 2,500 of the cells",
                module="numpy",
                call=exact,
                agree=right,
                repeats=1,
            ),
        ),
    )
]
