"""An attacker who shares no code with the room: linear programs of its own, and plain counting."""

from itertools import product

import numpy as np
from scipy.optimize import linprog


def relations(facts):
    return [
        (int(total), facts.parts[start:end].tolist())
        for total, start, end in zip(facts.totals, facts.starts, facts.starts[1:], strict=False)
    ]


def interval(facts, unknown, cell, known=()):
    """The least and largest value of the cell, knowing every cell that is not unknown."""
    count = len(facts)
    equal = np.zeros((len(facts.totals), count))
    for row, (total, parts) in enumerate(relations(facts)):
        equal[row, total] -= 1
        for part in parts:
            equal[row, part] += 1
    bounds = [
        (0, None) if unknown[i] and i not in known else (facts.values[i], facts.values[i])
        for i in range(count)
    ]
    found = []
    for sign in (1, -1):
        objective = np.zeros(count)
        objective[cell] = sign
        answer = linprog(
            objective,
            A_eq=equal if len(equal) else None,
            b_eq=np.zeros(len(equal)) if len(equal) else None,
            bounds=bounds,
            method="highs-ds",
        )
        found.append(-sign * np.inf if answer.status == 3 else sign * answer.fun)
    return found[0], found[1]


def whole_numbers(facts, unknown, cell):
    """All whole values that the cell has in some table that agrees with what is shown."""
    cells = np.flatnonzero(unknown)
    most = int(facts.values.max()) + 2
    guesses = np.array(list(product(range(most), repeat=len(cells)))).reshape(-1, len(cells))
    tables = np.tile(facts.values, (len(guesses), 1))
    tables[:, cells] = guesses
    fits = np.ones(len(tables), dtype=bool)
    for total, parts in relations(facts):
        fits &= tables[:, total] == tables[:, parts].sum(axis=1)
    return set(tables[fits, cell].astype(int).tolist())
