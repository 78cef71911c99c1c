"""Kernel intensity."""

from dataclasses import replace

import numpy as np
from tests.analysis.conformance.case import Case

from samsyn.analysis.density import density
from samsyn.analysis.grid import Grid

GRID = Grid(left=700_000.0, bottom=7_080_000.0, cell=100.0, columns=40, rows=30)


def ordinary(chance, **others):
    return {
        "x": GRID.left + chance.normal(2000, 500, 400),
        "y": GRID.bottom + chance.normal(1500, 400, 400),
        "grid": GRID,
        "bandwidth": 300.0,
        **others,
    }


def moved(arguments):
    grid = arguments["grid"]
    return {
        **arguments,
        "x": arguments["x"] - 40_000,
        "y": arguments["y"] + 8_000,
        "grid": replace(grid, left=grid.left - 40_000, bottom=grid.bottom + 8_000),
    }


def in_feet(arguments):
    """Any other unit of length: 1,000,000 square metres become 1,000,000 square units."""
    grid, feet = arguments["grid"], 1 / 0.3048
    return {
        **arguments,
        "x": arguments["x"] * feet,
        "y": arguments["y"] * feet,
        "bandwidth": arguments["bandwidth"] * feet,
        "grid": replace(
            grid, left=grid.left * feet, bottom=grid.bottom * feet, cell=grid.cell * feet
        ),
    }


def in_a_round_area(chance):
    across, up = np.meshgrid(*GRID.centres)
    round_area = np.hypot(across - GRID.left - 2000, up - GRID.bottom - 1500) < 1200
    return ordinary(chance, kernel="quartic", bandwidth=500.0, inside=round_area, level=0.95)


CASES = [
    Case(
        name="density",
        function=density,
        ordinary=lambda chance: ordinary(chance, weights=chance.random(400), level=0.9),
        compared=("value", "total", "kept", "outside"),
        rows=("x", "y", "weights"),
        weights="weights",
        moved=moved,
        rescaled=in_feet,
        rescaled_fields={"value": 0.3048**2},
        counts=("weights",),
        bad=(
            ("bandwidth", {"bandwidth": 50.0}),
            ("bandwidth", {"bandwidth": float("inf")}),
            ("level", {"level": 1.0}),
            ("kernel", {"kernel": "flat"}),
            ("engine", {"engine": "fortran"}),
            ("inside", {"inside": np.ones((2, 2))}),
            (
                "x",
                {
                    "x": np.append(GRID.left + np.arange(399.0), 0),
                    "y": np.append(GRID.bottom + np.arange(399.0), 0),
                },
            ),
        ),
    ),
    Case(
        name="density in an area, quartic",
        function=density,
        ordinary=in_a_round_area,
        compared=("value", "interval.lower", "interval.upper", "total", "kept", "outside"),
        rows=("x", "y"),
        moved=moved,
        rescaled=in_feet,
        rescaled_fields={
            "value": 0.3048**2,
            "interval.lower": 0.3048**2,
            "interval.upper": 0.3048**2,
        },
    ),
]
