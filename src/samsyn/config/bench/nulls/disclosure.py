"""Whether noise and rounding are right on average, and their intervals hold the truth."""

from collections.abc import Callable

import numpy as np

from samsyn.analysis.disclosure import (
    Facts,
    perturb,
    perturbation_table,
    rounded_at_random,
    table,
)
from samsyn.analysis.result import Flags, Floats

from .null import Null

CELLS = 300
NORMAL = 1.959964


def dense(rng: np.random.Generator) -> Floats:
    return rng.poisson(12.0, CELLS).astype(float)


def sparse(rng: np.random.Generator) -> Floats:
    """95 % zeros; the others follow 1 + Poisson(1.5)."""
    return (rng.random(5 * CELLS) < 0.05) * (1.0 + rng.poisson(1.5, 5 * CELLS))


def with_total(counts: Floats) -> Facts:
    return table(counts)


def keys(rng: np.random.Generator, cells: int) -> np.ndarray:
    return rng.integers(0, 2**64, cells, dtype=np.uint64)


def of_cells(draw: Callable[[np.random.Generator], Floats]) -> Callable[..., Flags]:
    """Every cell that is not empty, and the total with them."""
    law = perturbation_table(largest=5, variance=2.0)

    def once(rng: np.random.Generator) -> Flags:
        facts = with_total(draw(rng))
        found = perturb(facts, keys(rng, len(facts)), table=law)
        holds = (found.interval.lower <= facts.values) & (facts.values <= found.interval.upper)
        return np.asarray(holds[facts.values > 0])

    return once


def of_total(draw: Callable[[np.random.Generator], Floats]) -> Callable[..., bool]:
    law = perturbation_table(largest=5, variance=2.0)

    def once(rng: np.random.Generator) -> bool:
        facts = with_total(draw(rng))
        found = perturb(facts, keys(rng, len(facts)), table=law)
        lower, upper = np.asarray(found.interval.lower), np.asarray(found.interval.upper)
        return bool(lower[-1] <= facts.values[-1] <= upper[-1])

    return once


def noise_tilts(draw: Callable[[np.random.Generator], Floats]) -> Callable[..., bool]:
    """A z test that the sum of all noise is nothing, with the variance that the table states."""
    law = perturbation_table(largest=5, variance=2.0)

    def once(rng: np.random.Generator) -> bool:
        counts = draw(rng)
        facts = Facts.of(counts)
        off = perturb(facts, keys(rng, len(facts)), table=law).value - counts
        row = np.minimum(counts, len(law.variances) - 1).astype(int)
        return bool(abs(off.sum()) > NORMAL * np.sqrt(law.variances[row].sum()))

    return once


def rounding_tilts(draw: Callable[[np.random.Generator], Floats], base: int) -> Callable[..., bool]:
    """The same for random rounding, with variance r(base - r) of each cell."""

    def once(rng: np.random.Generator) -> bool:
        counts = draw(rng)
        facts = Facts.of(counts)
        value = rounded_at_random(facts, base=base, seed=int(rng.integers(2**62))).value
        rest = counts % base
        return bool(abs((value - counts).sum()) > NORMAL * np.sqrt((rest * (base - rest)).sum()))

    return once


NULLS = [
    Null(
        name="cell key, interval of every count",
        data="dense",
        kind="interval",
        once=of_cells(dense),
        conservative=True,
    ),
    Null(
        name="cell key, interval of every count",
        data="sparse",
        kind="interval",
        once=of_cells(sparse),
        conservative=True,
    ),
    Null(
        name="cell key, interval of the total",
        data="dense",
        kind="interval",
        once=of_total(dense),
        conservative=True,
    ),
    Null(
        name="cell key, interval of the total",
        data="sparse",
        kind="interval",
        once=of_total(sparse),
        conservative=True,
    ),
    Null(name="cell key, sum of noise", data="dense", kind="test", once=noise_tilts(dense)),
    Null(name="cell key, sum of noise", data="sparse", kind="test", once=noise_tilts(sparse)),
    Null(
        name="random rounding to 3, sum of errors",
        data="dense",
        kind="test",
        once=rounding_tilts(dense, 3),
    ),
    Null(
        name="random rounding to 3, sum of errors",
        data="sparse",
        kind="test",
        once=rounding_tilts(sparse, 3),
    ),
    Null(
        name="random rounding to 5, sum of errors",
        data="dense",
        kind="test",
        once=rounding_tilts(dense, 5),
    ),
    Null(
        name="random rounding to 5, sum of errors",
        data="sparse",
        kind="test",
        once=rounding_tilts(sparse, 5),
    ),
]
