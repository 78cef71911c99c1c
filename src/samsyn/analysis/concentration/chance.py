"""How concentrated the same number of events would be by chance alone."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.concentration.gini import gini_of_histogram
from samsyn.analysis.result import Floats, Integers, Interval


@dataclass(frozen=True, kw_only=True, eq=False)
class Chance:
    """The mean Gini of the draws, where most of them lie, and the mean shares of places.

    `interval` holds `level` of the draws: where an unconcentrated spread would land, no
    confidence interval. `share_25` and `share_50` as in `Concentration`.
    """

    gini: float
    interval: Interval
    share_25: float
    share_50: float


def simulated(
    events: int, places: int, likely: Floats | None, draws: int, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """Gini and the shares of places with 25 and 50 % of the events, one of each a draw.

    Events fall independently: on all places alike, or as `likely` (places,) says. That is a
    Poisson law for each place, given the total.
    """
    found = np.empty((draws, 3))
    for draw in range(draws):
        histogram = np.bincount(_counts(events, places, likely, rng))
        found[draw, 0] = gini_of_histogram(histogram)
        found[draw, 1:] = [share_of_histogram(histogram, part) for part in (0.25, 0.5)]
    return found[:, 0], found[:, 1], found[:, 2]


def _counts(events: int, places: int, likely: Floats | None, rng: np.random.Generator) -> Integers:
    if likely is not None:
        return rng.multinomial(events, likely)
    if events > places:
        return rng.multinomial(events, np.full(places, 1 / places))
    return np.bincount(rng.integers(0, places, events), minlength=places)


def share_of_histogram(histogram: Integers, part: float) -> float:
    """The fewest places that hold `part` of the events, of all places; `histogram[k]` have k."""
    counts = np.arange(len(histogram))[::-1]
    number = histogram[::-1]
    held = np.cumsum(counts * number)
    wanted = part * held[-1]
    row = int(np.searchsorted(held, wanted - 1e-9))
    before = held[row] - counts[row] * number[row]
    needed = number[:row].sum() + np.ceil((wanted - before) / max(counts[row], 1) - 1e-9)
    return float(needed / histogram.sum())


def summarised(ginis: Floats, shares: tuple[Floats, Floats], level: float) -> Chance:
    tail = (1 - level) / 2
    lower, upper = np.quantile(ginis, [tail, 1 - tail])
    band = Interval(float(lower), float(upper), level, "where the draws lie")
    quarter, half = (float(np.mean(s)) for s in shares)
    return Chance(gini=float(ginis.mean()), interval=band, share_25=quarter, share_50=half)


def tied_p(observed: float, draws: Floats) -> float:
    """How often chance gives as much, draws of the same value counted half: a mid-p.

    Few events give few possible values, and counting all ties would reject far too seldom
    (Lancaster 1961, J Am Stat Assoc 56:223-234). The observed is one of its own ties.
    """
    tied = np.abs(draws - observed) <= 1e-9
    more = (draws > observed) & ~tied
    return float((more.sum() + (tied.sum() + 1) / 2) / (len(draws) + 1))
