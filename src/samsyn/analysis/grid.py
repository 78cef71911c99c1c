"""A grid of square cells: an argument wherever a surface is asked for, never guessed."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, gettext_noop

MOST_CELLS = 4_000_000


@dataclass(frozen=True)
class Grid:
    """`columns` × `rows` cells of `cell` metres; (`left`, `bottom`) is the outer corner.

    Arrays over a grid have the shape (rows, columns), the southernmost row first.
    Raises UnusableInput for more than four million cells, which is most often a stray point.
    """

    left: float
    bottom: float
    cell: float
    columns: int
    rows: int

    def __post_init__(self) -> None:
        checks.numbers("left", self.left, dimensions=0)
        checks.numbers("bottom", self.bottom, dimensions=0)
        checks.positive("cell", self.cell)
        checks.positive("columns", self.columns)
        checks.positive("rows", self.rows)
        if self.columns * self.rows > MOST_CELLS:
            raise UnusableInput(
                "grid",
                gettext_noop("har %(cells)s celler; mer än %(most)s går inte att läsa."),
                gettext_noop("Välj större celler, eller leta efter en punkt långt utanför."),
                cells=self.columns * self.rows,
                most=MOST_CELLS,
            )

    @classmethod
    def around(cls, x: Floats, y: Floats, *, cell: float, margin: float = 0.0) -> "Grid":
        """The smallest grid on whole multiples of `cell` that holds all points and the margin."""
        checks.at_least("x", x, 1)
        checks.positive("cell", cell)
        left, bottom = (np.floor((v.min() - margin) / cell) for v in (x, y))
        right, top = (np.floor((v.max() + margin) / cell) + 1 for v in (x, y))
        return cls(left * cell, bottom * cell, cell, int(right - left), int(top - bottom))

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows, self.columns

    @property
    def centres(self) -> tuple[Floats, Floats]:
        """The x of every column and the y of every row."""
        across, up = (np.arange(n, dtype=np.float64) + 0.5 for n in (self.columns, self.rows))
        return self.left + across * self.cell, self.bottom + up * self.cell
