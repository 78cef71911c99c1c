"""Every public method of the room `hotspots`."""

import numpy as np
from tests.analysis.conformance.case import Arguments, Case

from samsyn.analysis.hotspots import (
    Neighbours,
    emerging,
    hot_areas,
    hot_spots,
    local_moran,
    moran,
)

LOCAL = ("z", "upper", "lower", "p", "adjusted", "kind")
RING = Neighbours.of([[(i - 1) % 24, (i + 1) % 24] for i in range(24)])
GAP = [[1.0, np.nan], [2.0, 3.0]]


def grid(rng: np.random.Generator) -> Arguments:
    return {"values": rng.poisson(0.7, (14, 17)).astype(float)}


def area_values(rng: np.random.Generator) -> Arguments:
    return {"values": rng.gamma(2.0, 3.0, 24), "neighbours": RING, "seed": 3, "permutations": 499}


def scaled(arguments: Arguments) -> Arguments:
    return {**arguments, "values": np.asarray(arguments["values"]) * 3}


def lifted(arguments: Arguments) -> Arguments:
    return {**arguments, "values": np.asarray(arguments["values"]) + 7}


AREA_ERRORS = (
    ("values", {"values": [1.0, 2.0]}),
    ("values", {"values": [np.nan] * 24}),
    ("neighbours", {"neighbours": Neighbours.of([[1], [0]])}),
    ("seed", {"seed": -1}),
    ("permutations", {"permutations": 5}),
)

CASES = [
    Case(
        name="hot_spots",
        function=hot_spots,
        ordinary=grid,
        compared=(*LOCAL, "neighbours"),
        moved=lifted,
        rescaled=scaled,
        bad=(
            ("values", {"values": GAP}),
            ("values", {"values": [1.0, 2.0]}),
            ("values", {"values": np.zeros((0, 0))}),
            ("values", {"values": [[4.0]]}),
            ("radius", {"radius": 0.5}),
            ("allowed", {"allowed": [[True]]}),
            ("statistic", {"statistic": "g"}),
            ("own", {"own": "none"}),
            ("p", {"p": "z"}),
            ("fdr", {"fdr": 0}),
            ("seed", {"seed": 1.5}),
            ("permutations", {"permutations": 0}),
        ),
    ),
    Case(
        name="hot_spots by draws",
        function=hot_spots,
        ordinary=lambda rng: {
            "values": rng.gamma(1.0, 1.0, (10, 12)),
            "seed": 3,
            "permutations": 499,
            "radius": 2.0,
        },
        compared=LOCAL,
        moved=lifted,
        rescaled=scaled,
    ),
    Case(
        name="hot_spots statistic=gi p=mid",
        function=hot_spots,
        ordinary=lambda rng: {**grid(rng), "statistic": "gi", "p": "mid"},
        compared=LOCAL,
        moved=lifted,
        rescaled=scaled,
    ),
    Case(
        name="hot_areas",
        function=hot_areas,
        ordinary=area_values,
        compared=LOCAL,
        moved=lifted,
        rescaled=scaled,
        bad=(*AREA_ERRORS, ("p", {"p": "none"}), ("fdr", {"fdr": 1})),
    ),
    Case(
        name="moran",
        function=moran,
        ordinary=area_values,
        compared=("value", "expected", "variance", "z", "normal_p", "p"),
        moved=lifted,
        rescaled=scaled,
        bad=(*AREA_ERRORS, ("values", {"values": [2.0] * 24})),
    ),
    Case(
        name="local_moran",
        function=local_moran,
        ordinary=area_values,
        compared=(
            "value",
            "expected",
            "variance",
            "z",
            "upper",
            "lower",
            "p",
            "adjusted",
            "quadrant",
        ),
        moved=lifted,
        rescaled=scaled,
        bad=(*AREA_ERRORS, ("values", {"values": [2.0] * 24}), ("p", {"p": "x"})),
    ),
    Case(
        name="emerging",
        function=emerging,
        ordinary=lambda rng: {
            "cube": rng.poisson(1.0, (12, 9, 8)).astype(float),
            "comparison": "slice",
        },
        compared=("kind", "z", "trend_z", "trend_p", "code"),
        rescaled=lambda arguments: {**arguments, "cube": arguments["cube"] * 3},
        bad=(
            ("cube", {"cube": [[[1.0, np.nan]]]}),
            ("cube", {"cube": np.zeros((2, 5, 5))}),
            ("cube", {"cube": np.zeros((5, 5))}),
            ("comparison", {"comparison": "week"}),
            ("rules", {"rules": "mine"}),
            ("radius", {"radius": -1}),
            ("fdr", {"fdr": 7}),
        ),
    ),
]
