import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.rates import (
    directly_standardised,
    indirectly_standardised,
    proportions,
    rate_ratio,
    rates,
)

AREAS, STRATA = 40, 12


def counted(rng):
    return {
        "counts": rng.poisson(3.0, AREAS),
        "population": rng.integers(0, 900, AREAS),
        "per": 1000.0,
    }


def noisy(rng):
    return counted(rng) | {"noise": rng.uniform(1, 9, AREAS)}


def shares(rng):
    whole = rng.integers(0, 90, AREAS)
    return {"part": rng.binomial(whole, 0.3), "whole": whole}


def compared(rng):
    return {
        "counts": rng.poisson(9.0, AREAS),
        "population": rng.integers(0, 900, AREAS),
        "other_counts": rng.poisson(30.0, AREAS),
        "other_population": rng.integers(500, 2000, AREAS),
    }


def strata(rng):
    return {
        "counts": rng.poisson(5.0, STRATA),
        "population": rng.integers(100, 900, STRATA),
        "standard": rng.integers(1, 90, STRATA),
        "per": 1000.0,
    }


def areas_and_strata(rng):
    return {
        "counts": rng.poisson(1.0, (AREAS, STRATA)),
        "population": rng.integers(0, 90, (AREAS, STRATA)),
        "standard": rng.integers(1, 90, STRATA),
        "per": 1000.0,
    }


def referred(rng):
    return {
        "counts": rng.poisson(5.0, STRATA),
        "population": rng.integers(100, 900, STRATA),
        "reference_counts": rng.poisson(500.0, STRATA),
        "reference_population": rng.integers(10_000, 90_000, STRATA),
    }


LIMITS = ("value", "interval.lower", "interval.upper")
RATE = dict.fromkeys(LIMITS, 2.0)
BAD = (
    ("per", {"per": 0.0}),
    ("level", {"level": 1.5}),
    ("method", {"method": "wald"}),
    ("population", {"population": -np.ones(AREAS)}),
)

CASES = [
    Case(
        name=f"rates: {method}",
        function=rates,
        ordinary=lambda rng, method=method: counted(rng) | {"method": method},
        compared=(*LIMITS, "counts", "count_interval.upper"),
        along=(*LIMITS, "counts", "count_interval.upper"),
        rows=("counts", "population"),
        rescaled=lambda asked: asked | {"per": 2 * asked["per"]},
        rescaled_fields=RATE,
        empty="answers",
        counts=("counts",),
        bad=(*BAD, ("noise", {"noise": -1.0}), ("noise", {"noise": [1.0, 2.0]})),
    )
    for method in ("mid-p", "exact", "byar")
] + [
    Case(
        name="rates: a population with noise",
        function=rates,
        ordinary=noisy,
        compared=LIMITS,
        along=LIMITS,
        rows=("counts", "population", "noise"),
        rescaled=lambda asked: asked | {"per": 2 * asked["per"]},
        rescaled_fields=RATE,
        empty="answers",
        counts=("counts",),
    ),
    Case(
        name="rates: proportions",
        function=proportions,
        ordinary=shares,
        compared=LIMITS,
        along=LIMITS,
        rows=("part", "whole"),
        empty="answers",
        counts=("part", "whole"),
        bad=(("part", {"part": np.full(AREAS, 99)}), ("level", {"level": 0.0})),
    ),
    *(
        Case(
            name=f"rates: rate ratio, {method}",
            function=rate_ratio,
            ordinary=lambda rng, method=method: compared(rng) | {"method": method},
            compared=(*LIMITS, "p", "adjusted", "needed"),
            along=(*LIMITS, "p", "adjusted", "needed"),
            rows=("counts", "population", "other_counts", "other_population"),
            rescaled=lambda asked: (
                asked | {k: asked[k] / 1000 for k in ("population", "other_population")}
            ),
            empty="answers",
            counts=("counts", "other_counts"),
            bad=(
                ("sought", {"sought": 1.0}),
                ("power", {"power": 1.0}),
                ("level", {"level": 95.0}),
                ("method", {"method": "byar"}),
            ),
        )
        for method in ("mid-p", "exact")
    ),
    Case(
        name="rates: directly standardised, one area",
        function=directly_standardised,
        ordinary=strata,
        compared=(*LIMITS, "crude"),
        rows=("counts", "population", "standard"),
        rescaled=lambda asked: asked | {"standard": 7 * asked["standard"]},
        counts=("counts",),
        bad=(("standard", {"standard": np.zeros(STRATA)}), *BAD[:3]),
    ),
    Case(
        name="rates: directly standardised, areas",
        function=directly_standardised,
        ordinary=areas_and_strata,
        compared=(*LIMITS, "crude"),
        along=(*LIMITS, "crude"),
        rows=("counts", "population"),
        rescaled=lambda asked: asked | {"per": 2 * asked["per"]},
        rescaled_fields=RATE | {"crude": 2.0},
        counts=("counts",),
    ),
    Case(
        name="rates: indirectly standardised",
        function=indirectly_standardised,
        ordinary=referred,
        compared=(*LIMITS, "expected"),
        rows=("counts", "population", "reference_counts", "reference_population"),
        counts=("counts", "reference_counts"),
        bad=(
            ("reference_population", {"reference_population": np.zeros(STRATA)}),
            ("method", {"method": ""}),
        ),
    ),
]
