"""Four counts: what they say of the ratio of two changes, however small they are."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.effect.profile import FURTHEST, limits
from samsyn.analysis.result import Floats

WIDEST = 100_000


@dataclass(frozen=True)
class Table:
    """Four counts: a treated before, b treated after, c control before, d control after."""

    a: float
    b: float
    c: float
    d: float

    @property
    def before(self) -> float:
        return self.a

    @property
    def total(self) -> float:
        return self.a + self.b + self.c + self.d

    @property
    def least(self) -> float:
        return min(self.a, self.b, self.c, self.d)

    @property
    def log_ratio(self) -> float:
        with np.errstate(divide="ignore", invalid="ignore"):
            a, b, c, d = np.log([self.a, self.b, self.c, self.d])
            return float(b - a - d + c)

    @property
    def error(self) -> float:
        if not self.least:
            return np.inf
        return float(np.sqrt(1 / self.a + 1 / self.b + 1 / self.c + 1 / self.d))

    def drop(self, log_ratio: float) -> float:
        """How far twice the log-likelihood lies below its top when the ratio is this.

        The fitted table keeps the margins and has this cross ratio: a root of a quadratic.
        """
        ratio = np.exp(log_ratio)
        treated, after = self.a + self.b, self.b + self.d
        if not treated * after * (self.a + self.c) * (self.c + self.d):
            return 0.0
        rest = self.c + self.d - after
        linear = rest + ratio * (treated + after)
        inner = linear**2 + 4 * (1 - ratio) * ratio * treated * after
        root = np.sqrt(max(inner, 0.0))
        if linear > 0:
            b = 2 * ratio * treated * after / (linear + root)
        else:
            b = (root - linear) / (2 * (1 - ratio))
        fitted = np.array([treated - b, b, rest + b, after - b])
        seen = np.array([self.a, self.b, self.c, self.d])
        tiny = np.maximum(fitted, 1e-300)
        return float(2 * np.sum(laws.xlogy(seen, np.maximum(seen, 1e-300) / tiny)))

    def profile_limits(self, reach: float) -> tuple[float, float]:
        """Log ratios where the likelihood falls by `reach`."""
        best = 0.0 if np.isnan(self.log_ratio) else self.log_ratio
        return limits(self.drop, best, reach)

    def exact_limits(self, chance: float) -> tuple[float, float]:
        """Log ratios under which so few, and so many, come with this chance at each side.

        Fisher's noncentral hypergeometric law of b when both margins are given.
        """
        lower, upper = (self._exact_limit(side, np.log(chance)) for side in (-1, 1))
        return lower, upper

    def _exact_limit(self, side: int, chance: float) -> float:
        from scipy.optimize import brentq

        def surplus(log_ratio: float) -> float:
            return self.log_tail(log_ratio, side) - chance

        if surplus(-FURTHEST) * surplus(FURTHEST) > 0:
            return side * np.inf
        return float(brentq(surplus, -FURTHEST, FURTHEST, xtol=1e-9))

    def log_tail(self, log_ratio: float, side: int) -> float:
        """log P(b or more) for side -1, which bounds from below; of b or fewer for side 1."""
        b, weight = self._law()
        logs = weight + b * log_ratio
        part = b >= self.b if side < 0 else b <= self.b
        return float(laws.logsumexp(logs[part]) - laws.logsumexp(logs))

    def exact_p(self) -> float:
        return min(1.0, 2 * float(np.exp(min(self.log_tail(0.0, side) for side in (-1, 1)))))

    def _law(self) -> tuple[Floats, Floats]:
        """The values that b can take (at most WIDEST to each side), and their log weights."""
        treated, after = self.a + self.b, self.b + self.d
        low = max(0.0, self.b - self.c, self.b - WIDEST)
        high = min(treated, after, self.b + WIDEST)
        b = np.arange(low, high + 1)
        cells = (b, treated - b, after - b, self.c - self.b + b)
        return b, -np.sum([laws.gammaln(cell + 1) for cell in cells], axis=0)
