"""Limits for counts and for weighted sums of counts: the tool that rates and harm share."""

from typing import Literal, get_args

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats, Interval

Method = Literal["mid-p", "exact", "byar"]
METHODS: tuple[str, ...] = get_args(Method)
Limits = tuple[Floats, Floats]
STEPS, CLOSE = 200, 1e-13

NAMES = {
    "mid-p": "mid-p gamma (Fay & Kim 2017)",
    "exact": "gamma (Garwood 1936; Fay & Feuer 1997)",
    "byar": "Byar (Breslow & Day 1987; Dobson et al. 1991)",
}
SOURCES = {
    "mid-p": "Fay & Kim 2017, Biometrical J 59:377-387",
    "exact": "Garwood 1936, Biometrika 28:437-442; Fay & Feuer 1997, Stat Med 16:791-801",
    "byar": "Breslow & Day 1987, Statistical Methods in Cancer Research II; "
    "Dobson et al. 1991, Stat Med 10:457-462",
}


def count_limits(counts: Floats, *, level: float, method: Method) -> Limits:
    """Limits for the expectation of each Poisson count, of the counts' shape.

    "exact" (Garwood) covers at least `level`, "mid-p" about `level` where counts are not very
    small, "byar" approximates "exact" in closed form. A count of zero has the lower limit zero.
    """
    seen, back = np.unique(counts, return_inverse=True)
    one = np.ones_like(seen)
    lower, upper = sum_limits(seen, seen, seen, one, level=level, method=method)
    return lower[back].reshape(counts.shape), upper[back].reshape(counts.shape)


def sum_limits(
    total: Floats,
    variance: Floats,
    events: Floats,
    largest: Floats,
    *,
    level: float,
    method: Method,
) -> Limits:
    """Limits for the expectation of Σ wᵢxᵢ, xᵢ Poisson: `total`, its `variance` Σ wᵢ²xᵢ.

    `events` is Σ xᵢ and `largest` the largest w of a kind of event that can occur, seen or not.
    All of one shape. With all w = 1 these are the limits of a count.

    "exact": gamma laws with the moments of the sum below and of the sum with one more event of
    the largest weight above (Fay & Feuer 1997; conservative in all simulations known).
    "mid-p": quantiles of the even mixture of both laws (Fay & Kim 2017). "byar": the limits of
    `events` moved and stretched to the sum (Dobson et al. 1991); zero events take "exact".
    """
    if method == "byar":
        return _stretched(total, variance, events, largest, level)
    tail = (1 - level) / 2
    below = _law(total, variance)
    above = _law(total + largest, variance + largest**2)
    if method == "exact":
        return _quantile(below, tail), _quantile(above, 1 - tail)
    return _mixed_quantile(below, above, tail), _mixed_quantile(below, above, 1 - tail)


def _law(mean: Floats, variance: Floats) -> Limits:
    """Shape and scale of the gamma law with these moments; a mean of zero has the shape zero."""
    empty = mean <= 0
    safe_mean, safe_variance = np.where(empty, 1.0, mean), np.where(empty, 1.0, variance)
    return np.where(empty, 0.0, safe_mean**2 / safe_variance), safe_variance / safe_mean


def _quantile(law: Limits, share: float) -> Floats:
    shape, scale = law
    empty = shape == 0
    found = laws.gammaincinv(np.where(empty, 1.0, shape), share) * scale
    return np.where(empty, 0.0, found)


def _below(law: Limits, value: Floats) -> Floats:
    """How much of the law lies at or below each value."""
    shape, scale = law
    empty = shape == 0
    return np.where(empty, 1.0, laws.gammainc(np.where(empty, 1.0, shape), value / scale))


def _mixed_quantile(first: Limits, second: Limits, share: float) -> Floats:
    """Where half of both laws together reaches `share`, by halving between their quantiles."""
    ends = _quantile(first, share), _quantile(second, share)
    low, high = np.minimum(*ends), np.maximum(*ends)
    at_zero = (first[0] == 0) & (share <= 0.5)
    low, high = np.where(at_zero, 0.0, low), np.where(at_zero, 0.0, high)
    for _ in range(STEPS):
        middle = (low + high) / 2
        short = (_below(first, middle) + _below(second, middle)) / 2 < share
        low, high = np.where(short, middle, low), np.where(short, high, middle)
        if np.all(high - low <= CLOSE * high):
            break
    return (low + high) / 2


def _stretched(
    total: Floats, variance: Floats, events: Floats, largest: Floats, level: float
) -> Limits:
    lower, upper = byar(events, level=level)
    none = events == 0
    stretch = np.sqrt(variance / np.where(none, 1.0, events))
    exact = -np.log((1 - level) / 2) * largest
    return (
        np.maximum(np.where(none, 0.0, total + stretch * (lower - events)), 0.0),
        np.where(none, exact, total + stretch * (upper - events)),
    )


def byar(counts: Floats, *, level: float) -> Limits:
    """Byar's closed form of Garwood's limits. Breslow & Day 1987, section 2.3."""
    z = laws.ndtri(1 - (1 - level) / 2)
    safe = np.where(counts == 0, 1.0, counts)
    lower = safe * np.maximum(1 - 1 / (9 * safe) - z / (3 * np.sqrt(safe)), 0.0) ** 3
    more = counts + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.where(counts == 0, 0.0, lower), upper


def interval(
    limits: Limits, *, level: float, method: Method, scale: Floats | float = 1.0
) -> Interval:
    """The limits times `scale` as an interval that says how it was made."""
    lower, upper = limits
    return Interval(
        lower * scale, upper * scale, level, NAMES[method], conservative=method == "exact"
    )
