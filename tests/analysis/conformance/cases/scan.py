import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.scan import Cylinders, permutation_scan, poisson_scan

CYLINDERS = Cylinders(radius=900, longest=5)
COMPARED = ("llr", "p", "gumbel_p", "simulated")


def ordinary(rng):
    x, y = rng.uniform(0, 3000, (2, 30))
    return {
        "place": rng.integers(0, 30, 200),
        "step": rng.integers(0, 20, 200),
        "count": np.ones(200),
        "x": 674_000 + x,
        "y": 6_580_000 + y,
        "steps": 20,
        "cylinders": CYLINDERS,
        "seed": 3,
        "replicates": 19,
    }


def with_expected(rng):
    return ordinary(rng) | {"expected": rng.uniform(1, 5, (30, 20))}


def moved(arguments):
    return {**arguments, "x": arguments["x"] - 100_000, "y": arguments["y"] + 4096}


def in_feet(arguments):
    wider = Cylinders(radius=3600, longest=5)
    return {
        **arguments,
        "x": arguments["x"] * 4,
        "y": arguments["y"] * 4,
        "cylinders": wider,
    }


BAD = (
    ("place", {"place": np.full(200, 30)}),
    ("step", {"step": np.full(200, 20)}),
    ("y", {"x": np.zeros(3)}),
    ("steps", {"steps": 0}),
    ("longest", {"steps": 20, "cylinders": Cylinders(radius=900, longest=21)}),
    ("replicates", {"replicates": 1}),
    ("seed", {"seed": -1}),
    ("fewest", {"fewest": 0}),
    ("most_clusters", {"most_clusters": 0}),
    ("step_days", {"step_days": -1}),
    ("engine", {"engine": "c"}),
)


def case(function, ordinary, *bad):
    return Case(
        name=function.__name__,
        function=function,
        ordinary=ordinary,
        compared=COMPARED,
        rows=("place", "step", "count"),
        weights="count",
        moved=moved,
        rescaled=in_feet,
        counts=("place", "step", "count"),
        bad=BAD + bad,
    )


CASES = [
    case(permutation_scan, ordinary),
    case(
        poisson_scan,
        with_expected,
        ("expected", {"expected": np.ones(3)}),
        ("expected", {"expected": np.zeros(30)}),
    ),
]
