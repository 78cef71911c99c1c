"""Rates whose population carries deliberate noise."""

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.poisson import Limits
from samsyn.analysis.result import Floats

FEWEST = 1.0


def ratio_limits(
    events: Floats, limits: Limits, population: Floats, spread: Floats, *, level: float
) -> Limits:
    """Limits of expected count / true population from the limits of both, all (rows,).

    MOVER-R, Donner & Zou 2012, Stat Methods Med Res 21:347-359, equation (9). The population's
    limits are normal with the standard deviation `spread`, and at least one person, since a count
    above zero has somebody behind it. Where the noise could double the population the lower limit
    is that of the count over the largest population. Without spread: count limits / population.
    """
    reach = laws.ndtri(1 - (1 - level) / 2) * spread
    fewest = np.maximum(population - reach, np.minimum(population, FEWEST))
    most = population + reach
    lower, upper = limits
    drowned = most >= 2 * population
    tame = np.where(drowned, population, most)
    low = _root(events, lower, population, tame, sign=-1)
    return (
        np.where(drowned, lower / most, low),
        _root(events, upper, population, fewest, sign=1),
    )


def _root(
    events: Floats, limit: Floats, population: Floats, reached: Floats, *, sign: int
) -> Floats:
    """One limit of the ratio: the root of the quadratic in equation (9), lower or upper."""
    cross = events * population
    rest = reached * (2 * population - reached)
    inside = np.maximum(cross**2 - limit * (2 * events - limit) * rest, 0.0)
    return np.maximum(cross + sign * np.sqrt(inside), 0.0) / rest
