"""Near repeats when there are none: days dealt out anyhow among places."""

from functools import partial

import numpy as np

from samsyn.analysis.nearrepeat import NearRepeats, near_repeats

from .null import LEVEL, Null

DENSE, SPARSE = 600, 60


def _found(rng: np.random.Generator, events: int, permutations: int = 0) -> NearRepeats:
    """Uneven places over an uneven year."""
    places, risk = rng.uniform(0, 3000, (200, 2)), rng.lognormal(0, 1, 200)
    x, y = places[rng.choice(200, events, p=risk / risk.sum())].T
    day = np.floor(365 * rng.beta(2, 3, events))
    return near_repeats(
        *(x, y, day),
        distance_breaks=(0, 1, 200, 400),
        day_breaks=(0, 7, 14),
        permutations=permutations,
        seed=int(rng.integers(2**32)),
    )


def _by_moments(rng: np.random.Generator, events: int) -> np.ndarray:
    return _found(rng, events).p <= LEVEL


def _by_permutation(rng: np.random.Generator, events: int) -> np.ndarray:
    found = _found(rng, events, permutations=99).permutation_p
    assert found is not None
    return found <= LEVEL


def _anywhere(rng: np.random.Generator, events: int) -> bool:
    found = _found(rng, events, permutations=99).adjusted_p
    assert found is not None
    return bool(found.min() <= LEVEL)


def _within(rng: np.random.Generator, events: int) -> np.ndarray:
    found = _found(rng, events)
    return (found.by_chance.lower <= found.observed) & (found.observed <= found.by_chance.upper)


NULLS = [
    Null(
        name="p of the moments", data="dense", kind="test", once=partial(_by_moments, events=DENSE)
    ),
    Null(
        name="p of the moments",
        data="sparse",
        kind="test",
        once=partial(_by_moments, events=SPARSE),
        conservative=True,
    ),
    Null(
        name="p of permutations",
        data="dense",
        kind="test",
        once=partial(_by_permutation, events=DENSE),
    ),
    Null(
        name="p of permutations",
        data="sparse",
        kind="test",
        once=partial(_by_permutation, events=SPARSE),
        conservative=True,
    ),
    Null(
        name="smallest p of the table",
        data="dense",
        kind="test",
        once=partial(_anywhere, events=DENSE),
    ),
    Null(
        name="smallest p of the table",
        data="sparse",
        kind="test",
        once=partial(_anywhere, events=SPARSE),
        conservative=True,
    ),
    Null(
        name="range by chance",
        data="dense",
        kind="interval",
        once=partial(_within, events=DENSE),
        conservative=True,
    ),
    Null(
        name="range by chance",
        data="sparse",
        kind="interval",
        once=partial(_within, events=SPARSE),
        conservative=True,
    ),
]
