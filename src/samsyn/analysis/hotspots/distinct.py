"""Cells that are alike share their answer: each different case is worked out once."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Integers

ROOMY = 4


@dataclass(frozen=True)
class Cases:
    """`columns` of the different cases, how many rows each has, and the case of each row."""

    columns: tuple[Integers, ...]
    rows: Integers
    case: Integers


def distinct(*columns: Integers) -> Cases:
    """The different rows of several columns of whole numbers from 0."""
    code = np.zeros(len(columns[0]), np.int64)
    bases = [int(column.max(initial=0)) + 1 for column in columns]
    for column, base in zip(columns, bases, strict=True):
        code *= base
        code += column
    size = int(np.prod([float(base) for base in bases]))
    found, rows, case = _dense(code, size) if size <= ROOMY * len(code) else _sorted(code)
    parts: list[Integers] = []
    rest = found
    for base in reversed(bases):
        parts.insert(0, rest % base)
        rest = rest // base
    return Cases(columns=tuple(parts), rows=rows, case=case)


def _dense(code: Integers, size: int) -> tuple[Integers, Integers, Integers]:
    rows = np.bincount(code, minlength=size)
    found = np.flatnonzero(rows)
    place = np.empty(size, np.int64)
    place[found] = np.arange(len(found))
    return found, rows[found], place[code]


def _sorted(code: Integers) -> tuple[Integers, Integers, Integers]:
    found, case, rows = np.unique(code, return_inverse=True, return_counts=True)
    return found, rows, case.ravel()
