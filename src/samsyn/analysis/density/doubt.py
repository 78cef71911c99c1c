"""How sure a density is."""

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats, Interval

from .request import Asked
from .smoothing import peak, smoothed


def limits(
    mass: Floats,
    squares: Floats,
    largest: float,
    reached: Floats | None,
    asked: Asked,
) -> Interval:
    """Gamma limits for a weighted sum of Poisson counts, in every cell.

    `mass` is the surface, `squares` the squared weights at centres and `largest` the largest
    weight. The variance of a sum of w·K is the sum of (w·K)². Fay & Feuer 1997, Statistics in
    Medicine 16, equations for weighted sums; at least the stated coverage.
    """
    whole = 1.0 if reached is None else reached
    variance = (
        smoothed(squares, asked.cells, asked.kernel, numba=asked.numba, power=2)[1:-1, 1:-1]
        / whole**2
    )
    most = largest * peak(asked.cells, asked.kernel) / whole
    tail = (1 - (asked.level or 0.0)) / 2
    return Interval(
        lower=_quantile(tail, mass, variance) * asked.per_km2,
        upper=_quantile(1 - tail, mass + most, variance + most**2) * asked.per_km2,
        level=asked.level or 0.0,
        method="Fay & Feuer 1997, gamma",
        conservative=True,
    )


def _quantile(share: float, mean: Floats, variance: Floats) -> Floats:
    """Of the gamma law with this mean and variance; zero where the mean is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = laws.gammaincinv(mean**2 / variance, share) * variance / mean
    return np.where(mean > 0, found, np.where(np.isnan(mean), np.nan, 0.0))
