"""Poisson with one effect for every area and every step, and one for the treatment.

Area and step effects are found by iterative proportional fitting (Deming & Stephan 1940), the
treatment by Newton's method on what is left; so nothing is ever as large as areas + steps.
"""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import laws
from samsyn.analysis.effect.profile import FURTHEST
from samsyn.analysis.result import Flags, Floats

SWEEPS, NEWTONS = 500, 50
CLOSE = 1e-12


@dataclass(frozen=True, eq=False)
class Panel:
    """`counts`, `treatment` (0 or 1) and `exposure`, all (areas, steps)."""

    counts: Floats
    treatment: Floats
    exposure: Floats

    def mean(self, effect: float) -> Floats:
        """The fitted counts when the log effect is this: both margins are those of the counts."""
        mean = self.exposure * np.exp(effect * self.treatment)
        rows, columns = self.counts.sum(axis=1), self.counts.sum(axis=0)
        for _ in range(SWEEPS):
            mean *= _quotient(rows, mean.sum(axis=1))[:, None]
            scale = _quotient(columns, mean.sum(axis=0))
            mean *= scale
            if np.all(np.abs(scale[columns > 0] - 1) < CLOSE):
                break
        return mean

    def best(self) -> float:
        """The log effect of the greatest likelihood, without end where a count allows none."""
        effect = self._crude()
        if not np.isfinite(effect):
            return effect
        for _ in range(NEWTONS):
            mean = self.mean(effect)
            step = float(np.sum(self.treatment * (self.counts - mean))) / self.information(mean)
            effect += float(np.clip(step, -2, 2))
            if abs(step) < 1e-10 or abs(effect) > FURTHEST:
                break
        return effect

    def _crude(self) -> float:
        """The ratio of the four totals, which is the answer when exposures are equal."""
        treated, after = (self.treatment.any(axis=k) for k in (1, 0))
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(
                [
                    [self.counts[np.ix_(rows, columns)].sum() for columns in (~after, after)]
                    for rows in (treated, ~treated)
                ]
            )
            return float(logs[0, 1] - logs[0, 0] - logs[1, 1] + logs[1, 0])

    def residual_treatment(self, mean: Floats) -> Floats:
        """The treatment less what area and step effects explain of it, weighted by the mean."""
        rows, columns = mean.sum(axis=1), mean.sum(axis=0)
        weighted = mean * self.treatment
        share = mean * _quotient(np.ones(len(rows)), rows)[:, None]
        left = np.diag(columns) - share.T @ mean
        right = weighted.sum(axis=0) - share.T @ weighted.sum(axis=1)
        steps = np.linalg.lstsq(left, right, rcond=1e-12)[0]
        areas = _quotient(weighted.sum(axis=1) - mean @ steps, rows)
        residual: Floats = self.treatment - areas[:, None] - steps
        return residual

    def information(self, mean: Floats) -> float:
        return float(np.sum(mean * self.treatment * self.residual_treatment(mean)))

    def drop(self, effect: float, top: float) -> float:
        return 2 * (top - self.likelihood(effect))

    def likelihood(self, effect: float) -> float:
        mean = self.mean(effect)
        return float(np.sum(laws.xlogy(self.counts, np.maximum(mean, 1e-300)) - mean))

    def changes(self, mean: Floats) -> "Changes":
        """Every area's change from before to after, beside the fitted one."""
        after = self.treatment.any(axis=0).astype(float)
        centred = after - _quotient(mean @ after, mean.sum(axis=1))[:, None]
        change = np.sum(centred * (self.counts - mean), axis=1)
        variance = np.sum(mean * centred**2, axis=1)
        variance[variance < 1e-9 * variance.max()] = 0
        treated: Flags = np.asarray(self.treatment.any(axis=1))
        return Changes(change, variance, treated)


@dataclass(frozen=True, eq=False)
class Changes:
    """By area: the change that is left over, its Poisson variance, and whether it was treated."""

    change: Floats
    variance: Floats
    treated: Flags

    @property
    def freedom(self) -> float:
        return float(max(int((self.variance > 0).sum()) - 2, 1))

    def dispersion(self) -> tuple[float, float]:
        """The common factor (at least one), and the standard deviation of own relative changes."""
        statistic = float(np.sum(_quotient(self.change**2, self.variance)))
        scale = sum(self._scale(group) for group in (self.treated, ~self.treated))
        surplus = max(statistic - self.freedom, 0.0)
        return max(statistic / self.freedom, 1.0), float(np.sqrt(surplus / scale)) if scale else 0.0

    def _scale(self, group: Flags) -> float:
        """What own changes of unit variance add to the statistic, the group's mean taken off."""
        v = self.variance[group & (self.variance > 0)]
        return float(v.sum() - np.sum(v**2) / v.sum()) if v.size else 0.0


def _quotient(over: Floats, under: Floats) -> Floats:
    quotient: Floats = np.divide(over, under, out=np.zeros_like(under), where=under > 1e-300)
    return quotient
