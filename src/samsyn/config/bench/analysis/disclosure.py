"""Which suppressed cells follow exactly: the graph beside a linear program a cell."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.disclosure import Facts, Leaks, leaks, table
from samsyn.analysis.result import Flags, Integers

from .comparison import Comparison, Peer

ASKED = 20


@dataclass(frozen=True, kw_only=True)
class Case:
    """A table of areas and 20 types with its margins, and the cells that a threshold hides."""

    facts: Facts
    suppressed: Flags
    asked: Integers


def areas_by_type(areas: int) -> Case:
    """Counts around six, uneven between areas and types, with those from 1 to 4 left out."""
    rng = np.random.default_rng(areas)
    facts = table(rng.poisson(6 * rng.gamma(0.7, 1.4, (areas, 20))))
    suppressed = (facts.values > 0) & (facts.values < 5)
    asked = rng.choice(np.flatnonzero(suppressed), ASKED, replace=False)
    return Case(facts=facts, suppressed=suppressed, asked=np.sort(asked))


def by_graph(case: Case, _engine: str) -> tuple[Case, Leaks]:
    return case, leaks(case.facts, case.suppressed)


def by_programs(case: Case) -> Flags:
    """Two programs a cell with scipy's HiGHS, for `ASKED` cells alone: all would take minutes."""
    from scipy.optimize import linprog

    open_cells = np.flatnonzero(case.suppressed)
    matrix = case.facts.matrix()[:, open_cells]
    held = matrix @ case.facts.values[open_cells]
    found = []
    for cell in case.asked:
        objective = (open_cells == cell).astype(float)
        ends = [
            linprog(sign * objective, A_eq=matrix, b_eq=held, method="highs").fun * sign
            for sign in (1, -1)
        ]
        found.append(ends[1] - ends[0] < 1e-6)
    return np.array(found)


def same_cells(ours: tuple[Case, Leaks], theirs: Flags) -> str:
    case, found = ours
    assert (found.recoverable[case.asked] == theirs).all()
    return f"the same answer for {len(theirs)} of {case.suppressed.sum()} cells"


COMPARISONS = [
    Comparison(
        name="exact leaks of areas x 20 types, all suppressed cells",
        sizes=(100, 300, 1000, 6000),
        at=300,
        data=areas_by_type,
        ours=by_graph,
        peers=(
            Peer(
                name=f"scipy HiGHS, {ASKED} cells only",
                module="scipy",
                call=by_programs,
                agree=same_cells,
                largest=300,
                repeats=1,
            ),
        ),
    )
]
