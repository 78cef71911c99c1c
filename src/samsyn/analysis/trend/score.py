"""Kendall's score of one or of very many series at once, and what it varies by under chance."""

from itertools import pairwise

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Floats, Integers

BLOCK = 8192
NARROW = 256
WIDE = 120


def pairs(values: Floats) -> tuple[Integers, Integers]:
    """How many later values lie above, and how many below, an earlier one.

    `values` has the shape (steps, series); both answers have one number a series.
    """
    steps, series = values.shape
    up, down = np.zeros(series, np.int64), np.zeros(series, np.int64)
    for start in range(0, series, BLOCK):
        block = np.ascontiguousarray(values[:, start : start + BLOCK])
        for first in range(steps - 1):
            if series < NARROW:
                up += np.count_nonzero(block[first + 1 :] > block[first], axis=0)
                down += np.count_nonzero(block[first + 1 :] < block[first], axis=0)
                continue
            for low in range(first + 1, steps, WIDE):
                _add_pairs(block, first, slice(low, low + WIDE), up, down, start)
    return up, down


def _add_pairs(
    block: Floats, first: int, later: slice, up: Integers, down: Integers, start: int
) -> None:
    """Bytes hold the sums of up to 120 comparisons, which is what makes many series fast."""
    above = np.zeros(block.shape[1], np.int8)
    below = np.zeros(block.shape[1], np.int8)
    flag = np.empty(block.shape[1], np.bool_)
    as_byte = flag.view(np.int8)
    for row in block[later]:
        np.greater(row, block[first], out=flag)
        above += as_byte
        np.less(row, block[first], out=flag)
        below += as_byte
    up[start : start + BLOCK] += above
    down[start : start + BLOCK] += below


def variance(values: Floats) -> Floats:
    """Var(S) under chance, less what ties take away; one number a series of (steps, series).

    Kendall 1975, Rank Correlation Methods.
    """
    steps = len(values)
    return (_all_tied(steps) - tied(values)) / 18


def _all_tied(steps: int) -> float:
    return float(steps * (steps - 1) * (2 * steps + 5))


def tied(values: Floats) -> Floats:
    """The sum of t(t-1)(2t+5) over the groups of equal values in each series.

    The t-th of equal values adds 6(t²-1).
    """
    total = np.zeros(values.shape[1], np.int64)
    for start in range(0, values.shape[1], BLOCK):
        block = values[:, start : start + BLOCK].T.copy(order="C")
        block.sort(axis=1)
        before = np.zeros(len(block), np.int64)
        for earlier, later in pairwise(np.ascontiguousarray(block.T)):
            before += 1
            before *= earlier == later
            total[start : start + BLOCK] += 6 * before * (before + 2)
    return total.astype(np.float64)


def many(values: Floats) -> tuple[Floats, Floats]:
    """S and its variance for each series of (steps, series)."""
    steps, series = values.shape
    up, down = pairs(values)
    spread = np.full(series, _all_tied(steps) / 18)
    with_ties = np.flatnonzero(up + down < steps * (steps - 1) // 2)
    if with_ties.size:
        spread[with_ties] = variance(values[:, with_ties])
    return (up - down).astype(np.float64), spread


def standardised(score: Floats, spread: Floats) -> Floats:
    """z with the correction for continuity, 0 where nothing varies."""
    towards_zero = score - np.sign(score)
    return np.divide(
        towards_zero, np.sqrt(spread), out=np.zeros_like(towards_zero), where=spread > 0
    )


def two_sided(z: Floats) -> Floats:
    """Twice the smaller tail of the normal law."""
    return np.asarray(2 * laws.ndtr(-np.abs(z)), dtype=np.float64)
