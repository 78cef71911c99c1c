"""Near repeats beside pointpats: 200 m, 14 days, in the invented city."""

from typing import Any

import numpy as np

from samsyn.analysis.nearrepeat import NearRepeats, near_repeats
from samsyn.config.bench.city import City, incidents

from .comparison import Comparison, Peer

METRES, DAYS = 200.0, 14
PERMUTATIONS = 999


def _ours(city: City, engine: Any, permutations: int = 0) -> NearRepeats:
    return near_repeats(
        *city,
        distance_breaks=[0, METRES],
        day_breaks=[0, DAYS],
        permutations=permutations,
        seed=1,
        engine=engine,
    )


def _ours_permuted(city: City, engine: Any) -> NearRepeats:
    return _ours(city, engine, PERMUTATIONS)


def _pointpats(city: City, permutations: int = 0) -> dict[str, Any]:
    """pointpats counts ≤ where ours counts <: the break is moved to just below."""
    from pointpats import Knox

    x, y, day = city
    np.random.seed(1)
    found = Knox(
        np.column_stack([x, y]),
        day[:, None],
        delta=np.nextafter(METRES, 0),
        tau=DAYS - 1,
        permutations=permutations,
        keep=permutations > 0,
    )
    told = {"observed": found.statistic_, "expected": float(np.ravel(found.expected)[0])}
    return told | ({"mean": float(np.mean(found.sim))} if permutations else {})


def _pointpats_permuted(city: City) -> dict[str, Any]:
    return _pointpats(city, PERMUTATIONS)


def _agree(ours: NearRepeats, theirs: dict[str, Any]) -> str:
    """Their Poisson p is P(X > s), a known fault: it is not compared."""
    assert int(ours.observed.item()) == int(theirs["observed"])
    np.testing.assert_allclose(ours.expected.item(), theirs["expected"], rtol=1e-9)
    words = f"{int(theirs['observed'])} pairs, {theirs['expected']:.2f} expected by both"
    if "mean" in theirs:
        off = (theirs["mean"] - ours.expected.item()) / ours.deviation.item()
        assert abs(off) < 5 / np.sqrt(PERMUTATIONS)
        words += f"; their simulated mean is {off:+.3f} exact deviations from ours"
    return words


COMPARISONS = [
    Comparison(
        name="Knox with exact moments, 200 m and 14 days",
        sizes=(10_000, 30_000, 100_000, 1_000_000),
        at=100_000,
        data=incidents,
        ours=_ours,
        peers=(
            Peer(
                name="pointpats Knox, no permutations",
                module="pointpats",
                call=_pointpats,
                agree=_agree,
                bar=50,
                bar_numba=50,
                largest=100_000,
                repeats=1,
            ),
        ),
        numba=True,
        limits={"numpy": 1.0, "numba": 0.3, "peak": 2048},
    ),
    Comparison(
        name="Knox with 999 permutations, 200 m and 14 days",
        sizes=(10_000, 100_000),
        at=10_000,
        data=incidents,
        ours=_ours_permuted,
        peers=(
            Peer(
                name="pointpats Knox, 999 permutations",
                module="pointpats",
                call=_pointpats_permuted,
                agree=_agree,
                bar=100,
                bar_numba=100,
                largest=10_000,
                repeats=1,
            ),
        ),
        numba=True,
        repeats=3,
    ),
]
