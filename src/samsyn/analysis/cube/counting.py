"""One pass over the rows: each finds its cell, or is left out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.fast import compiled
from samsyn.analysis.result import Flags, Floats, Integers

from .request import Codes

AT_A_TIME = 1 << 15
BLOCKS = 2
WORTH_BLOCKS = 1_000_000
Shape = tuple[int, int, int]


def counted(
    rows: Sequence[Codes], weights: Floats | Integers | None, shape: Shape, *, numba: bool
) -> tuple[Integers | Floats, int]:
    """Counts of the shape, and how many rows had a code outside it.

    int64 without weights or with whole ones, float64 otherwise.
    """
    count = _in_blocks if numba else _in_chunks
    narrow = np.int32 if len(rows[0]) < 2**31 else np.int64
    given = np.ones(1, dtype=narrow) if weights is None else weights
    cells, outside = count(rows, given, shape)
    cube = cells.reshape(shape)
    if cube.dtype.kind == "i":
        return cube.astype(np.int64, copy=False), outside
    return cube.astype(np.float64, copy=False), outside


def _in_chunks(
    rows: Sequence[Codes], weights: NDArray[Any], shape: Shape
) -> tuple[NDArray[Any], int]:
    cells, outside = np.zeros(np.prod(shape), dtype=weights.dtype), 0
    for start in range(0, len(rows[0]), AT_A_TIME):
        some = slice(start, start + AT_A_TIME)
        chunk = [codes[some] for codes in rows]
        amount = weights if len(weights) == 1 else weights[some]
        kept = _inside(chunk, shape)
        if kept is not None:
            outside += int(np.sum(~kept))
            chunk = [codes[kept] for codes in chunk]
            amount = amount if len(weights) == 1 else amount[kept]
        np.add.at(cells, _cell(chunk, shape), amount)
    return cells, outside


def _inside(chunk: Sequence[Codes], shape: Shape) -> Flags | None:
    """Which rows have a place on every axis; None when all have."""
    pairs = list(zip(chunk, shape, strict=True))
    if all(codes.min() >= 0 and codes.max() < length for codes, length in pairs):
        return None
    kept: Flags = np.logical_and.reduce(
        [(codes >= 0) & (codes < length) for codes, length in pairs]
    )
    return kept


def _cell(chunk: Sequence[Codes], shape: Shape) -> NDArray[np.intp]:
    """The place in the flattened cube; fits in 32 bits, as the cube is never that large."""
    area, kind, step = chunk
    cell = area.astype(np.int32)
    cell *= shape[1]
    cell += kind.astype(np.int32, copy=False)
    cell *= shape[2]
    cell += step.astype(np.int32, copy=False)
    return cell.astype(np.intp)


def _in_blocks(
    rows: Sequence[Codes], weights: NDArray[Any], shape: Shape
) -> tuple[NDArray[Any], int]:
    """Each block of rows into a cube of its own; the number of blocks is fixed, so that sums of
    weights are the same on every machine."""
    from concurrent.futures import ThreadPoolExecutor

    length, cells = len(rows[0]), int(np.prod(shape))
    blocks = BLOCKS if length >= max(WORTH_BLOCKS, cells) else 1
    edges = [length * block // blocks for block in range(blocks + 1)]
    own = np.zeros((blocks, cells), dtype=weights.dtype)
    kernel, lengths = compiled(_count), [np.uint64(axis) for axis in shape]

    def count(block: int) -> int:
        some = slice(edges[block], edges[block + 1])
        amount = weights if len(weights) == 1 else weights[some]
        return int(kernel(*(codes[some] for codes in rows), amount, *lengths, own[block]))

    with ThreadPoolExecutor(blocks) as pool:
        outside = sum(pool.map(count, range(blocks)))
    return own.sum(axis=0), outside


def _count(
    area: Codes,
    kind: Codes,
    step: Codes,
    weights: NDArray[Any],
    areas: np.uint64,
    kinds: np.uint64,
    steps: np.uint64,
    cells: NDArray[Any],
) -> int:
    """Counts into `cells`; a negative code is a very large one when it has no sign."""
    weighted, outside = len(weights) == len(area), 0
    for row in range(len(area)):
        a, k, s = np.uint64(area[row]), np.uint64(kind[row]), np.uint64(step[row])
        if a < areas and k < kinds and s < steps:
            cell = (a * kinds + k) * steps + s
            cells[cell] += weights[row if weighted else 0]
        else:
            outside += 1
    return outside
