"""Points to a grid: each is shared among the four nearest centres, so that its place is kept.

Linear binning (Jones & Lotwick 1983, Journal of Statistical Computation and Simulation 17;
Wand 1994, Journal of Computational and Graphical Statistics 3). The array has a ring of one cell
around the grid, for points within half a cell of the border.
"""

import numpy as np

from samsyn.analysis.fast import compiled
from samsyn.analysis.grid import Grid
from samsyn.analysis.result import Floats

from .events import Events

AT_A_TIME = 1 << 15
BLOCKS = 2
WORTH_BLOCKS = 200_000


def binned(events: Events, grid: Grid, *, numba: bool) -> Floats:
    """Weights at centres, shape (rows + 2, columns + 2); every point must lie within the grid."""
    if numba:
        return _in_blocks(events, grid)
    return _by_moments(events.x, events.y, events.weights, grid)


def _in_blocks(events: Events, grid: Grid) -> Floats:
    """Blocks of points side by side, each into a grid of its own; their number follows from that
    of the points, so that the sums are the same on every machine."""
    from concurrent.futures import ThreadPoolExecutor

    length, shape = len(events.x), (grid.rows + 2, grid.columns + 2)
    blocks = BLOCKS if length >= max(WORTH_BLOCKS, shape[0] * shape[1]) else 1
    own, kernel = np.zeros((blocks, *shape)), compiled(_by_loop)
    weights = np.empty(0) if events.weights is None else events.weights

    def add(block: int) -> None:
        some = slice(length * block // blocks, length * (block + 1) // blocks)
        x, y = events.x[some], events.y[some]
        kernel(x, y, weights[some], grid.left, grid.bottom, grid.cell, own[block])

    with ThreadPoolExecutor(blocks) as pool:
        list(pool.map(add, range(blocks)))
    return own.sum(axis=0) if blocks > 1 else own[0]


def _by_loop(
    x: Floats, y: Floats, weights: Floats, left: float, bottom: float, cell: float, out: Floats
) -> None:
    weighted, per_metre = len(weights) > 0, 1 / cell
    for point in range(len(x)):
        across = (x[point] - left) * per_metre + 0.5
        up = (y[point] - bottom) * per_metre + 0.5
        column, row = np.uint32(across), np.uint32(up)
        to_right, to_top = across - column, up - row
        weight = weights[point] if weighted else 1.0
        above = weight * to_top
        below = weight - above
        above_right, below_right = above * to_right, below * to_right
        out[row, column] += below - below_right
        out[row, column + 1] += below_right
        out[row + 1, column] += above - above_right
        out[row + 1, column + 1] += above_right


def _by_moments(x: Floats, y: Floats, weights: Floats | None, grid: Grid) -> Floats:
    """The same from four sums per cell: weight, times each fraction, and times both."""
    width = grid.columns + 2
    weight, right, top, both = sums = np.zeros((4, (grid.rows + 2) * width))
    for start in range(0, len(x), AT_A_TIME):
        some = slice(start, start + AT_A_TIME)
        to_right, column = _fraction(x[some], grid.left, grid.cell)
        to_top, row = _fraction(y[some], grid.bottom, grid.cell)
        cell = row * np.intp(width) + column
        if weights is None:
            np.add.at(weight, cell, 1.0)
        else:
            np.add.at(weight, cell, weights[some])
            to_right *= weights[some]
        np.add.at(right, cell, to_right)
        np.add.at(both, cell, to_right * to_top)
        if weights is not None:
            to_top *= weights[some]
        np.add.at(top, cell, to_top)
    return _at_corners(sums, width)


def _fraction(values: Floats, start: float, cell: float) -> tuple[Floats, np.ndarray]:
    """How far past the nearest centre below, in cells, and that centre's number in the ring."""
    place = (values - start) * (1 / cell)
    place += 0.5
    whole = place.astype(np.int32)
    place -= whole
    return place, whole


def _at_corners(sums: Floats, width: int) -> Floats:
    weight, right, top, both = sums
    out = weight - right - top + both
    out[1:] += (right - both)[:-1]
    out[width:] += (top - both)[:-width]
    out[width + 1 :] += both[: -width - 1]
    return np.maximum(out, 0.0).reshape(-1, width)


def binned_area(area: Floats) -> Floats:
    """An area's shares of cells, binned as points spread evenly over it would be.

    A point drawn in a cell gives its centre 3/4 along each axis and either neighbour 1/8.
    """
    up = np.pad(0.75 * area, 1)
    up[:-2, 1:-1] += 0.125 * area
    up[2:, 1:-1] += 0.125 * area
    out = 0.75 * up
    out[:, :-1] += 0.125 * up[:, 1:]
    out[:, 1:] += 0.125 * up[:, :-1]
    return out
