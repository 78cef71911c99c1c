"""Rounding all cells of a network at once, each up or down, with every sum kept."""

import numpy as np

from samsyn.analysis.disclosure.network import Network
from samsyn.analysis.result import Floats

WHOLE = 1e-9


def rounded_moves(net: Network, values: Floats, chance: np.random.Generator) -> Floats:
    """`values` (cells,) moved to whole numbers beside them, unbiased, without breaking a sum.

    Wherever the cells that are not whole meet, at least two do, so there is a circle of them.
    Along it one step is taken either way, by chances that keep every mean, as far as until one
    cell is whole (Cox 1987).
    """
    found = values.copy()
    ends = np.stack([net.tail, net.head])
    meeting: list[set[int]] = [set() for _ in range(net.nodes)]
    for broken in np.flatnonzero(np.abs(values - np.round(values)) > WHOLE):
        for end in ends[:, broken]:
            meeting[end].add(int(broken))
    for node in range(net.nodes):
        while meeting[node]:
            circle = _circle(meeting, ends, node)
            _step(found, circle, chance)
            for edge, _ in circle:
                if abs(found[edge] - np.round(found[edge])) <= WHOLE:
                    found[edge] = np.round(found[edge])
                    for end in ends[:, edge]:
                        meeting[end].discard(edge)
    return found


def _circle(meeting: list[set[int]], ends: np.ndarray, start: int) -> list[tuple[int, int]]:
    """Edges of a circle with the way they are walked: 1 from tail to head, -1 back."""
    seen, path, node, last = {start: 0}, list[tuple[int, int]](), start, -1
    while True:
        edge = next((edge for edge in meeting[node] if edge != last), -1)
        if edge < 0:
            raise ArithmeticError("a sum does not hold")
        forward = int(ends[0, edge]) == node
        node = int(ends[1 if forward else 0, edge])
        path.append((edge, 1 if forward else -1))
        if node in seen:
            return path[seen[node] :]
        seen[node], last = len(path), edge


def _step(found: Floats, circle: list[tuple[int, int]], chance: np.random.Generator) -> None:
    edges = np.array([edge for edge, _ in circle])
    way = np.array([sign for _, sign in circle], dtype=float)
    up, down = np.ceil(found[edges]) - found[edges], found[edges] - np.floor(found[edges])
    ahead = float(np.min(np.where(way > 0, up, down)))
    back = float(np.min(np.where(way > 0, down, up)))
    far = ahead if chance.random() < back / (ahead + back) else -back
    found[edges] += far * way
