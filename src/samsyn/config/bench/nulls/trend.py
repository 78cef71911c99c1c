"""The room `trend` where nothing is going on: independent steps, mostly zeros, or in step."""

from collections.abc import Callable

import numpy as np

from samsyn.analysis.trend import (
    count_break,
    mann_kendall,
    mann_kendall_many,
    pettitt,
    seasonal_mann_kendall,
    sen_slope,
)

from .null import LEVEL, Null

STEPS, SERIES, DRAWS = 60, 40, 399
Draw = Callable[[np.random.Generator], np.ndarray]


def dense(rng: np.random.Generator, steps: int = STEPS) -> np.ndarray:
    return rng.poisson(8, steps).astype(float)


def sparse(rng: np.random.Generator, steps: int = STEPS) -> np.ndarray:
    """95 % zeros, at least one event."""
    while True:
        series = rng.poisson(0.0513, steps).astype(float)
        if series.any():
            return series


def following(rng: np.random.Generator) -> np.ndarray:
    """A first-order process with correlation 0.4."""
    noise = rng.normal(size=STEPS + 50)
    for step in range(1, len(noise)):
        noise[step] += 0.4 * noise[step - 1]
    return noise[50:]


def rejects(test: Callable[[np.ndarray], float], draw: Draw) -> Callable[..., bool]:
    return lambda rng: test(draw(rng)) <= LEVEL


def exact(series: np.ndarray) -> float:
    return mann_kendall(series, tails="exact").p


def mid(series: np.ndarray) -> float:
    return mann_kendall(series, tails="mid").p


def many(draw: Draw) -> Callable[[np.random.Generator], np.ndarray]:
    return lambda rng: mann_kendall_many([draw(rng) for _ in range(SERIES)]).p <= LEVEL


def covers(series: np.ndarray, slope: float) -> bool:
    limits = sen_slope(series + slope * np.arange(len(series))).interval
    return bool(limits.lower <= slope <= limits.upper)


def seasonal_covers(rng: np.random.Generator) -> bool:
    season = np.tile(20 * np.sin(np.arange(12)), 10)
    limits = seasonal_mann_kendall(
        rng.normal(size=120) + season + 0.05 * np.arange(120), period=12
    ).interval
    return bool(limits.lower <= 0.6 <= limits.upper)


def monthly(rng: np.random.Generator) -> np.ndarray:
    return rng.poisson(np.tile(np.exp(1.5 + np.sin(np.arange(12))), 10)).astype(float)


def ten(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=10)


NULLS = [
    Null(name="mann_kendall", data="dense", kind="test", once=many(dense), simulations=500),
    Null(
        name="mann_kendall",
        data="sparse",
        kind="test",
        once=many(sparse),
        conservative=True,
        simulations=500,
    ),
    Null(
        name="mann_kendall 10 steps, exact",
        data="dense",
        kind="test",
        once=rejects(exact, ten),
        conservative=True,
    ),
    Null(
        name="mann_kendall exact",
        data="sparse",
        kind="test",
        once=rejects(exact, sparse),
        conservative=True,
    ),
    Null(name="mann_kendall mid-p", data="sparse", kind="test", once=rejects(mid, sparse)),
    Null(
        name="mann_kendall ar1, r = 0.4",
        data="dense",
        kind="test",
        once=rejects(lambda s: mann_kendall(s, serial="ar1").p, following),
        conservative=True,
    ),
    Null(
        name="mann_kendall ar1, independent",
        data="sparse",
        kind="test",
        once=rejects(lambda s: mann_kendall(s, serial="ar1").p, sparse),
        conservative=True,
    ),
    Null(
        name="seasonal_mann_kendall",
        data="dense",
        kind="test",
        once=rejects(lambda s: seasonal_mann_kendall(s, period=12).p, monthly),
    ),
    Null(
        name="seasonal_mann_kendall",
        data="sparse",
        kind="test",
        once=rejects(lambda s: seasonal_mann_kendall(s, period=12).p, lambda rng: sparse(rng, 120)),
        conservative=True,
    ),
    Null(
        name="sen_slope",
        data="dense",
        kind="interval",
        once=lambda rng: covers(rng.normal(size=STEPS), 0.1),
    ),
    Null(
        name="sen_slope 10 steps, exact",
        data="dense",
        kind="interval",
        once=lambda rng: covers(ten(rng), 0.1),
    ),
    Null(
        name="sen_slope of counts",
        data="dense",
        kind="interval",
        once=lambda rng: covers(dense(rng), 0.0),
        conservative=True,
    ),
    Null(
        name="sen_slope",
        data="sparse",
        kind="interval",
        once=lambda rng: covers(sparse(rng), 0.0),
        conservative=True,
    ),
    Null(
        name="seasonal slope",
        data="dense",
        kind="interval",
        once=seasonal_covers,
        conservative=True,
    ),
    Null(
        name="pettitt",
        data="dense",
        kind="test",
        once=rejects(lambda s: pettitt(s, seed=1, permutations=DRAWS).p, dense),
    ),
    Null(
        name="pettitt",
        data="sparse",
        kind="test",
        once=rejects(lambda s: pettitt(s, seed=1, permutations=DRAWS).p, sparse),
        conservative=True,
    ),
    Null(
        name="count_break",
        data="dense",
        kind="test",
        once=rejects(lambda s: count_break(s, seed=1, permutations=DRAWS).p, dense),
    ),
    Null(
        name="count_break",
        data="sparse",
        kind="test",
        once=rejects(lambda s: count_break(s, seed=1, permutations=DRAWS).p, sparse),
        conservative=True,
    ),
]
