"""The room `hotspots` where every cell has the same risk."""

from collections.abc import Callable
from functools import cache

import numpy as np

from samsyn.analysis.hotspots import (
    Neighbours,
    emerging,
    hot_areas,
    hot_spots,
    local_moran,
    moran,
)

from .null import LEVEL, Null

SHAPE, DRAWS = (30, 30), 399
Once = Callable[[np.random.Generator], np.ndarray | bool]


def dense(rng: np.random.Generator) -> np.ndarray:
    return rng.poisson(4.0, SHAPE).astype(float)


def sparse(rng: np.random.Generator) -> np.ndarray:
    """95 % zeros."""
    return rng.poisson(0.0513, SHAPE).astype(float)


def each_cell(draw: Callable[..., np.ndarray], **settings: object) -> Once:
    return lambda rng: hot_spots(draw(rng), **settings).p <= LEVEL  # type: ignore[arg-type]


def high_side(draw: Callable[..., np.ndarray], **settings: object) -> Once:
    """Hot only: the upper tail at 5 %."""
    return lambda rng: hot_spots(draw(rng), **settings).upper <= LEVEL  # type: ignore[arg-type]


def any_cell(draw: Callable[..., np.ndarray]) -> Once:
    """With nothing going on, the false discovery rate is the chance of pointing out anything."""
    return lambda rng: bool((hot_spots(draw(rng)).kind != 0).any())


@cache
def areas() -> Neighbours:
    """A hundred areas in ten rows, each with those that touch it."""
    return Neighbours.of(
        [
            [
                row * 10 + column
                for row in range(max(place // 10 - 1, 0), min(place // 10 + 2, 10))
                for column in range(max(place % 10 - 1, 0), min(place % 10 + 2, 10))
                if row * 10 + column != place
            ]
            for place in range(100)
        ]
    ).row_standardised()


def rates(rng: np.random.Generator) -> np.ndarray:
    return rng.gamma(3.0, 2.0, 100)


def few(rng: np.random.Generator) -> np.ndarray:
    while True:
        counts = rng.poisson(0.0513, 100).astype(float)
        if counts.any():
            return counts


def trends(draw: Callable[..., np.ndarray]) -> Once:
    """Trend of Gi* in cells that touch no other looked-at cell."""

    def once(rng: np.random.Generator) -> np.ndarray:
        cube = np.stack([draw(rng)[:12, :12] for _ in range(24)])
        return np.asarray(emerging(cube, comparison="cube").trend_p[1::3, 1::3] <= LEVEL)

    return once


NULLS = [
    Null(
        name="hot_spots exact, each cell",
        data="dense",
        kind="test",
        once=each_cell(dense),
        conservative=True,
    ),
    Null(
        name="hot_spots mid-p, each cell", data="dense", kind="test", once=each_cell(dense, p="mid")
    ),
    Null(
        name="hot_spots exact, each cell",
        data="sparse",
        kind="test",
        once=each_cell(sparse),
        conservative=True,
    ),
    Null(
        name="hot_spots mid-p, each cell",
        data="sparse",
        kind="test",
        once=each_cell(sparse, p="mid"),
        conservative=True,
    ),
    Null(
        name="hot_spots exact, hot side",
        data="sparse",
        kind="test",
        once=high_side(sparse),
        conservative=True,
    ),
    Null(
        name="hot_spots mid-p, hot side",
        data="sparse",
        kind="test",
        once=high_side(sparse, p="mid"),
    ),
    Null(
        name="hot_spots radius 3, mid-p, each cell",
        data="sparse",
        kind="test",
        once=each_cell(sparse, p="mid", radius=3.0),
        conservative=True,
        simulations=1000,
    ),
    Null(
        name="hot_spots own drawn, mid-p, each cell",
        data="sparse",
        kind="test",
        once=each_cell(sparse, p="mid", own="drawn"),
        conservative=True,
    ),
    Null(
        name="hot_spots any cell at fdr 5 %",
        data="dense",
        kind="test",
        once=any_cell(dense),
        conservative=True,
    ),
    Null(
        name="hot_spots any cell at fdr 5 %",
        data="sparse",
        kind="test",
        once=any_cell(sparse),
        conservative=True,
    ),
    Null(
        name="hot_areas draws, each area",
        data="dense",
        kind="test",
        once=lambda rng: hot_areas(rates(rng), areas(), seed=1, permutations=DRAWS).p <= LEVEL,
        simulations=1000,
    ),
    Null(
        name="hot_areas exact, each area",
        data="sparse",
        kind="test",
        once=lambda rng: hot_areas(few(rng), areas()).p <= LEVEL,
        conservative=True,
    ),
    Null(
        name="moran, permutation",
        data="dense",
        kind="test",
        once=lambda rng: moran(rates(rng), areas(), seed=1, permutations=DRAWS).p <= LEVEL,
        simulations=1000,
    ),
    Null(
        name="moran, permutation",
        data="sparse",
        kind="test",
        once=lambda rng: moran(few(rng), areas(), seed=1, permutations=DRAWS).p <= LEVEL,
        conservative=True,
        simulations=1000,
    ),
    Null(
        name="moran, normal",
        data="dense",
        kind="test",
        once=lambda rng: moran(rates(rng), areas(), seed=1, permutations=99).normal_p <= LEVEL,
    ),
    Null(
        name="local_moran, each area",
        data="dense",
        kind="test",
        once=lambda rng: local_moran(rates(rng), areas(), seed=1, permutations=DRAWS).p <= LEVEL,
        simulations=1000,
    ),
    Null(
        name="local_moran, each area",
        data="sparse",
        kind="test",
        once=lambda rng: local_moran(few(rng), areas(), seed=1, permutations=DRAWS).p <= LEVEL,
        conservative=True,
        simulations=1000,
    ),
    Null(
        name="emerging, trend of Gi*",
        data="dense",
        kind="test",
        once=trends(dense),
        simulations=500,
    ),
    Null(
        name="emerging, trend of Gi*",
        data="sparse",
        kind="test",
        once=trends(sparse),
        conservative=True,
        simulations=500,
    ),
]
