"""Moran's I of a whole map, and of each area."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.hotspots.areas import weighted_tails
from samsyn.analysis.hotspots.draws import check_permutations, generator
from samsyn.analysis.hotspots.local import P, judged
from samsyn.analysis.hotspots.neighbours import Neighbours, for_areas
from samsyn.analysis.hotspots.subsets import Tails
from samsyn.analysis.result import Floats, Integers, Result, gettext_noop

GLOBAL = "Moran 1950, Biometrika 37:17-23; moments: Cliff & Ord 1981, Spatial Processes"
LOCAL = (
    "Anselin 1995, Geogr Anal 27:93-115; conditional moments: Sokal, Oden & Thomson 1998, "
    "Geogr Anal 30:331-354; false discovery rate: Benjamini & Hochberg 1995"
)
AT_ONCE = 4_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Moran(Result):
    """`value` is I; `expected`, `variance` and `z` by randomisation, `normal_p` two-sided from z.

    `p` is the two-sided permutation p, right with ties.
    """

    value: float
    expected: float
    variance: float
    z: float
    normal_p: float
    p: float


@dataclass(frozen=True, kw_only=True, eq=False)
class LocalMoran(Result):
    """One value an area. `quadrant`: 1 high among high, 2 low among high, 3 low among low,
    4 high among low, and 0 where `adjusted` is above the false discovery rate.
    """

    value: Floats
    expected: Floats
    variance: Floats
    z: Floats
    upper: Floats
    lower: Floats
    p: Floats
    adjusted: Floats
    quadrant: Integers


def moran(
    values: ArrayLike, neighbours: Neighbours, *, seed: int, permutations: int = 9999
) -> Moran:
    """Do like values lie together on the map?

    `values`: shape (areas,), at least 4, not all alike; weights as given (row-standardise first
    to have I as most programs tell it). Areas without neighbours count in the mean. p compares I
    with `permutations` random placements, both tails, twice the smaller.
    Raises UnusableInput for gaps, values that are all alike, and neighbours that do not fit.

    Moran 1950; Cliff & Ord 1981.
    """
    array = for_areas(values, neighbours)
    draws = check_permutations(permutations)
    rng = generator(checks.seed("seed", seed))
    centred = _centred(array)
    value = _moran(centred[None, :], neighbours)[0]
    expected, variance = _moments(centred, neighbours)
    z = (value - expected) / np.sqrt(variance) if variance > 0 else 0.0
    return Moran(
        method="Moran's I, randomisation moments and seeded permutation, two-sided",
        source=GLOBAL,
        settings={"seed": int(seed), "permutations": draws},
        size={"areas": len(array), "pairs": len(neighbours.to)},
        value=float(value),
        expected=expected,
        variance=variance,
        z=float(z),
        normal_p=float(2 * laws.ndtr(-abs(z))),
        p=_permutation_p(centred, neighbours, float(value), rng, draws),
    )


def _centred(values: Floats) -> Floats:
    centred = values - values.mean()
    if np.abs(centred).max() <= 1e-12 * max(1.0, float(np.abs(values).max())):
        raise UnusableInput(
            "values",
            gettext_noop("är lika i alla områden: det finns inget mönster att pröva."),
            gettext_noop("Välj en längre period eller en annan typ av händelser."),
        )
    return np.asarray(centred)


def _moran(centred: Floats, neighbours: Neighbours) -> Floats:
    """I of each row of (draws, areas)."""
    products = centred[:, neighbours.rows] * centred[:, neighbours.to]
    total = float(neighbours.weight.sum())
    if total == 0:
        raise UnusableInput(
            "neighbours",
            gettext_noop("är tomma: inget område har någon granne."),
            gettext_noop("Ange vilka områden som gränsar till varandra."),
        )
    squares = (centred**2).sum(axis=1)
    return np.asarray(centred.shape[1] / total * (products @ neighbours.weight) / squares)


def _moments(centred: Floats, neighbours: Neighbours) -> tuple[float, float]:
    """E(I) and Var(I) when the values are dealt out at random."""
    n = len(centred)
    s0, s1, s2 = _weight_sums(neighbours)
    kurtosis = float((centred**4).mean() / (centred**2).mean() ** 2)
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    second = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    expected = -1 / (n - 1)
    return expected, (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2


def _weight_sums(neighbours: Neighbours) -> tuple[float, float, float]:
    size, weight = len(neighbours), neighbours.weight
    forth = neighbours.rows * size + neighbours.to
    back = neighbours.to * size + neighbours.rows
    order = np.argsort(forth)
    place = np.minimum(np.searchsorted(forth[order], back), len(forth) - 1)
    mirrored = np.where(forth[order][place] == back, weight[order][place], 0.0)
    s1 = float((weight**2).sum() + (weight * mirrored).sum())
    columns = np.bincount(neighbours.to, weights=weight, minlength=size)
    s2 = float(((neighbours.sums(weight) + columns) ** 2).sum())
    return float(weight.sum()), s1, s2


def _permutation_p(
    centred: Floats, neighbours: Neighbours, value: float, rng: np.random.Generator, draws: int
) -> float:
    rows = max(1, AT_ONCE // max(len(neighbours.to), len(centred)))
    above = below = 0
    for done in range(0, draws, rows):
        block = np.tile(centred, (min(rows, draws - done), 1))
        simulated = _moran(rng.permuted(block, axis=1), neighbours)
        above += int(np.sum(simulated >= value - 1e-9))
        below += int(np.sum(simulated <= value + 1e-9))
    return min(1.0, 2 * (1 + min(above, below)) / (1 + draws))


def local_moran(
    values: ArrayLike,
    neighbours: Neighbours,
    *,
    seed: int,
    permutations: int = 9999,
    p: P = "exact",
    fdr: float = 0.05,
) -> LocalMoran:
    """Which areas resemble, or differ from, their neighbours more than chance would have it?

    `values`: shape (areas,), at least 4, not all alike. I_i = z_i Σ w z_j / m2 with m2 = Σ z²/n.
    `expected`, `variance` and `z` given the own value; p by `permutations` seeded conditional
    draws, twice the smaller tail, right with ties ("mid" counts half of the draws that tie).
    Raises UnusableInput for gaps, values that are all alike, and neighbours that do not fit.
    Anselin 1995; Sokal, Oden & Thomson 1998.
    """
    centred = _centred(for_areas(values, neighbours))
    draws = check_permutations(permutations)
    checks.one_of("p", p, ("exact", "mid"))
    tails = _turned(centred, weighted_tails(centred, neighbours, seed, draws))
    found = judged(tails, neighbours.many, p, checks.share("fdr", fdr))
    value = centred * neighbours.lag(centred) / (centred**2).mean()
    expected, variance = _local_moments(centred, neighbours)
    half = "mid-p, " if p == "mid" else ""
    return LocalMoran(
        method=f"local Moran, seeded conditional permutation, {half}two-sided, Benjamini-Hochberg",
        source=LOCAL,
        settings={"seed": int(seed), "permutations": draws, "p": p, "fdr": float(fdr)},
        size={"areas": len(centred), "pairs": len(neighbours.to)},
        value=value,
        expected=expected,
        variance=variance,
        z=np.where(variance > 0, (value - expected) / np.sqrt(variance + (variance == 0)), 0.0),
        upper=found.upper,
        lower=found.lower,
        p=found.p,
        adjusted=found.adjusted,
        quadrant=_quadrant(centred, neighbours.lag(centred)) * (found.adjusted <= fdr),
    )


def _turned(centred: Floats, tails: Tails) -> Tails:
    """From the neighbours' sum to its product with the own value, which may turn it round."""
    below, none = centred < 0, np.abs(centred) <= 1e-12 * np.abs(centred).max()
    return Tails(
        np.where(none, 1.0, np.where(below, tails.lower, tails.upper)),
        np.where(none, 1.0, np.where(below, tails.upper, tails.lower)),
        np.where(none, 1.0, tails.at),
    )


def _local_moments(centred: Floats, neighbours: Neighbours) -> tuple[Floats, Floats]:
    """Given the own value: a sum of weights times a draw without replacement from the others."""
    n, m2 = len(centred), float((centred**2).mean())
    mean = -centred / (n - 1)
    spread = (n * m2 - centred**2) / (n - 1) - mean**2
    weights, squares = neighbours.sums(neighbours.weight), neighbours.sums(neighbours.weight**2)
    varies = spread * (squares - weights**2 / (n - 1)) * (n - 1) / (n - 2)
    return centred / m2 * weights * mean, (centred / m2) ** 2 * np.maximum(varies, 0.0)


def _quadrant(centred: Floats, lag: Floats) -> Integers:
    high, among_high = centred > 0, lag > 0
    return np.select([high & among_high, ~high & among_high, ~high & ~among_high], [1, 2, 3], 4)
