"""An invented city: 40 × 40 km, 40 000 addresses of very unequal risk, some near repeats."""

import numpy as np

SIDE, ADDRESSES, DAYS, BLOCK = 40_000.0, 40_000, 1826, 500.0
BUILT = 0.25
REPEATS, SPREAD, SOON = 0.05, 70.0, 15

City = tuple[np.ndarray, np.ndarray, np.ndarray]


def incidents(events: int, *, days: int = DAYS, everywhere: bool = True, seed: int = 1) -> City:
    """x, y in metres and whole days. Addresses lie everywhere, or in a quarter of the blocks."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, SIDE, (2, ADDRESSES)) if everywhere else _built(rng)
    risk = rng.lognormal(0, 1.5, ADDRESSES)
    at = rng.choice(ADDRESSES, events, p=risk / risk.sum())
    x, y, day = x[at], y[at], rng.integers(0, days, events)
    again = int(REPEATS * events)
    first = rng.integers(again, events, again)
    x[:again] = x[first] + rng.normal(0, SPREAD, again)
    y[:again] = y[first] + rng.normal(0, SPREAD, again)
    day[:again] = np.minimum(day[first] + rng.integers(0, SOON, again), days - 1)
    return x, y, day


def _built(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    across = int(SIDE / BLOCK)
    blocks = rng.choice(across**2, int(BUILT * across**2), replace=False)
    row, column = np.divmod(rng.choice(blocks, ADDRESSES), across)
    within = rng.uniform(0, BLOCK, (2, ADDRESSES))
    return column * BLOCK + within[0], row * BLOCK + within[1]


def in_blocks(city: City) -> City:
    """The block of every incident as a code, and the middle of every block that has any."""
    x, y, _ = city
    across = int(SIDE / BLOCK) + 2
    key = (np.floor(y / BLOCK) + 1) * across + np.floor(x / BLOCK) + 1
    blocks, place = np.unique(key.astype(int), return_inverse=True)
    row, column = np.divmod(blocks, across)
    return place, (column - 0.5) * BLOCK, (row - 0.5) * BLOCK
