"""Exact p from shuffled tables: of a band, and of the smallest p in the whole table."""

import numpy as np

from samsyn.analysis.nearrepeat.chance import Chance
from samsyn.analysis.result import Floats, Integers

SAME = 1e-9


def rank_table(observed: Integers, simulated: Integers) -> Floats:
    """(1 + shuffles with at least as many pairs) / (1 + shuffles), in each band."""
    reach = np.sum(simulated >= observed, axis=0)
    return np.asarray((1 + reach) / (1 + len(simulated)))


def smallest_anywhere(observed: Integers, simulated: Integers, chance: Chance) -> Floats:
    """How likely the smallest p of a table by chance is as small as that of the band.

    The single-step minimum-p adjustment of Westfall & Young 1993, Resampling-Based Multiple
    Testing: right whatever the dependence between the bands of one table.
    """
    smallest = chance.reaches(simulated).min(axis=(1, 2))
    p = chance.reaches(observed)
    reach = np.sum(smallest[:, None, None] <= p * (1 + SAME), axis=0)
    return np.asarray((1 + reach) / (1 + len(simulated)))
