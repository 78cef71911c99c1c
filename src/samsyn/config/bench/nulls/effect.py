"""Two years before and two after, in months, when the measure did nothing.

"wide" counts vary three times more than Poisson; in "linked" areas each area drifts on its own
over time. Sparse areas and series have events in about one month of twenty. Named conservative:
all sparse rows; counts that vary no more than Poisson, since the overdispersion is taken as at
least one; and difference in differences, which takes the larger of two errors.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import numpy as np

from samsyn.analysis.effect import (
    Effect,
    count_ratio,
    difference_in_differences,
    displacement_difference,
    interrupted_series,
)

from .null import Null

MONTHS, HALF = 48, 24
AREAS = 30
WAVE = np.exp(0.3 * np.cos(2 * np.pi * np.arange(MONTHS) / 12))
Judged = Callable[[np.random.Generator], Effect]
Data = Literal["dense", "sparse"]


def _counts(rng: np.random.Generator, mean: Any, wide: float) -> Any:
    return rng.poisson(mean) if wide == 1 else rng.negative_binomial(mean / (wide - 1), 1 / wide)


def _rejected(judged: Judged, rng: np.random.Generator) -> bool:
    return judged(rng).p <= 0.05


def _held(none: float, judged: Judged, rng: np.random.Generator) -> bool:
    interval = judged(rng).interval
    return float(interval.lower) <= none <= float(interval.upper)


def _displacement(mean: float, wide: float, rng: np.random.Generator) -> Effect:
    sums = _counts(rng, np.full((4, 2), mean), wide)
    return displacement_difference(
        sums[0],
        sums[1],
        displaced_treated=sums[2],
        displaced_control=sums[3],
        area_weights=(1.0, 1.5, 1.0, 1.5),
        overdispersion=wide,
        meaningful=0.2,
    )


def _sums(mean: float, wide: float, rng: np.random.Generator) -> Effect:
    return count_ratio(*_counts(rng, mean * np.array([1, 1.3, 2, 2.6]), wide), meaningful=0.2)


def _months(mean: float, wide: float, rng: np.random.Generator) -> Effect:
    series = _counts(rng, mean * np.array([[1.0], [2.0]]) * WAVE, wide)
    cells = (series[0, :HALF], series[0, HALF:], series[1, :HALF], series[1, HALF:])
    return count_ratio(*cells, meaningful=0.2)


def _areas(
    mean: float, wide: float, treated: int, drift: float, rng: np.random.Generator
) -> Effect:
    size = mean * rng.lognormal(0, 0.6, AREAS)
    own = np.exp(np.cumsum(rng.normal(0, drift, (AREAS, MONTHS)), axis=1))
    counts = _counts(rng, size[:, None] * WAVE * own, wide)
    chosen = np.isin(np.arange(AREAS), rng.choice(AREAS, treated, replace=False))
    return difference_in_differences(counts, chosen, np.arange(MONTHS) >= HALF, meaningful=0.2)


def _series(mean: float, wide: float, slope: bool, rng: np.random.Generator) -> Effect:
    counts = _counts(rng, mean * WAVE * np.exp(0.005 * np.arange(MONTHS)), wide)
    counts[0] = max(counts[0], int(not counts.any()))
    return interrupted_series(counts, start=HALF, period=12, slope=slope, meaningful=0.2)


def _both(
    name: str, data: Data, judged: Judged, none: float = 1.0, draws: int = 2000
) -> list[Null]:
    safe = data == "sparse" or "DiD" in name or name.startswith(("series, P", "ratio of months, P"))
    return [
        Null(
            name=f"{name}, p",
            data=data,
            kind="test",
            once=partial(_rejected, judged),
            conservative=safe,
            simulations=draws,
        ),
        Null(
            name=f"{name}, interval",
            data=data,
            kind="interval",
            once=partial(_held, none, judged),
            conservative=safe,
            simulations=draws,
        ),
    ]


NULLS = [
    *_both("displacement, Poisson", "dense", partial(_displacement, 40.0, 1.0), 0.0),
    *_both("displacement, wide", "dense", partial(_displacement, 40.0, 3.0), 0.0),
    *_both("displacement, Poisson", "sparse", partial(_displacement, 1.2, 1.0), 0.0),
    *_both("ratio of sums, Poisson", "dense", partial(_sums, 40.0, 1.0)),
    *_both("ratio of sums, Poisson", "sparse", partial(_sums, 1.2, 1.0)),
    *_both("ratio of months, Poisson", "dense", partial(_months, 10.0, 1.0)),
    *_both("ratio of months, wide", "dense", partial(_months, 10.0, 3.0)),
    *_both("ratio of months, Poisson", "sparse", partial(_months, 0.05, 1.0)),
    *_both("DiD, 10 of 30 treated, Poisson", "dense", partial(_areas, 10.0, 1.0, 10, 0.0)),
    *_both("DiD, 10 of 30 treated, linked", "dense", partial(_areas, 10.0, 1.0, 10, 0.05)),
    *_both("DiD, 2 of 30 treated, wide", "dense", partial(_areas, 10.0, 3.0, 2, 0.0)),
    *_both("DiD, 2 of 30 treated, linked", "dense", partial(_areas, 10.0, 1.0, 2, 0.05)),
    *_both(
        "DiD, 10 of 30 treated, Poisson", "sparse", partial(_areas, 0.05, 1.0, 10, 0.0), draws=500
    ),
    *_both(
        "DiD, 2 of 30 treated, Poisson", "sparse", partial(_areas, 0.05, 1.0, 2, 0.0), draws=500
    ),
    *_both("series, Poisson", "dense", partial(_series, 20.0, 1.0, False)),
    *_both("series, wide", "dense", partial(_series, 20.0, 3.0, False)),
    *_both("series with slope, wide", "dense", partial(_series, 20.0, 3.0, True)),
    *_both("series, Poisson", "sparse", partial(_series, 0.05, 1.0, False), draws=500),
]
