import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.effect import (
    count_ratio,
    difference_in_differences,
    displacement_difference,
    interrupted_series,
)

FIELDS = ("value", "interval.lower", "interval.upper", "p", "overdispersion", "smallest_effect")
AFTER = np.arange(16) >= 8


def kinds(rng):
    return {
        "treated": rng.poisson([60, 40], (4, 2)).astype(float),
        "control": rng.poisson([80, 80], (4, 2)).astype(float),
        "harm_weights": np.array([1.0, 2.0, 5.0, 12.0]),
        "meaningful": 0.2,
    }


def months(rng):
    return {
        name: rng.poisson(mean, 24).astype(float)
        for name, mean in (
            ("treated_before", 20),
            ("treated_after", 15),
            ("control_before", 40),
            ("control_after", 40),
        )
    } | {"meaningful": 0.2}


def areas(rng):
    size = rng.uniform(5, 30, (10, 1))
    return {
        "counts": rng.poisson(size, (10, 16)).astype(float),
        "treated": np.arange(10) < 4,
        "after": AFTER,
        "exposure": size * rng.uniform(0.9, 1.1, (10, 16)),
        "meaningful": 0.2,
    }


def long(rng):
    return {
        "counts": rng.poisson(30, 60).astype(float),
        "start": 36,
        "period": 12.0,
        "meaningful": 0.2,
    }


def another_unit(arguments):
    return arguments | {"exposure": 1000 * arguments["exposure"]}


CASES = [
    Case(
        name="displacement_difference",
        function=displacement_difference,
        ordinary=kinds,
        compared=(*FIELDS, "local", "displacement", "error"),
        rows=("treated", "control", "harm_weights"),
        counts=("treated", "control"),
        bad=(
            ("time_weights", {"time_weights": (1.0, -1.0)}),
            ("displaced_control", {"displaced_treated": np.ones((4, 2))}),
            ("meaningful", {"meaningful": 1.2}),
        ),
    ),
    Case(
        name="count_ratio",
        function=count_ratio,
        ordinary=months,
        compared=(*FIELDS, "odds_ratio", "log_error"),
        rows=("treated_before", "treated_after", "control_before", "control_after"),
        counts=("treated_before", "treated_after", "control_before", "control_after"),
        bad=(("overdispersion", {"overdispersion": 0.1}), ("chosen", {"chosen": "no"})),
    ),
    Case(
        name="difference_in_differences",
        function=difference_in_differences,
        ordinary=areas,
        compared=(*FIELDS, "log_error_clustered", "drift", "before"),
        rows=("counts", "exposure", "treated"),
        counts=("counts",),
        one="refuses",
        rescaled=another_unit,
        tolerance=1e-7,
        bad=(
            ("treated", {"treated": np.ones(10)}),
            ("after", {"after": AFTER[:-1]}),
            ("exposure", {"exposure": np.zeros((10, 16))}),
        ),
    ),
    Case(
        name="interrupted_series",
        function=interrupted_series,
        ordinary=long,
        compared=(*FIELDS, "yearly_trend", "durbin_watson"),
        counts=("counts",),
        tolerance=1e-7,
        bad=(
            ("start", {"start": 60}),
            ("period", {"period": 0.0}),
            ("counts", {"counts": np.zeros(60)}),
            ("counts", {"counts": np.ones(6), "start": 3}),
            ("counts", {"counts": np.array([np.nan] * 60)}),
        ),
    ),
]
