"""Counts by area, type and step."""

import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.cube import cube


def ordinary(chance):
    return {
        "area": chance.integers(-1, 12, 300),
        "kind": chance.integers(0, 4, 300),
        "step": chance.integers(0, 9, 300),
        "areas": 12,
        "kinds": 4,
        "steps": 9,
        "weights": np.ones(300),
    }


def unweighted(chance):
    return {name: value for name, value in ordinary(chance).items() if name != "weights"}


BAD = (
    ("areas", {"areas": 0}),
    ("kinds", {"kinds": 1.5}),
    ("areas", {"areas": 10**5, "steps": 10**5}),
    ("kind", {"kind": np.full(300, 0.5)}),
    ("step", {"step": ["maj"] * 300}),
    ("engine", {"engine": "fortran"}),
)
CASES = [
    Case(
        name="cube",
        function=cube,
        ordinary=ordinary,
        compared=("counts", "total"),
        rows=("area", "kind", "step", "weights"),
        weights="weights",
        counts=("weights",),
        empty="answers",
        bad=BAD,
    ),
    Case(
        name="cube, unweighted",
        function=cube,
        ordinary=unweighted,
        compared=("counts", "outside", "total"),
        rows=("area", "kind", "step"),
        empty="answers",
        bad=BAD,
    ),
]
