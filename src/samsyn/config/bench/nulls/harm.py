"""Harm: do the limits of a weighted sum hold the harm that was to be expected?"""

from collections.abc import Callable
from datetime import date

import numpy as np

from samsyn.analysis.harm import HarmScale, HarmWeight, harm
from samsyn.analysis.poisson import Method
from samsyn.analysis.result import Flags

from .null import Null

AREAS = 40
# Invented weights, as skewed as real ones: the heaviest is 300 times the lightest.
WEIGHTS = {"light": 14.0, "middle": 60.0, "heavy": 700.0, "heaviest": 4000.0}
COMMON = np.array([0.80, 0.17, 0.028, 0.002])
SCALE = HarmScale(
    tuple(
        HarmWeight(
            category=category,
            weight=weight,
            valid_from=date(2000, 1, 1),
            valid_to=None,
            source="invented",
            unit="days",
        )
        for category, weight in WEIGHTS.items()
    )
)
KINDS = list(WEIGHTS) * AREAS
GROUPS = np.repeat(np.arange(AREAS), len(WEIGHTS))
DAYS = np.full(len(KINDS), np.datetime64("2020-01-01"))


def _harm(mean: float, method: Method, *, unseen: bool) -> Callable[[np.random.Generator], Flags]:
    def once(rng: np.random.Generator) -> Flags:
        expected = mean * rng.gamma(4.0, 0.25, AREAS)[:, None] * COMMON
        truth = expected @ np.array(list(WEIGHTS.values()))
        found = harm(
            KINDS,
            DAYS,
            rng.poisson(expected).ravel(),
            scale=SCALE,
            groups=GROUPS,
            number=AREAS,
            unseen=unseen,
            method=method,
        )
        return np.asarray((found.interval.lower <= truth) & (truth <= found.interval.upper))

    return once


def _null(name: str, mean: float, method: Method, *, unseen: bool = True) -> Null:
    return Null(
        name=name,
        data="dense" if mean > 1 else "sparse",
        kind="interval",
        once=_harm(mean, method, unseen=unseen),
        conservative=unseen,
    )


NULLS = [
    _null("harm, gamma, 3000 events", 3000.0, "exact"),
    _null("harm, gamma, 60 events", 60.0, "exact"),
    _null("harm, gamma", 0.05, "exact"),
    _null("harm, mid-p gamma, 3000 events", 3000.0, "mid-p"),
    _null("harm, mid-p gamma, 60 events", 60.0, "mid-p"),
    _null("harm, mid-p gamma", 0.05, "mid-p"),
    # Fewer events may lack the heaviest kind, and then no method that looks only at what was seen
    # can hold: see the warning in `harm`.
    _null("harm, only what was seen, 3000 events", 3000.0, "exact", unseen=False),
    _null("harm, Dobson, 3000 events", 3000.0, "byar", unseen=False),
]
