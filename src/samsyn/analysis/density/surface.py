"""The density of events over a map."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.fast import Engine, use_numba
from samsyn.analysis.grid import Grid
from samsyn.analysis.points import metres, points
from samsyn.analysis.result import Flags, Floats, Interval, Result

from .binning import binned, binned_area
from .doubt import limits
from .kernels import Kernel
from .reading import notes
from .request import Asked
from .smoothing import smoothed

SQUARE_KILOMETRE = 1e6


@dataclass(frozen=True, kw_only=True, eq=False)
class Density(Result):
    """Events (or weight) per square kilometre, shape (rows, columns), southernmost row first.

    `value` is not-a-number outside the area, when one was given. `total` is the weight of the
    points that were counted, `outside` the number of points that were not, because they lie
    outside the grid or the area. `kept` is the share of `total` that the surface holds: what is
    missing has been spread past the border of the grid. `interval`, when a level was asked for,
    is of the smoothed density: what this map would show on average, were the same period to
    happen again and again. It does not cover what smoothing itself has rounded off.
    """

    value: Floats
    interval: Interval | None
    grid: Grid
    unit: str
    total: float
    kept: float
    outside: int


def density(
    x: ArrayLike,
    y: ArrayLike,
    *,
    grid: Grid,
    bandwidth: float,
    kernel: Kernel = "gaussian",
    weights: ArrayLike | None = None,
    inside: ArrayLike | None = None,
    level: float | None = None,
    engine: Engine = "auto",
) -> Density:
    """Kernel intensity at every centre of `grid`: the sum of kernels, per square kilometre.

    `x`, `y`: metres on a plane, shape (n,). `bandwidth`: metres; the standard deviation of the
    Gaussian, the radius of the quartic. `weights`: what each point counts for, shape (n,), at
    least 0. `inside`: the share of each cell that lies in the area, shape (rows, columns), 0 to 1
    or true and false; without it the plane goes on and nothing is corrected at a border. `level`:
    the coverage of an interval in each cell, such as 0.95; None for no interval.

    Points are binned linearly to the centres, which widens the kernel's variance by cell²/6 along
    each axis; that much is taken from the kernel. Against exact sums a surface of many thousand
    scattered points errs by 0.1 % of its mass when the Gaussian is three cells wide, one of a
    lone point by at most 1.5 %; twice as many cells, a quarter of the error. With `inside`, the
    sum of kernels is divided by the part of the kernel that lies in the area, at the centre where
    it is read (Diggle 1985, Applied Statistics 34; "uniform" correction), and a point in a cell
    without area is left out.

    Raises UnusableInput for gaps, negative weights, rows of different length, no rows, degrees,
    an area of another shape than the grid, a bandwidth below the cell (the quartic: below two
    cells) or beyond the grid, and a level that is not between 0 and 1. Points outside are counted
    and told, not refused.

    Silverman 1986, Density Estimation for Statistics and Data Analysis, sections 4.1-4.2; Wand
    1994, Journal of Computational and Graphical Statistics 3, for the binning; Fay & Feuer 1997,
    Statistics in Medicine 16, for the interval.
    """
    compiled = use_numba(engine)
    xs, ys, given = _data(x, y, weights)
    asked = Asked.of(grid, bandwidth=bandwidth, kernel=kernel, inside=inside, level=level)
    counted = _counted(xs, ys, asked.area, grid)
    rows = len(xs)
    if counted is not None:
        xs, ys, given = xs[counted], ys[counted], None if given is None else given[counted]
    total = float(len(xs) if given is None else given.sum())
    held = binned(xs, ys, given, grid, numba=compiled)
    mass, reached = _mass(held, asked)
    per_km2 = SQUARE_KILOMETRE / grid.cell**2
    kept = 1.0 if reached is not None or total == 0 else min(float(mass.sum()) / total, 1.0)
    interval = None
    if asked.level is not None:
        squares = held if given is None else binned(xs, ys, given**2, grid, numba=compiled)
        largest = 1.0 if given is None else float(given.max(initial=0.0))
        interval = limits(mass, squares, largest, reached, asked, unit=per_km2)
    return Density(
        value=mass * per_km2,
        interval=interval,
        grid=grid,
        unit="per km²",
        total=total,
        kept=kept,
        outside=rows - len(xs),
        method=asked.method,
        source="Silverman 1986, Density Estimation, sections 4.1-4.2; Wand 1994",
        settings={**asked.settings, "engine": engine},
        size={"points": rows, "cells": grid.rows * grid.columns},
        warnings=notes(len(xs), outside=rows - len(xs), kept=kept, asked=asked),
    )


def _data(
    x: ArrayLike, y: ArrayLike, weights: ArrayLike | None
) -> tuple[Floats, Floats, Floats | None]:
    xs, ys = points(x, y)
    checks.at_least("x", xs, 1)
    metres(xs, ys)
    if weights is None:
        return xs, ys, None
    given = checks.not_negative("weights", weights)
    checks.same_length(x=xs, weights=given)
    return xs, ys, given


def _counted(x: Floats, y: Floats, area: Floats | None, grid: Grid) -> Flags | None:
    """Which points lie in the grid and the area; None when all do."""
    right, top = grid.left + grid.columns * grid.cell, grid.bottom + grid.rows * grid.cell
    whole = grid.left <= x.min() and x.max() <= right and grid.bottom <= y.min() and y.max() <= top
    if whole and area is None:
        return None
    counted: Flags = (grid.left <= x) & (x <= right) & (grid.bottom <= y) & (y <= top)
    if area is not None:
        column = ((x[counted] - grid.left) / grid.cell).astype(int).clip(max=grid.columns - 1)
        row = ((y[counted] - grid.bottom) / grid.cell).astype(int).clip(max=grid.rows - 1)
        counted[counted] = area[row, column] > 0
    return counted


def _mass(held: Floats, asked: Asked) -> tuple[Floats, Floats | None]:
    """The weight in each cell of the surface, and what the kernel there has of the area."""
    spread = smoothed(held, asked.cells, asked.kernel)[1:-1, 1:-1]
    if asked.area is None:
        return spread, None
    reached = smoothed(binned_area(asked.area), asked.cells, asked.kernel)[1:-1, 1:-1]
    reached[asked.area == 0] = np.nan
    return spread / reached, reached
