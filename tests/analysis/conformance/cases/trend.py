"""Every public method of the room `trend`."""

import numpy as np
from tests.analysis.conformance.case import Arguments, Case

from samsyn.analysis.trend import (
    count_break,
    mann_kendall,
    mann_kendall_many,
    pettitt,
    seasonal_mann_kendall,
    sen_slope,
)

TOO_SHORT = ("series", {"series": [1.0, 2.0]})
WITH_GAP = ("series", {"series": [1.0, 2.0, np.nan, 2.0, 3.0, 4.0]})


def counts(rng: np.random.Generator) -> Arguments:
    return {"series": rng.poisson(5, 36).astype(float)}


def lifted(arguments: Arguments) -> Arguments:
    return {**arguments, "series": np.asarray(arguments["series"]) + 100}


def in_thousands(arguments: Arguments) -> Arguments:
    return {**arguments, "series": np.asarray(arguments["series"]) / 1000}


KENDALL = ("score", "variance", "z", "p", "tau", "lag_one")
SLOPED = {"slope": 1e-3, "interval.lower": 1e-3, "interval.upper": 1e-3}

CASES = [
    Case(
        name="mann_kendall",
        function=mann_kendall,
        ordinary=counts,
        compared=(*KENDALL, "slope", "interval.lower", "interval.upper"),
        moved=lifted,
        rescaled=in_thousands,
        rescaled_fields=SLOPED,
        bad=(
            TOO_SHORT,
            WITH_GAP,
            ("tails", {"tails": "both"}),
            ("serial", {"serial": "no"}),
            ("level", {"level": 1.0}),
        ),
    ),
    Case(
        name="mann_kendall serial=ar1",
        function=mann_kendall,
        ordinary=lambda rng: {
            "series": np.cumsum(rng.integers(-2, 3, 48)).astype(float),
            "serial": "ar1",
        },
        compared=KENDALL,
        moved=lifted,
        rescaled=in_thousands,
    ),
    Case(
        name="mann_kendall tails=mid",
        function=mann_kendall,
        ordinary=lambda rng: {"series": rng.poisson(0.2, 30).astype(float), "tails": "mid"},
        compared=KENDALL,
        moved=lifted,
        rescaled=in_thousands,
    ),
    Case(
        name="mann_kendall_many",
        function=mann_kendall_many,
        ordinary=lambda rng: {"series": rng.poisson(1, (30, 24)).astype(float)},
        rows=("series",),
        compared=("score", "variance", "z", "p", "tau"),
        along=("score", "variance", "z", "p", "tau"),
        moved=lifted,
        rescaled=in_thousands,
        bad=(("series", {"series": [[1.0, 2.0, 3.0]]}), ("series", {"series": [1.0, 2.0]})),
    ),
    Case(
        name="seasonal_mann_kendall",
        function=seasonal_mann_kendall,
        ordinary=lambda rng: {"series": rng.poisson(5, 100).astype(float), "period": 12},
        compared=(
            "score",
            "variance",
            "z",
            "p",
            "slope",
            "interval.lower",
            "interval.upper",
            "scores",
            "variances",
            "season_p",
        ),
        moved=lifted,
        rescaled=in_thousands,
        rescaled_fields=SLOPED,
        bad=(TOO_SHORT, WITH_GAP, ("period", {"period": 80}), ("level", {"level": -1})),
    ),
    Case(
        name="sen_slope",
        function=sen_slope,
        ordinary=lambda rng: {
            **counts(rng),
            "times": np.cumsum(rng.integers(1, 4, 36)).astype(float),
        },
        compared=("value", "interval.lower", "interval.upper"),
        moved=lambda arguments: {**arguments, "times": arguments["times"] + 2000},
        rescaled=in_thousands,
        rescaled_fields={"value": 1e-3, "interval.lower": 1e-3, "interval.upper": 1e-3},
        bad=(TOO_SHORT, WITH_GAP, ("times", {"times": [1.0, 2.0]}), ("level", {"level": 2})),
    ),
    Case(
        name="pettitt",
        function=pettitt,
        ordinary=lambda rng: {**counts(rng), "seed": 3, "permutations": 499},
        compared=("at", "statistic", "p", "approximate_p", "before", "after"),
        rescaled=in_thousands,
        rescaled_fields={"before": 1e-3, "after": 1e-3},
        bad=(TOO_SHORT, WITH_GAP, ("seed", {"seed": -1}), ("permutations", {"permutations": 3})),
    ),
    Case(
        name="count_break",
        function=count_break,
        ordinary=lambda rng: {**counts(rng), "seed": 3, "permutations": 499},
        compared=("at", "statistic", "p", "before", "after"),
        bad=(
            TOO_SHORT,
            WITH_GAP,
            ("series", {"series": [1.0, 2.0, -1.0, 2.0, 3.0, 4.0]}),
            ("series", {"series": [1.0, 2.0, 0.5, 2.0, 3.0, 4.0]}),
            ("seed", {"seed": "x"}),
            ("permutations", {"permutations": 3}),
        ),
    ),
]
