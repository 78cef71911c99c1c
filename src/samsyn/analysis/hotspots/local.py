"""What every local statistic shares: z by Getis and Ord, tails, correction for many, and a kind."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.hotspots.distinct import distinct
from samsyn.analysis.hotspots.draws import shared_tails
from samsyn.analysis.hotspots.subsets import SMALLEST_P, Tails, length_of, tails
from samsyn.analysis.multiple import benjamini_hochberg
from samsyn.analysis.result import Floats, Integers

Statistic = Literal["gi*", "gi"]
Own = Literal["given", "drawn"]
P = Literal["exact", "mid"]
Kinds = NDArray[np.int8]
HOT, NONE, COLD = 1, 0, -1
LARGEST_RANGE = 2**24
SOURCE = (
    "Getis & Ord 1992, Geogr Anal 24:189-206; Ord & Getis 1995, Geogr Anal 27:286-306; "
    "conditional permutation: Anselin 1995, Geogr Anal 27:93-115; "
    "false discovery rate: Benjamini & Hochberg 1995, J R Stat Soc B 57:289-300"
)


@dataclass(frozen=True)
class Local:
    """Both tails, two-sided p, p adjusted for all cells, and hot, cold or neither.

    One value a case; `case` is the case of each cell, None where each cell is its own.
    """

    upper: Floats
    lower: Floats
    p: Floats
    adjusted: Floats
    kind: Kinds
    exact: bool
    case: Integers | None = None

    def cells(self, name: str) -> Any:
        """A field with one value a cell."""
        values = getattr(self, name)
        return values if self.case is None else values[self.case]


def gi_star_z(values: Floats, sums: Floats, weights: Floats, reach: Floats) -> Floats:
    """Ord & Getis 1995: the cell itself among its neighbours.

    `sums` = Σ w x and `weights` = Σ w for each cell, itself included; `reach` as `room` gives it.
    """
    mean, spread = moments(values)
    return _ratio(sums - weights * mean, spread * reach)


def moments(values: Floats) -> tuple[float, float]:
    """Mean and spread of all values, n below."""
    flat = values.ravel()
    mean = float(flat.mean())
    return mean, float(np.sqrt(max(float(np.square(flat).mean()) - mean**2, 0.0)))


def room(size: int, weights: Floats, squares: Floats) -> Floats:
    """How much a weighted sum varies for each unit of spread."""
    return np.sqrt(np.maximum(size * squares - weights**2, 0.0) / max(size - 1, 1))


def gi_z(values: Floats, sums: Floats, weights: Floats, squares: Floats) -> Floats:
    """Ord & Getis 1995: mean and spread of all others, the cell itself left out."""
    others = len(values) - 1
    mean = (values.sum() - values) / max(others, 1)
    square = ((values**2).sum() - values**2) / max(others, 1)
    spread = np.sqrt(np.maximum(square - mean**2, 0.0))
    return _ratio(sums - weights * mean, spread * room(others, weights, squares))


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 1e-12)


def as_whole(values: Floats) -> Integers | None:
    """The values less their smallest, where all differences are whole numbers of a fair size."""
    lifted = values - values.min()
    if lifted.max() > LARGEST_RANGE or (lifted != np.floor(lifted)).any():
        return None
    return lifted.astype(np.int64)


def exact_local(
    values: Integers, neighbours: Integers, sums: Integers, own: Own, p: P, fdr: float
) -> Local | None:
    """`sums` of the neighbours only, in the same units as `values`; None where it is too large."""
    extra = int(own == "drawn")
    if length_of(values, int(neighbours.max(initial=0)) + extra) is None:
        return None
    cases = distinct(neighbours, values, sums)
    drawn, itself, total = cases.columns
    if own == "given":
        found = tails(values, drawn, itself, total)
    else:
        found = tails(values, drawn + extra, None, total + itself)
    if found is None:
        return None
    return replace(_judged(found, drawn, cases.rows, p, fdr, exact=True), case=cases.case)


def drawn_local(
    values: Floats,
    neighbours: Integers,
    sums: Floats,
    p: P,
    fdr: float,
    rng: np.random.Generator,
    draws: int,
) -> Local:
    """The same by seeded conditional permutation."""
    found = shared_tails(values, neighbours, sums, rng, draws)
    return judged(found, neighbours, p, fdr)


def judged(found: Tails, neighbours: Integers, p: P, fdr: float) -> Local:
    """Tails of simulated draws, one a cell, turned into an answer."""
    return _judged(found, neighbours, np.ones(len(neighbours), np.int64), p, fdr, exact=False)


def _judged(
    found: Tails, neighbours: Integers, rows: Integers, p: P, fdr: float, *, exact: bool
) -> Local:
    half = found.at / 2 if p == "mid" else 0.0
    least = SMALLEST_P if exact else 0.0
    alone = neighbours == 0
    upper = np.where(alone, 1.0, np.maximum(found.upper - half, least))
    lower = np.where(alone, 1.0, np.maximum(found.lower - half, least))
    both = np.minimum(1.0, 2 * np.minimum(upper, lower))
    adjusted = np.ones_like(both)
    adjusted[~alone] = benjamini_hochberg(both[~alone], rows[~alone])
    sign = np.where(upper < lower, HOT, COLD)
    kind = np.where(adjusted <= fdr, sign, NONE).astype(np.int8)
    return Local(upper, lower, both, adjusted, kind, exact)
