"""Unknown cells as edges between the sums that they stand in, where that is possible."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.disclosure.bridges import bridges
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.result import Flags, Floats, Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class Network:
    """Each cell of `cells` is an edge: raising it is a flow from `tail` to `head`.

    A node is a published sum; the last node stands for everything outside. Moving the unknown
    cells without breaking a published sum is then a circulation (Cox 1980; Gusfield 1988).
    """

    cells: Integers
    tail: Integers
    head: Integers
    nodes: int


def network(facts: Facts, unknown: Flags) -> Network | None:
    """The unknown cells as a network, or None when the relations are not of that kind.

    They are when no unknown cell stands in more than two sums and the sums can be given signs so
    that each cell leaves one and enters another: tables of two dimensions with margins, trees of
    one dimension, a tree along one side of a table, and what can be linked to them in that way.
    """
    cells = np.flatnonzero(unknown)
    of_cell, sums, sign = _incidence(facts, unknown)
    if len(of_cell) and np.bincount(of_cell).max() > 2:
        return None
    outside = len(facts.totals)
    ends = np.full((2, len(facts)), outside)
    signs = np.zeros((2, len(facts)))
    first = np.ones(len(of_cell), dtype=bool)
    first[1:] = of_cell[1:] != of_cell[:-1]
    for row, chosen in enumerate((first, ~first)):
        ends[row, of_cell[chosen]] = sums[chosen]
        signs[row, of_cell[chosen]] = sign[chosen]
    flip = _flips(ends[:, cells], signs[:, cells], outside)
    if flip is None:
        return None
    leaves = signs[0, cells] * flip[ends[0, cells]] >= 0
    tail = np.where(leaves, ends[0, cells], ends[1, cells])
    head = np.where(leaves, ends[1, cells], ends[0, cells])
    return Network(cells=cells, tail=tail, head=head, nodes=outside + 1)


def _incidence(facts: Facts, unknown: Flags) -> tuple[Integers, Integers, Floats]:
    """For each place of an unknown cell in a relation: cell, relation, sign; sorted by cell."""
    cell = np.concatenate([facts.parts, facts.totals])
    sums = np.concatenate([facts.relation_of_part, np.arange(len(facts.totals))])
    sign = np.repeat([1.0, -1.0], [len(facts.parts), len(facts.totals)])
    kept = np.flatnonzero(unknown[cell])
    order = kept[np.argsort(cell[kept], kind="stable")]
    return cell[order], sums[order], sign[order]


def _flips(ends: Integers, signs: Floats, outside: int) -> Floats | None:
    """A sign for every sum, so that both ends of each cell differ; None when there is none.

    Two copies of every sum, one for each sign; a cell ties those that go together.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    both = (signs != 0).all(axis=0)
    (a, b), count = ends[:, both], outside + 1
    crossed = signs[0, both] == signs[1, both]
    rows = np.concatenate([a, a + count])
    columns = np.concatenate([np.where(crossed, b + count, b), np.where(crossed, b, b + count)])
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=(2 * count, 2 * count))
    label = connected_components(graph, directed=False)[1]
    plus, minus = label[:count], label[count:]
    if (plus == minus).any():
        return None
    return np.where(plus < minus, 1.0, -1.0)


def loose(net: Network, rises: Flags, falls: Flags) -> Flags:
    """Which cells can move: those on a circle that may be walked, each cell once.

    `rises` and `falls` say whether the cell may go up, and down, one step. A cell that can only
    go one way lies on such a circle when its ends reach each other; one that can go both ways
    when, besides, it is no bridge among those (Gusfield 1988, SIAM J Comput 17:552-571; the
    bridges of mixed graphs after Boesch & Tindell 1980, Am Math Mon 87:716-719). Linear time.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    rows = np.concatenate([net.tail[rises], net.head[falls]])
    columns = np.concatenate([net.head[rises], net.tail[falls]])
    shape = (net.nodes, net.nodes)
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    label = connected_components(graph, directed=True, connection="strong")[1]
    moves = (rises | falls) & (label[net.tail] == label[net.head])
    within = np.flatnonzero(moves)
    bridge = bridges(net.tail[within], net.head[within], label)
    moves[within[bridge & (rises & falls)[within]]] = False
    return moves
