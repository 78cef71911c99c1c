import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.concentration import accuracy, concentration

PLACES = 80


def places(rng):
    return {"counts": rng.poisson(rng.gamma(0.3, 2.0, PLACES)), "seed": 3, "draws": 99}


def harmed(rng):
    asked = places(rng)
    return asked | {
        "harm": asked["counts"] * rng.uniform(1, 90, PLACES),
        "likely": rng.uniform(1, 5, PLACES),
    }


def forecast(rng):
    return {
        "observed": rng.poisson(2.0, PLACES),
        "predicted": rng.integers(0, 5, PLACES).astype(float),
        "areas": rng.uniform(1, 3, PLACES),
    }


FIELDS = (
    "gini",
    "generalised",
    "gini_unbiased",
    "generalised_unbiased",
    "share_25",
    "share_50",
    "lorenz_events",
    "chance.gini",
    "chance.interval.upper",
    "chance.share_50",
    "p",
)
BAD = (
    ("seed", {"seed": -1}),
    ("draws", {"draws": 9}),
    ("level", {"level": 0}),
    ("harm", {"harm": -np.ones(PLACES)}),
    ("harm", {"harm": np.ones(3)}),
    ("likely", {"likely": np.zeros(PLACES)}),
)

CASES = [
    Case(
        name="concentration",
        function=concentration,
        ordinary=places,
        compared=FIELDS,
        rows=("counts",),
        counts=("counts",),
        bad=BAD,
    ),
    Case(
        name="concentration: of harm, with homes",
        function=concentration,
        ordinary=harmed,
        compared=(*FIELDS, "harm_gini", "harm_share_50", "lorenz_harm"),
        rows=("counts", "harm", "likely"),
        rescaled=lambda asked: (
            asked | {"harm": asked["harm"] / 30.4, "likely": asked["likely"] * 1000}
        ),
        counts=("counts", "harm"),
    ),
    Case(
        name="concentration: accuracy",
        function=accuracy,
        ordinary=forecast,
        compared=(
            "area_share",
            "hit_rate",
            "pai",
            "interval.lower",
            "interval.upper",
            "pei",
            "rri",
        ),
        rows=("observed", "predicted", "areas"),
        rescaled=lambda asked: asked | {"areas": asked["areas"] * 1e6},
        counts=("observed", "predicted"),
        bad=(
            ("areas", {"areas": np.zeros(PLACES)}),
            ("observed", {"observed": np.zeros(PLACES)}),
            ("level", {"level": 1}),
        ),
    ),
]
