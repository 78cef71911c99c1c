"""Edges whose removal parts a graph: in linear time, with arrays instead of recursion."""

import numpy as np

from samsyn.analysis.result import Flags, Integers


def bridges(tail: Integers, head: Integers, part: Integers) -> Flags:
    """True for every edge (tail, head) that lies on no circle; parallel edges are no bridges.

    `part` (nodes,) numbers the connected component of each node.

    Tarjan 1974, Inf Process Lett 2:160-161: an edge of any spanning tree is a bridge when no
    other edge leads out of the part below it. The tree is searched in breadth and gone through
    level by level, so each step is one array operation.
    """
    found = np.zeros(len(tail), dtype=bool)
    if not len(tail):
        return found
    nodes = len(part)
    parent, order = _forest(tail, head, part)
    levels = _levels(parent, order)
    branch = _tree_edges(tail, head, parent, nodes)
    size = np.ones(nodes + 1, dtype=np.int64)
    for level in reversed(levels[1:]):
        np.add.at(size, parent[level], size[level])
    number = _numbered(parent, levels, size)
    lowest, highest = number.copy(), number.copy()
    rest = np.ones(len(tail), dtype=bool)
    rest[branch[branch >= 0]] = False
    for a, b in ((tail[rest], head[rest]), (head[rest], tail[rest])):
        np.minimum.at(lowest, a, number[b])
        np.maximum.at(highest, a, number[b])
    for level in reversed(levels[1:]):
        np.minimum.at(lowest, parent[level], lowest[level])
        np.maximum.at(highest, parent[level], highest[level])
    closed = (lowest >= number) & (highest < number + size)
    below = np.flatnonzero(branch >= 0)
    found[branch[below]] = closed[below]
    return found


def _forest(tail: Integers, head: Integers, part: Integers) -> tuple[Integers, Integers]:
    """Parents and the order of a search in breadth from a root above every component."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order

    nodes = len(part)
    tops = np.unique(part, return_index=True)[1]
    rows = np.concatenate([tail, head, np.full(len(tops), nodes)])
    columns = np.concatenate([head, tail, tops])
    shape = (nodes + 1, nodes + 1)
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    order, parent = breadth_first_order(graph, nodes, directed=True)
    return parent.astype(np.int64), order.astype(np.int64)


def _levels(parent: Integers, order: Integers) -> list[Integers]:
    """The nodes by their distance from the root, each level in the order of its parents."""
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    above = place[parent[order[1:]]]
    levels, start, end = [order[:1]], 0, 1
    while end < len(order):
        start, end = end, 1 + int(np.searchsorted(above, end, side="left"))
        levels.append(order[start:end])
    return levels


def _numbered(parent: Integers, levels: list[Integers], size: Integers) -> Integers:
    """Numbers such that whatever lies below a node follows directly on it."""
    number = np.zeros(len(size), dtype=np.int64)
    for level in levels[1:]:
        before = np.cumsum(size[level]) - size[level]
        first = np.r_[True, parent[level][1:] != parent[level][:-1]]
        within = before - np.maximum.accumulate(np.where(first, before, 0))
        number[level] = number[parent[level]] + 1 + within
    return number


def _tree_edges(tail: Integers, head: Integers, parent: Integers, nodes: int) -> Integers:
    """For each node, one edge to its parent, or -1 when there is none."""
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    keys, first = np.unique(low * (nodes + 1) + high, return_index=True)
    child = np.flatnonzero((parent >= 0) & (parent < nodes))
    found = np.full(nodes + 1, -1)
    wanted = np.minimum(child, parent[child]) * (nodes + 1) + np.maximum(child, parent[child])
    found[child] = first[np.searchsorted(keys, wanted)]
    return found
