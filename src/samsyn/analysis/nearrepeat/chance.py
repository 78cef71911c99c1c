"""The law of a pair count by chance, from its exact mean and variance."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.result import Flags, Floats, Integers

LIKE_POISSON = 1e-6


@dataclass(frozen=True)
class Chance:
    """Counts (near, soon) with the margins `near` (S, 1) and `soon` (1, T) of all `pairs`.

    Where a margin holds more than half of all pairs, its complement is looked at instead, so that
    what is modelled is always the rare thing; `mean` is then that of the rare count. Its law is
    the negative binomial, Poisson or binomial with the exact mean and variance (as the variance
    is above, at or below the mean).
    """

    near: Floats
    soon: Floats
    pairs: int
    mean: Floats
    variance: Floats

    @classmethod
    def of(cls, near: Integers, soon: Integers, pairs: int, variance: Floats) -> "Chance":
        a, b = near[:, None].astype(float), soon[None, :].astype(float)
        rare_a, rare_b = np.minimum(a, pairs - a), np.minimum(b, pairs - b)
        return cls(a, b, pairs, rare_a * rare_b / max(pairs, 1), variance)

    @property
    def turned(self) -> Flags:
        """Where a high count is a low rare count."""
        return (2 * self.near > self.pairs) != (2 * self.soon > self.pairs)

    @property
    def _offset(self) -> Floats:
        """The count where the rare count is none."""
        many_a, many_b = 2 * self.near > self.pairs, 2 * self.soon > self.pairs
        both = self.near + self.soon - self.pairs
        only = np.where(many_a, self.soon, self.near)
        return np.where(many_a & many_b, both, np.where(self.turned, only, 0.0))

    def rare(self, counts: Integers) -> Floats:
        """The count of the rare thing, from the count."""
        return np.where(self.turned, self._offset - counts, counts - self._offset)

    def reaches(self, counts: Integers) -> Floats:
        """P(X ≥ count)."""
        rare = self.rare(counts)
        return np.where(self.turned, 1 - self._upper(rare + 1), self._upper(rare))

    def _upper(self, y: Floats) -> Floats:
        """P(Y ≥ y) of the rare count."""
        mean, variance = (np.broadcast_to(v, y.shape) for v in (self.mean, self.variance))
        excess, least = variance - mean, np.maximum(y, 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            size = mean * mean / np.abs(excess)
            wide = laws.betainc(least, size, excess / variance)
            left = size - least + 1
            narrow = laws.betainc(least, np.maximum(left, 1e-300), -excess / mean)
            poisson = laws.gammainc(least, mean)
        found = np.where(excess > 0, wide, np.where(left > 0, narrow, 0.0))
        found = np.where(np.abs(excess) <= LIKE_POISSON * mean, poisson, found)
        found = np.where(variance == 0, (y <= np.round(mean)).astype(float), found)
        return np.where(y <= 0, 1.0, found)

    def range(self, level: float) -> tuple[Floats, Floats]:
        """The counts that chance stays within, with at most (1 - level) / 2 beyond each end."""
        tail = (1 - level) / 2
        low = self._least(lambda y: self._upper(y + 1) < 1 - tail)
        high = self._least(lambda y: self._upper(y + 1) <= tail)
        sign = np.where(self.turned, -1, 1)
        ends = self._offset + sign * low, self._offset + sign * high
        return np.minimum(*ends), np.maximum(*ends)

    def _least(self, holds: Callable[[Floats], Flags]) -> Floats:
        """The least rare count for which it holds, by halving."""
        below = np.full(self.mean.shape, -1.0)
        above = np.ceil(self.mean + 40 * np.sqrt(self.variance) + 100)
        while (above - below > 1).any():
            middle = np.floor((below + above) / 2)
            yes = holds(middle)
            above, below = np.where(yes, middle, above), np.where(yes, below, middle)
        return above
