"""Cheapest circles through a cell, where the unknown cells form a network."""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from samsyn.analysis.disclosure.network import Network
from samsyn.analysis.result import Flags, Floats

Arc = tuple[int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Streets:
    """The network as streets: from each node, (the node it leads to, the edge)."""

    net: Network
    leading: list[list[Arc]]
    rises: Flags
    falls: Flags

    @classmethod
    def of(cls, net: Network, rises: Flags, falls: Flags) -> "Streets":
        leading: list[list[Arc]] = [[] for _ in range(net.nodes)]
        for edge, (tail, head) in enumerate(zip(net.tail.tolist(), net.head.tolist(), strict=True)):
            if rises[edge]:
                leading[tail].append((head, edge))
            if falls[edge]:
                leading[head].append((tail, edge))
        return cls(net=net, leading=leading, rises=rises, falls=falls)

    def cheapest_circle(self, edge: int, cost: Floats) -> list[int] | None:
        """The edges beside `edge` of the cheapest circle that moves it; None when there is none."""
        tail, head = int(self.net.tail[edge]), int(self.net.head[edge])
        ways = [(head, tail)] if self.rises[edge] else []
        ways += [(tail, head)] if self.falls[edge] else []
        prices = cost.tolist()
        found = [self._cheapest(start, end, edge, prices) for start, end in ways]
        return min(
            (way for way in found if way is not None), key=lambda w: w[0], default=(0, None)
        )[1]

    def _cheapest(
        self, start: int, end: int, without: int, prices: list[float]
    ) -> tuple[float, list[int]] | None:
        """Dijkstra 1959, stopped at the end."""
        best = {start: 0.0}
        came: dict[int, Arc] = {}
        queue, done = [(0.0, start)], set[int]()
        while queue:
            price, node = heappop(queue)
            if node == end:
                return price, _walked(came, start, end)
            if node in done:
                continue
            done.add(node)
            for to, edge in self.leading[node]:
                total = price + prices[edge]
                if edge != without and total < best.get(to, np.inf):
                    best[to], came[to] = total, (node, edge)
                    heappush(queue, (total, to))
        return None


def _walked(came: dict[int, Arc], start: int, end: int) -> list[int]:
    edges = []
    while end != start:
        end, edge = came[end]
        edges.append(edge)
    return edges
