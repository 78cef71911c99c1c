"""The pattern of suppressed cells while it grows: what is closed, and how wide each is held."""

from dataclasses import dataclass, replace

import numpy as np

from samsyn.analysis.disclosure.circles import Streets
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.flows import cheapest_moves
from samsyn.analysis.disclosure.knowledge import Knowledge
from samsyn.analysis.disclosure.network import Network, loose
from samsyn.analysis.disclosure.programs import component_programs
from samsyn.analysis.result import Flags, Floats, Integers

FREE = 1e-6
ROUNDS = 12
LARGEST_TRIAL = 40_000
FIRST = 4


@dataclass(kw_only=True, eq=False)
class Pattern:
    """`closed` cells are not shown. `least` and `most` are values that a reader must reckon with:
    every one of them stands in some table that agrees with all that is shown."""

    facts: Facts
    known: Knowledge
    primary: Flags
    cost: Floats
    protection: float
    closed: Flags
    least: Floats
    most: Floats

    @classmethod
    def of(
        cls, facts: Facts, known: Knowledge, primary: Flags, cost: Floats, protection: float
    ) -> "Pattern":
        """The pattern of the primary and the hidden cells alone."""
        return cls(
            facts=facts,
            known=known,
            primary=primary,
            cost=cost,
            protection=protection,
            closed=(primary & ~facts.public) | facts.hidden,
            least=facts.values.copy(),
            most=facts.values.copy(),
        )

    @property
    def weak(self) -> Integers:
        """Primary cells that are not yet known to be wide enough."""
        narrow = self.most - self.least < self.protection - FREE
        return np.flatnonzero(self.primary & narrow & self.closed)

    def is_weak(self, cell: int) -> bool:
        return bool(self.most[cell] - self.least[cell] < self.protection - FREE)

    @property
    def usable(self) -> Flags:
        return ~self.facts.public

    def price(self) -> Floats:
        """What it costs to use each cell: nearly nothing when it is closed already."""
        return np.where(self.closed, FREE * FREE, self.cost)

    def reckon(self, move: Floats) -> None:
        self.least = np.minimum(self.least, self.facts.values + move)
        self.most = np.maximum(self.most, self.facts.values + move)


def close_circles(pattern: Pattern, net: Network) -> None:
    """Close the cheapest circle through each weak cell, on which all can move so far.

    One circle is enough for a cell and for all that lie on it; a cell that no single circle can
    move so far is left for `close_moves`, and so is one whose circle would close a sum.
    """
    rises = pattern.known.above[net.cells] >= pattern.protection
    falls = pattern.known.below[net.cells] >= pattern.protection
    streets = Streets.of(net, rises, falls)
    edge_of = {int(cell): edge for edge, cell in enumerate(net.cells)}
    certify(pattern, net)
    sweep(pattern)
    for cell in _smallest_last(pattern):
        if not pattern.is_weak(cell) or widen(pattern, cell):
            continue
        edges = streets.cheapest_circle(edge_of[cell], pattern.price()[net.cells])
        if edges is not None and not _by_moves(pattern, cell, net.cells[edges]):
            pattern.closed[net.cells[edges]] = True
            certify(pattern, net)


def _smallest_last(pattern: Pattern) -> list[int]:
    weak = pattern.weak
    order: list[int] = weak[np.argsort(-pattern.facts.values[weak], kind="stable")].tolist()
    return order


def _by_moves(pattern: Pattern, cell: int, circle: Integers) -> bool:
    """Whether a circle that closes a sum was spared, by moves spread over several cells."""
    closes_sum = (pattern.facts.sums[circle] & ~pattern.closed[circle]).any()
    return bool(closes_sum) and _cheaper(pattern, cell, circle)


def _cheaper(pattern: Pattern, cell: int, circle: Integers) -> bool:
    """Whether moves spread over several cells give the cell play for less; then take them."""
    moves = cheapest_moves(
        pattern.facts, pattern.known, pattern.usable, cell, pattern.protection, pattern.price()
    )
    if moves is None:
        return False
    touched = np.any(np.array(moves) != 0, axis=0) & ~pattern.closed
    new = circle[~pattern.closed[circle]]
    if pattern.cost[touched].sum() >= pattern.cost[new].sum():
        return False
    _take(pattern, moves)
    return True


def _take(pattern: Pattern, moves: list[Floats]) -> None:
    for move in moves:
        pattern.closed |= move != 0
        pattern.reckon(move)


def certify(pattern: Pattern, net: Network) -> None:
    """Count as wide enough all that lie on a circle of closed cells that can be walked so far."""
    edges = np.flatnonzero(pattern.closed[net.cells])
    cells = net.cells[edges]
    part = replace(net, cells=cells, tail=net.tail[edges], head=net.head[edges])
    rises = pattern.known.above[cells] >= pattern.protection
    falls = pattern.known.below[cells] >= pattern.protection
    free = loose(part, rises, falls)
    up, down = cells[free & rises], cells[free & ~rises]
    values = pattern.facts.values
    pattern.most[up] = np.maximum(pattern.most[up], values[up] + pattern.protection)
    pattern.least[down] = np.minimum(pattern.least[down], values[down] - pattern.protection)


def close_moves(pattern: Pattern) -> None:
    """Close what linear programs ask for until every primary cell is wide enough, or nothing is
    left that could make it so."""
    sweep(pattern)
    for cell in _smallest_last(pattern):
        if not pattern.is_weak(cell) or widen(pattern, cell):
            continue
        moves = cheapest_moves(
            pattern.facts,
            pattern.known,
            pattern.usable,
            cell,
            pattern.protection,
            pattern.price(),
        )
        if moves is not None:
            _take(pattern, moves)


def sweep(pattern: Pattern) -> None:
    """Find tables that a reader must reckon with, each moving many weak cells at once.

    Half of the weak cells, drawn anew each time, are raised as far as is asked of them while the
    others give way; the draws are the same every time.
    """
    program_of = component_programs(pattern.facts, pattern.closed, pattern.known)
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        weak = pattern.weak
        raised = np.zeros(len(pattern.facts), dtype=bool)
        raised[weak[chance.random(len(weak)) < 0.5]] = True
        for program in {id(p): p for p in map(program_of, weak.tolist())}.values():
            wanted = raised[program.cells]
            far = np.where(wanted, np.minimum(program.above, pattern.protection), program.above)
            move = replace(program, above=far).furthest(wanted.astype(float))
            if move is not None:
                pattern.reckon(_spread_out(pattern, program.cells, move))
        if len(pattern.weak) > 0.9 * len(weak):
            return


def _spread_out(pattern: Pattern, cells: Integers, move: Floats) -> Floats:
    whole = np.zeros(len(pattern.facts))
    whole[cells] = move
    return whole


def widen(pattern: Pattern, cell: int) -> bool:
    """Reckon with the largest and least that the cell can be in the pattern as it is; whether
    that is wide enough."""
    program = component_programs(pattern.facts, pattern.closed, pattern.known)(cell)
    for sign in (1.0, -1.0):
        _, move = program.extreme(cell, sign)
        if move is None:
            pattern.most[cell] = np.inf
        else:
            pattern.reckon(_spread_out(pattern, program.cells, move))
        if not pattern.is_weak(cell):
            return True
    return False


def reopen(pattern: Pattern, complementary: Flags, net: Network | None) -> None:
    """Show again, dearest first, what every primary cell that is protected can do without.

    Only where that is quickly tested: not in large tables, where needless cells may be left.
    """
    cells = np.flatnonzero(complementary)
    if len(cells) * np.count_nonzero(pattern.closed) > LARGEST_TRIAL:
        return
    kept = pattern.primary & (pattern.most - pattern.least >= pattern.protection - FREE)
    for cell in sorted(cells.tolist(), key=lambda c: -pattern.cost[c]):
        trial = replace(
            pattern,
            primary=kept,
            closed=pattern.closed & (np.arange(len(pattern.facts)) != cell),
            least=pattern.facts.values.copy(),
            most=pattern.facts.values.copy(),
        )
        if _holds(trial, net, _beside(pattern, cell)):
            pattern.closed[cell] = False
            pattern.least, pattern.most = trial.least, trial.most


def _beside(pattern: Pattern, cell: int) -> Flags:
    """The cells that share a sum with the cell: where its loss is felt first."""
    matrix = abs(pattern.facts.matrix())
    shared: Flags = matrix.T @ matrix[:, [cell]].toarray().ravel() > 0
    return shared


def _holds(trial: Pattern, net: Network | None, beside: Flags) -> bool:
    if net is not None:
        certify(trial, net)
    near = trial.weak[beside[trial.weak]][:FIRST]
    if not all(widen(trial, cell) for cell in near.tolist() if trial.is_weak(cell)):
        return False
    sweep(trial)
    return all(widen(trial, cell) for cell in trial.weak.tolist() if trial.is_weak(cell))
