"""How much likelier the cases are with a higher rate inside the cylinder than without."""

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.result import Flags, Floats

Singles = NDArray[np.float32]


def log_likelihood_ratio(cases: Floats, expected: Floats, total: float) -> Floats:
    """c ln(c/µ) + (C - c) ln((C - c)/(C - µ)) where c > µ, else 0; C cases in all, µ scaled to C.

    Kulldorff 1997, Commun Stat Theory Methods 26:1481-1496; the same form in Kulldorff et al.
    2005, PLoS Med 2:e59, for the permutation scan.
    """
    higher = (cases > expected) & (expected > 0)
    c, mu = np.where(higher, cases, 1.0), np.where(higher, expected, 1.0)
    outside, left = total - c, total - mu
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = np.where(outside > 0, outside * np.log(outside / left), 0.0)
        ratio = c * np.log(c / mu) + rest
    return np.where(higher, ratio, 0.0)


def may_exceed(cases: Singles, expected: Floats, total: float, floor: Singles) -> Flags:
    """Where the ratio may be above `floor`, told cheaply in float32; `cases` (…, lanes).

    ln(1 + u) ≤ u / √(1 + u) and (1 - v) ln(1 - v) ≤ v² - v give, with d = c - µ > 0, the bound
    d (√(c / µ) - 1 + d / (C - µ)); it is above f where c d² / µ > (f + d - d² / (C - µ))².
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mu, part, rest = (
            v.astype(np.float32)[..., None]
            for v in (expected, 1 / expected, 1 / (total - expected))
        )
        more = np.maximum(cases - mu, np.float32(0))
        square = more * more
        need = floor + more
        need -= square * rest
        np.maximum(need, np.float32(0), out=need)
        need *= need
        square *= cases
        square *= part
        return np.asarray(square > need)
