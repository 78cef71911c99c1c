"""The points that a surface is made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.grid import Grid
from samsyn.analysis.points import metres, points
from samsyn.analysis.result import Flags, Floats


@dataclass(frozen=True)
class Events:
    """Points in metres and what each counts for; `outside` is how many were left out."""

    x: Floats
    y: Floats
    weights: Floats | None
    outside: int = 0

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None) -> "Events":
        """Checked; raises UnusableInput for gaps, no rows, degrees and negative weights."""
        xs, ys = points(x, y)
        checks.at_least("x", xs, 1)
        metres(xs, ys)
        if weights is None:
            return cls(xs, ys, None)
        given = checks.not_negative("weights", weights)
        checks.same_length(x=xs, weights=given)
        return cls(xs, ys, given)

    def within(self, grid: Grid, area: Floats | None) -> "Events":
        """Those in the grid, its border included, and in a cell that has some of the area."""
        right, top = grid.left + grid.columns * grid.cell, grid.bottom + grid.rows * grid.cell
        x, y = self.x, self.y
        across = grid.left <= x.min() and x.max() <= right
        if across and grid.bottom <= y.min() and y.max() <= top and area is None:
            return self
        kept: Flags = (grid.left <= x) & (x <= right) & (grid.bottom <= y) & (y <= top)
        if area is not None:
            column = ((x[kept] - grid.left) / grid.cell).astype(int).clip(max=grid.columns - 1)
            row = ((y[kept] - grid.bottom) / grid.cell).astype(int).clip(max=grid.rows - 1)
            kept[kept] = area[row, column] > 0
        weights = None if self.weights is None else self.weights[kept]
        return Events(x[kept], y[kept], weights, outside=int(np.sum(~kept)))

    @property
    def total(self) -> float:
        return float(len(self.x) if self.weights is None else self.weights.sum())

    @property
    def largest(self) -> float:
        """The most that one of them counts for."""
        return 1.0 if self.weights is None else float(self.weights.max(initial=0.0))

    @property
    def squared(self) -> "Events":
        """The same points with the square of what they count for."""
        weights = None if self.weights is None else self.weights**2
        return Events(self.x, self.y, weights, self.outside)
