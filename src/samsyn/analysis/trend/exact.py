"""The exact law of Kendall's score when every order of the same values is as likely."""

from collections import Counter
from functools import lru_cache
from math import factorial, prod
from typing import Any

import numpy as np

from samsyn.analysis.result import Floats

LONGEST = 120


def tails(score: float, groups: tuple[int, ...]) -> tuple[float, float, float]:
    """P(S ≥ s), P(S ≤ s) and P(S = s), where `groups` are the sizes of the groups of ties."""
    law = inversions(tuple(sorted(groups)))
    place = (len(law) - 1 - round(score)) // 2
    return float(law[: place + 1].sum()), float(law[place:].sum()), float(law[place])


@lru_cache(maxsize=256)
def inversions(groups: tuple[int, ...]) -> Floats:
    """P(D = 0), P(D = 1), …: how many pairs of unequal values stand in falling order.

    S is the number of unequal pairs less 2 D. The counts are the coefficients of the
    q-multinomial (MacMahon 1913), in whole numbers until the last division.
    """
    steps = sum(groups)
    pairs = (steps**2 - sum(size**2 for size in groups)) // 2
    above = Counter(range(1, steps + 1))
    below = Counter(i for size in groups for i in range(1, size + 1))
    ways: Any = np.zeros(pairs + 1, dtype=object)
    ways[0] = 1
    for power in (above - below).elements():
        ways[power:] = ways[power:] - ways[: max(len(ways) - power, 0)]
    for power in (below - above).elements():
        for start in range(min(power, len(ways))):
            ways[start::power] = np.add.accumulate(ways[start::power])
    orders = factorial(steps) // prod(factorial(size) for size in groups)
    law = np.array([int(way) / orders for way in ways])
    law.flags.writeable = False
    return law
