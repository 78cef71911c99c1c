"""Limits and p for shares of a whole: the tool that rates and concentration share."""

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats

STEPS, CLOSE = 200, 1e-13


def wilson(part: Floats, whole: Floats, *, level: float) -> tuple[Floats, Floats]:
    """Score limits for a proportion; not-a-number where the whole is zero.

    Wilson 1927, J Am Stat Assoc 22:209-212; method 3 of Newcombe 1998, Stat Med 17:857-872.
    """
    z = laws.ndtri(1 - (1 - level) / 2)
    whole = np.where(whole > 0, whole, np.nan)
    middle = part + z**2 / 2
    half = z * np.sqrt(part * (whole - part) / whole + z**2 / 4)
    lower, upper = (middle - half) / (whole + z**2), (middle + half) / (whole + z**2)
    return np.where(part == 0, 0.0 * whole, lower), np.where(part == whole, 1.0, upper)


def exact_limits(part: Floats, whole: Floats, *, level: float) -> tuple[Floats, Floats]:
    """Clopper & Pearson 1934, Biometrika 26:404-413: covers at least `level`."""
    tail = (1 - level) / 2
    rest = whole - part
    lower = laws.betaincinv(np.maximum(part, 1.0), rest + 1, tail)
    upper = laws.betaincinv(part + 1, np.maximum(rest, 1.0), 1 - tail)
    return np.where(part == 0, 0.0, lower), np.where(rest == 0, 1.0, upper)


def mid_p_limits(part: Floats, whole: Floats, *, level: float) -> tuple[Floats, Floats]:
    """As `exact_limits`, but half of the observed outcome's chance counts (Lancaster 1961)."""
    tail = (1 - level) / 2
    return _mixed(part, whole - part, tail), _mixed(part, whole - part, 1 - tail)


def _mixed(part: Floats, rest: Floats, share: float) -> Floats:
    """The quantile of the even mixture of beta(x, n-x+1) and beta(x+1, n-x), by halving."""
    low = np.where((rest == 0) & (share >= 0.5), 1.0, 0.0)
    high = np.where((part == 0) & (share <= 0.5), 0.0, 1.0)
    for _ in range(STEPS):
        middle = (low + high) / 2
        both = _at_least(part, rest, middle) + _at_least(part + 1, rest - 1, middle)
        low, high = (
            np.where(both / 2 < share, middle, low),
            np.where(both / 2 < share, high, middle),
        )
        if np.all(high - low <= CLOSE * high):
            break
    return (low + high) / 2


def two_sided_p(part: Floats, whole: Floats, expected: Floats, *, half: bool) -> Floats:
    """Twice the smaller tail of a binomial law, at most one; `half` takes the mid-p."""
    rest = whole - part
    above = _at_least(part, rest, expected)
    below = _at_least(rest, part, 1 - expected)
    if half:
        above = (above + _at_least(part + 1, rest - 1, expected)) / 2
        below = (below + _at_least(rest + 1, part - 1, 1 - expected)) / 2
    return np.minimum(2 * np.minimum(above, below), 1.0)


def _at_least(part: Floats, rest: Floats, share: Floats) -> Floats:
    """The chance of `part` or more of part + rest."""
    inside = laws.betainc(np.maximum(part, 1.0), np.maximum(rest, 0.0) + 1, share)
    return np.where(rest < 0, 0.0, np.where(part <= 0, 1.0, inside))
