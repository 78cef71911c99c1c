"""Points to areas."""

import numpy as np
import shapely
from tests.analysis.conformance.case import Case

from samsyn.analysis.place import overlaps, place

LEFT, BOTTOM = 700_000.0, 7_080_000.0


def blocks():
    return [
        shapely.box(LEFT + 100 * i, BOTTOM + 100 * j, LEFT + 100 * i + 100, BOTTOM + 100 * j + 100)
        for i in range(5)
        for j in range(4)
    ]


def ordinary(chance):
    return {
        "x": LEFT + chance.uniform(-50, 550, 300),
        "y": BOTTOM + chance.uniform(-50, 450, 300),
        "areas": blocks(),
    }


def changed(arguments, change):
    def of_corners(corners):
        return np.column_stack([change(corners[:, 0]), change(corners[:, 1])])

    return {
        **arguments,
        **{name: change(arguments[name]) for name in ("x", "y") if name in arguments},
        "areas": [shapely.transform(area, of_corners) for area in arguments["areas"]],
    }


def moved(arguments):
    return changed(arguments, lambda values: values + 12_800)


def in_feet(arguments):
    return changed(arguments, lambda values: values / 0.3048)


def nested(_chance):
    return {"areas": [*blocks(), shapely.box(LEFT + 50, BOTTOM, LEFT + 250, BOTTOM + 50)]}


BOW = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
BAD = (("areas", {"areas": []}), ("areas", {"areas": [BOW]}), ("areas", {"areas": [7]}))
CASES = [
    Case(
        name="place",
        function=place,
        ordinary=ordinary,
        compared=("area", "counts", "outside", "on_border"),
        rows=("x", "y"),
        along=("area",),
        moved=moved,
        rescaled=in_feet,
        empty="answers",
        bad=(*BAD, ("areas", {"areas": [shapely.box(17, 60, 18, 61)]})),
    ),
    Case(
        name="overlaps",
        function=overlaps,
        ordinary=nested,
        compared=("pairs", "shares"),
        moved=moved,
        rescaled=in_feet,
        bad=(*BAD, ("least", {"least": 1.5})),
    ),
]
