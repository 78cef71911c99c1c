from datetime import date

import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.harm import HarmScale, HarmWeight, harm

ROWS, GROUPS = 60, 4
SCALE = HarmScale(
    tuple(
        HarmWeight(
            category=category,
            weight=weight,
            valid_from=date(2020, 1, 1),
            valid_to=None,
            source="invented",
            unit="days",
        )
        for category, weight in (("A", 14.0), ("B", 100.0), ("C", 900.0))
    )
)


def rows(rng):
    return {
        "categories": rng.choice(["A", "A", "A", "B", "C", "X"], ROWS),
        "on": np.datetime64("2021-01-01") + rng.integers(0, 300, ROWS),
        "counts": rng.integers(0, 4, ROWS),
        "scale": SCALE,
    }


def grouped(rng):
    return rows(rng) | {"groups": rng.integers(0, GROUPS, ROWS), "number": GROUPS}


FIELDS = (
    "value",
    "interval.lower",
    "interval.upper",
    "variance",
    "counts",
    "weighted",
    "effective",
    "heaviest",
)
BAD = (
    ("level", {"level": 2.0}),
    ("method", {"method": "normal"}),
    ("on", {"on": ["today"] * ROWS}),
    ("on", {"on": np.full(ROWS, "NaT", dtype="datetime64[D]")}),
    ("categories", {"categories": np.arange(ROWS)}),
)

CASES = [
    *(
        Case(
            name=f"harm: all together, {method}",
            function=harm,
            ordinary=lambda rng, method=method: rows(rng) | {"method": method},
            compared=FIELDS,
            rows=("categories", "on", "counts"),
            weights="counts",
            empty="answers",
            counts=("counts",),
            bad=BAD,
        )
        for method in ("exact", "mid-p", "byar")
    ),
    Case(
        name="harm: by group, only what was seen",
        function=harm,
        ordinary=lambda rng: grouped(rng) | {"unseen": False},
        compared=FIELDS,
        rows=("categories", "on", "counts", "groups"),
        weights="counts",
        empty="answers",
        counts=("counts",),
        bad=(("groups", {"groups": np.full(ROWS, GROUPS)}), ("number", {"number": 0})),
    ),
]
