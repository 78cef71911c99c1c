"""Scans when there is no cluster."""

from collections.abc import Callable
from functools import partial

import numpy as np

from samsyn.analysis.scan import Cylinders, Scan, permutation_scan, poisson_scan

from .null import LEVEL, Null

SIDE, STEPS = 5, 14
DENSE, SPARSE = 800, 18
NOW = Cylinders(radius=1200, longest=5)
EVER = Cylinders(share=0.3, longest=3, prospective=False)
X, Y = (grid.ravel() * 500.0 for grid in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))

Once = Callable[[np.random.Generator], Scan]


def _permutation(rng: np.random.Generator, cases: int, cylinders: Cylinders) -> Scan:
    """Uneven places and uneven steps, but no interaction."""
    at, when = rng.dirichlet(np.ones(SIDE**2)), rng.dirichlet(np.full(STEPS, 3.0))
    place, step = rng.choice(SIDE**2, cases, p=at), rng.choice(STEPS, cases, p=when)
    return permutation_scan(
        *(place, step, X, Y),
        steps=STEPS,
        cylinders=cylinders,
        seed=int(rng.integers(2**32)),
        replicates=59,
    )


def _poisson(rng: np.random.Generator, cases: int, cylinders: Cylinders) -> Scan:
    """Cases where persons are, and as many as there are by chance."""
    persons = rng.lognormal(5, 1, (SIDE**2, STEPS))
    counts = rng.poisson(cases * persons / persons.sum())
    place, step = np.repeat(np.indices(persons.shape).reshape(2, -1), counts.ravel(), axis=1)
    return poisson_scan(
        *(place, step, X, Y, persons),
        steps=STEPS,
        cylinders=cylinders,
        seed=int(rng.integers(2**32)),
        replicates=59,
    )


def _by_rank(rng: np.random.Generator, scan: Once) -> bool:
    return scan(rng).p <= LEVEL


def _by_gumbel(rng: np.random.Generator, scan: Once) -> bool:
    return scan(rng).gumbel_p <= LEVEL


def _nulls(
    name: str, once: Callable[..., Scan], cylinders: Cylinders, *, ties: bool = False
) -> list[Null]:
    """Rank and Gumbel p, dense and sparse. With few cases ratios tie, and ties count against."""
    return [
        Null(
            name=f"{name}, {kind} p",
            data="dense" if cases == DENSE else "sparse",
            kind="test",
            once=partial(test, scan=partial(once, cases=cases, cylinders=cylinders)),
            conservative=ties and cases == SPARSE,
        )
        for cases in (DENSE, SPARSE)
        for kind, test in (("rank", _by_rank), ("Gumbel", _by_gumbel))
    ]


NULLS = [
    *_nulls("prospective permutation", _permutation, NOW, ties=True),
    *_nulls("retrospective permutation", _permutation, EVER, ties=True),
    *_nulls("prospective Poisson", _poisson, NOW),
]
