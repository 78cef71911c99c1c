"""The cheapest way to give a cell play, in any system of sums."""

from typing import Any

import numpy as np

from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.knowledge import Knowledge
from samsyn.analysis.disclosure.programs import MOVED
from samsyn.analysis.result import Flags, Floats


def cheapest_moves(
    facts: Facts, known: Knowledge, usable: Flags, cell: int, far: float, cost: Floats
) -> list[Floats] | None:
    """Moves (cells,) of the `usable` cells that break no sum and spread the cell `far` wide.

    One move when the cell can be raised so far, else one up and one down that together do it.
    Their price is the sum of `cost` times how far each cell goes (Kelly, Golden & Assad 1992,
    Networks 22:397-417; Castro 2012, Eur J Oper Res 216:257-269). None when nothing does it.
    """
    matrix = facts.matrix().tocsc()[:, usable]
    above = known.above[usable]
    below = known.below[usable]
    place = int(np.count_nonzero(usable[:cell]))
    price = cost[usable]
    found = _raised(matrix, above, below, price, place, far)
    if found is None:
        found = _spread(matrix, above, below, price, place, far)
    return None if found is None else [_whole(facts, usable, move) for move in found]


def _raised(
    matrix: Any, above: Floats, below: Floats, price: Floats, place: int, far: float
) -> list[Floats] | None:
    if above[place] < far:
        return None
    low = np.zeros(2 * len(price))
    high = np.concatenate([above, below])
    low[place] = high[place] = far
    high[len(price) + place] = 0.0
    found = _solved(_signed(matrix), None, np.tile(price, 2), low, high, 0.0)
    return None if found is None else [found[: len(price)] - found[len(price) :]]


def _spread(
    matrix: Any, above: Floats, below: Floats, price: Floats, place: int, far: float
) -> list[Floats] | None:
    from scipy.sparse import block_diag

    cells = len(price)
    both = block_diag([_signed(matrix)] * 2, format="csc")
    apart = np.zeros(4 * cells)
    apart[place + cells * np.arange(4)] = [-1.0, 1.0, 1.0, -1.0]
    high = np.tile(np.concatenate([above, below]), 2)
    found = _solved(both, apart, np.tile(price, 4), np.zeros(4 * cells), high, -far)
    if found is None:
        return None
    parts = found.reshape(4, cells)
    return [parts[0] - parts[1], parts[2] - parts[3]]


def _signed(matrix: Any) -> Any:
    """The relations over moves up and moves down apart."""
    from scipy.sparse import hstack

    return hstack([matrix, -matrix], format="csc")


def _solved(
    equal: Any, apart: Floats | None, price: Floats, low: Floats, high: Floats, least: float
) -> Floats | None:
    from scipy.optimize import linprog

    found = linprog(
        price,
        A_eq=equal,
        b_eq=np.zeros(equal.shape[0]),
        A_ub=None if apart is None else apart[None, :],
        b_ub=None if apart is None else [least],
        bounds=np.column_stack([low, high]),
        method="highs",
    )
    solution: Floats | None = found.x if found.status == 0 else None
    return solution


def _whole(facts: Facts, usable: Flags, move: Floats) -> Floats:
    whole = np.zeros(len(facts))
    whole[usable] = np.where(np.abs(move) > MOVED, move, 0.0)
    return whole
