"""Kernels on a grid, made narrower by what linear binning has already spread."""

from typing import Literal

import numpy as np

from samsyn.analysis.result import Floats

Kernel = Literal["gaussian", "quartic"]

BINNED = 1 / 6  # the variance that linear binning adds along an axis, in square cells
REACH = 5.0
LEAST_CELLS = {"gaussian": 1.0, "quartic": 2.0}
SMOOTH_CELLS = {"gaussian": 2.0, "quartic": 5.0}


def gaussian(cells: float) -> Floats:
    """Weights along one axis, sum 1. `cells` is the bandwidth, the standard deviation, in cells.

    Cut at five standard deviations; the 6e-7 of the mass beyond is shared among the rest.
    """
    variance = cells**2 - BINNED
    steps = np.arange(-_reach(REACH * np.sqrt(variance)), _reach(REACH * np.sqrt(variance)) + 1)
    weights: Floats = np.exp(-(steps**2) / (2 * variance))
    return weights / weights.sum()


def quartic(cells: float) -> Floats:
    """Weights on a square, sum 1. `cells` is the bandwidth, the radius, in cells.

    3 / (π h²) (1 - d²/h²)² (Silverman 1986, Density Estimation, section 4.2, K₂). Its
    variance along an axis is h²/8, so what binning added is taken off h² eight times over.
    """
    squared = cells**2 - 8 * BINNED
    steps = np.arange(-_reach(np.sqrt(squared)), _reach(np.sqrt(squared)) + 1)
    distance = steps[:, np.newaxis] ** 2 + steps**2
    weights: Floats = np.maximum(1 - distance / squared, 0.0) ** 2
    return weights / weights.sum()


def _reach(cells: float) -> int:
    return int(np.ceil(cells))
