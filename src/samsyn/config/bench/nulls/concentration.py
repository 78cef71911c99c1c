"""Concentration: is a spread by chance called concentrated, and does PAI's interval hold?"""

import numpy as np

from samsyn.analysis.concentration import accuracy, concentration
from samsyn.analysis.result import Flags

from .null import LEVEL, Null

PLACES, DRAWS = 300, 99
Rng = np.random.Generator


def _by_chance(mean: float, rng: Rng) -> bool:
    counts = rng.poisson(mean, PLACES)
    found = concentration(counts, seed=int(rng.integers(2**31)), draws=DRAWS)
    return found.p <= LEVEL


def _homes(rng: Rng) -> bool:
    homes = rng.gamma(0.5, 2.0, PLACES) + 0.01
    counts = rng.poisson(3 * homes / homes.mean())
    seed = int(rng.integers(2**31))
    return concentration(counts, seed=seed, draws=DRAWS, likely=homes).p <= LEVEL


def _pai(mean: float, rng: Rng) -> Flags:
    """The map is made beforehand, so the places taken do not depend on what came."""
    risk, area = rng.gamma(0.5, 2.0, PLACES), rng.uniform(1, 3, PLACES)
    risk *= mean * PLACES / risk.sum()
    forecast = risk * rng.gamma(4.0, 0.25, PLACES)
    counts = rng.poisson(risk)
    if not counts.sum():
        return np.ones(1, dtype=bool)
    found = accuracy(counts, forecast, area)
    truth = np.cumsum(risk[found.order]) / risk.sum() / found.area_share
    cut = slice(PLACES // 100, PLACES // 2, PLACES // 20)
    low, high = np.asarray(found.interval.lower)[cut], np.asarray(found.interval.upper)[cut]
    return np.asarray((low <= truth[cut]) & (truth[cut] <= high))


NULLS = [
    Null(
        name="Gini against chance", data="dense", kind="test", once=lambda rng: _by_chance(3.0, rng)
    ),
    Null(
        name="Gini against chance",
        data="sparse",
        kind="test",
        once=lambda rng: _by_chance(0.05, rng),
    ),
    Null(name="Gini against homes", data="dense", kind="test", once=_homes),
    Null(name="PAI, Wilson", data="dense", kind="interval", once=lambda rng: _pai(3.0, rng)),
    Null(name="PAI, Wilson", data="sparse", kind="interval", once=lambda rng: _pai(0.05, rng)),
]
