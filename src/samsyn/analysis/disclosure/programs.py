"""Linear programs over the unknown cells: how far each can move, and which cannot move at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.knowledge import Knowledge
from samsyn.analysis.result import Flags, Floats, Integers

MOVED = 1e-6
FAR = 1000.0
TRIES = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """Unknown `cells` that hang together, and every move of theirs that breaks no published sum.

    `matrix` (relations, cells) times a move is zero; a move lies between -`below` and `above`.
    """

    cells: Integers
    values: Floats
    matrix: Any
    below: Floats
    above: Floats

    def extreme(self, cell: int, sign: float) -> tuple[float, Floats | None]:
        """The least (sign -1) or largest (1) value of the cell, and a move that takes it there.

        Infinite, without a move, where nothing holds it.
        """
        place = int(np.searchsorted(self.cells, cell))
        objective = np.zeros(len(self.cells))
        objective[place] = sign
        move = self.furthest(objective)
        return (sign * np.inf if move is None else self.values[place] + move[place]), move

    def furthest(self, objective: Floats) -> Floats | None:
        """The move with the largest objective; None where it has no end.

        Raises ArithmeticError when the solver gives up: then nothing must be published.
        """
        if not self.matrix.shape[0]:
            return self._alone(objective)
        status, move = self._solved(objective, self.above)
        if status in (0, 3):
            return move
        cap = FAR * (1.0 + float(self.values.sum()))
        status, move = self._solved(objective, np.minimum(self.above, cap))
        if move is None:
            raise ArithmeticError(f"linear program without an answer (status {status})")
        return None if objective @ move > cap / 2 else move

    def _alone(self, objective: Floats) -> Floats | None:
        """Cells that stand in no sum go where they like."""
        far = np.where(objective > 0, self.above, -self.below)
        move: Floats = np.where(objective == 0, 0.0, far)
        return move if np.isfinite(move).all() else None

    def _solved(self, objective: Floats, above: Floats) -> tuple[int, Floats | None]:
        from scipy.optimize import linprog

        found = linprog(
            -objective,
            A_eq=self.matrix,
            b_eq=np.zeros(self.matrix.shape[0]),
            bounds=np.column_stack([-self.below, above]),
            method="highs",
        )
        return int(found.status), found.x if found.status == 0 else None

    def one_step(self) -> "Program":
        """The same directions, at most one long."""
        return replace(self, below=np.minimum(self.below, 1.0), above=np.minimum(self.above, 1.0))


def component_programs(facts: Facts, unknown: Flags, known: Knowledge) -> Callable[[int], Program]:
    """For an unknown cell, the program of the cells that hang together with it by open sums."""
    cells = np.flatnonzero(unknown)
    matrix = facts.matrix().tocsc()[:, cells]
    label = _components(matrix)

    @cache
    def program(which: int) -> Program:
        inside = np.flatnonzero(label == which)
        part = matrix[:, inside].tocsr()
        chosen = cells[inside]
        return Program(
            cells=chosen,
            values=facts.values[chosen],
            matrix=part[np.flatnonzero(np.diff(part.indptr))],
            below=known.below[chosen],
            above=known.above[chosen],
        )

    return lambda cell: program(int(label[np.searchsorted(cells, cell)]))


def _components(matrix: Any) -> Integers:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    sums, cells = matrix.shape
    entries = matrix.tocoo()
    nodes = sums + cells
    ends = entries.row, sums + entries.col
    graph = coo_array((np.ones(len(ends[0])), ends), shape=(nodes, nodes))
    label: Integers = connected_components(graph, directed=False)[1]
    return label[sums:]


def movable(facts: Facts, unknown: Flags, known: Knowledge) -> Flags:
    """Which unknown cells can move at all, in the directions that are open at the true values.

    A move that changes a cell shows that it is not determined, so one program clears many.
    """
    moved = np.zeros(len(facts), dtype=bool)
    program_of = component_programs(facts, unknown, known)
    left = np.flatnonzero(unknown)
    while left.size:
        program = program_of(int(left[0])).one_step()
        _clear(program, moved)
        left = np.setdiff1d(left, program.cells, assume_unique=True)
    return moved


def _clear(program: Program, moved: Flags) -> None:
    """Mark all cells of the program that can move."""
    chance = np.random.default_rng(0)
    for _ in range(TRIES):
        _mark(program, moved, chance.uniform(-1, 1, len(program.cells)))
    for place, cell in enumerate(program.cells):
        for sign in (1.0, -1.0):
            if not moved[cell]:
                objective = np.zeros(len(program.cells))
                objective[place] = sign
                _mark(program, moved, objective)


def _mark(program: Program, moved: Flags, objective: Floats) -> None:
    move = program.furthest(objective)
    if move is not None:
        moved[program.cells[np.abs(move) > MOVED]] = True
