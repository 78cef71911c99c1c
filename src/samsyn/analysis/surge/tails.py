"""Tails and quantiles of counts whose variance is `dispersion` times their mean."""

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats

POISSON = 1 + 1e-7


def tail(least: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """P(count ≥ `least`), all of one shape: negative binomial, Poisson where dispersion is one.

    A mean of zero gives one for a `least` of zero, and zero above it.
    """
    more, spread = np.maximum(dispersion, POISSON), np.maximum(least, 1.0)
    positive = np.maximum(mean, 1e-300)
    wide = laws.betainc(spread, positive / (more - 1), 1 - 1 / more)
    above = np.where(dispersion > POISSON, wide, laws.gammainc(spread, positive))
    found: Floats = np.where(least < 1, 1.0, np.where(mean > 0, above, 0.0))
    return found


def quantile(chance: float, mean: Floats, dispersion: Floats) -> Floats:
    """The smallest count that is passed with a probability of at most 1 − `chance`."""
    rest, near = 1 - chance, mean + laws.ndtri(chance) * np.sqrt(mean * dispersion)
    low, high = np.maximum(np.floor(near) - 4, -1.0), np.maximum(np.ceil(near) + 4, 1.0)
    while (late := (low >= 0) & (tail(low + 1, mean, dispersion) <= rest)).any():
        low, high = np.where(late, np.floor((low - 1) / 2), low), np.where(late, low, high)
    while (short := tail(high + 1, mean, dispersion) > rest).any():
        low, high = np.where(short, high, low), np.where(short, 2 * high, high)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = tail(middle + 1, mean, dispersion) <= rest
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return high
