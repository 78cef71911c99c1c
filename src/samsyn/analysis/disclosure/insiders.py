"""Those who are themselves counted: whoever alone makes up a figure knows it, and subtracts."""

from dataclasses import replace

import numpy as np

from samsyn.analysis.disclosure.attack import exactly_known
from samsyn.analysis.disclosure.flows import cheapest_moves
from samsyn.analysis.disclosure.pattern import Pattern
from samsyn.analysis.result import Flags, Integers


def close_to_insiders(pattern: Pattern) -> Integers:
    """Close more, until nobody who alone makes up a cell can compute another primary cell.

    A cell of exactly 1 is taken to be known to the one it counts. Answers with the primary cells
    (indices) that some such reader can still compute, whatever is left out.
    """
    safe = (
        pattern.primary
        & pattern.closed
        & ~exactly_known(pattern.facts, pattern.closed, pattern.known)[0]
    )
    left = np.zeros(len(pattern.facts), dtype=bool)
    for single in np.flatnonzero(pattern.closed & (pattern.facts.values == 1)).tolist():
        exposed = _exposed(pattern, single) & safe
        for cell in np.flatnonzero(exposed).tolist():
            if _exposed(pattern, single)[cell] and not _give_play(pattern, single, cell):
                left[cell] = True
    return np.flatnonzero(left)


def _exposed(pattern: Pattern, single: int) -> Flags:
    """Cells that follow for somebody who also knows the single one."""
    pinned = replace(
        pattern.known, lower=pattern.known.lower.copy(), upper=pattern.known.upper.copy()
    )
    pinned.lower[single] = pinned.upper[single] = 1.0
    found = exactly_known(pattern.facts, pattern.closed, pinned)[0]
    found[single] = False
    return found


def _give_play(pattern: Pattern, single: int, cell: int) -> bool:
    usable = pattern.usable
    usable[single] = False
    moves = cheapest_moves(
        pattern.facts, pattern.known, usable, cell, pattern.protection, pattern.price()
    )
    if moves is None:
        return False
    for move in moves:
        pattern.closed |= move != 0
        pattern.reckon(move)
    return True
