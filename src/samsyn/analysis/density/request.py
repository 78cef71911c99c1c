"""What a surface can be asked for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import Engine, use_numba
from samsyn.analysis.grid import Grid
from samsyn.analysis.result import Floats, Value, gettext_noop

from .kernels import LEAST_CELLS, Kernel

SQUARE_KILOMETRE = 1e6


@dataclass(frozen=True)
class Asked:
    """A surface that can be made: `cells` is the bandwidth in cells, `area` the share of each."""

    grid: Grid
    bandwidth: float
    cells: float
    kernel: Kernel
    area: Floats | None
    level: float | None
    engine: Engine

    @classmethod
    def of(
        cls,
        grid: Grid,
        *,
        bandwidth: float,
        kernel: Kernel,
        inside: ArrayLike | None,
        level: float | None,
        engine: Engine,
    ) -> "Asked":
        cells = bandwidth_in_cells(bandwidth, kernel, grid)
        covered = None if level is None else checks.share("level", level)
        use_numba(engine)
        area = shares(inside, grid)
        return cls(grid, float(bandwidth), cells, kernel, area, covered, engine)

    @property
    def numba(self) -> bool:
        return use_numba(self.engine)

    @property
    def per_km2(self) -> float:
        """What a weight in one cell is per square kilometre."""
        return SQUARE_KILOMETRE / self.grid.cell**2

    @property
    def method(self) -> str:
        corrected = "" if self.area is None else ", edge corrected"
        return f"kernel intensity, {self.kernel}, linear binning{corrected}"

    @property
    def settings(self) -> dict[str, Value]:
        grid = self.grid
        return {
            "bandwidth": self.bandwidth,
            "kernel": self.kernel,
            "level": self.level,
            "engine": self.engine,
            "left": grid.left,
            "bottom": grid.bottom,
            "cell": grid.cell,
            "columns": grid.columns,
            "rows": grid.rows,
        }


def bandwidth_in_cells(bandwidth: float, kernel: Kernel, grid: Grid) -> float:
    """The bandwidth counted in cells, when the grid can carry it."""
    checks.one_of("kernel", kernel, LEAST_CELLS)
    cells = checks.positive("bandwidth", bandwidth) / grid.cell
    least, most = LEAST_CELLS[kernel], max(grid.rows, grid.columns)
    if cells < least:
        raise UnusableInput(
            "bandwidth",
            gettext_noop("är %(found)s meter, men rutorna är %(cell)s meter."),
            gettext_noop("Välj mindre rutor, eller en bandbredd på minst %(least)s meter."),
            found=float(bandwidth),
            cell=float(grid.cell),
            least=least * grid.cell,
        )
    if cells > max(most, least):
        raise UnusableInput(
            "bandwidth",
            gettext_noop("är %(found)s meter, mer än rutnätets längsta sida (%(side)s meter)."),
            gettext_noop("Välj en mindre bandbredd; så här skulle hela kartan bli lika."),
            found=float(bandwidth),
            side=most * grid.cell,
        )
    return cells


def shares(inside: ArrayLike | None, grid: Grid) -> Floats | None:
    """The share of each cell that lies in the area."""
    if inside is None:
        return None
    area = checks.not_negative("inside", inside, dimensions=2)
    if area.shape != grid.shape:
        raise UnusableInput(
            "inside",
            gettext_noop("har formen %(found)s, men rutnätet har %(wanted)s (rader, kolumner)."),
            gettext_noop("Räkna ut områdets andel för just detta rutnät."),
            found=str(area.shape),
            wanted=str(grid.shape),
        )
    if area.max() > 1 or not np.any(area):
        raise UnusableInput(
            "inside",
            gettext_noop("ska vara andelar från 0 till 1, och någon större än 0."),
            gettext_noop("Ange hur stor del av varje ruta som ligger i området."),
        )
    return area
