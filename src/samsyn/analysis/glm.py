"""Poisson regression with logarithmic link, for thousands of series over one design at once.

Iteratively reweighted least squares (Nelder & Wedderburn 1972, J R Stat Soc A 135:370-384), each
step for all series that have not settled. Quasi-Poisson: the dispersion is Pearson's statistic
over its degrees of freedom (McCullagh & Nelder 1989, Generalized Linear Models, section 6.2).
"""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Flags, Floats

MOST_STEPS = 40
SETTLED = 1e-11
FURTHEST = 30.0
RIDGE = 1e-13
AT_A_TIME = 2048


@dataclass(frozen=True, eq=False)
class Fits:
    """One model a series. Shapes: S series, N observations, K terms.

    `coefficients` (S, K), `mean` (S, N) fitted counts, `spread` (S, K, K) the inverse of X'WX
    (times a dispersion it is the covariance), `dispersion` (S,) Pearson's estimate, not bounded,
    not-a-number without degrees of freedom, `settled` (S,) whether the iteration came to rest.
    """

    design: Floats
    coefficients: Floats
    mean: Floats
    spread: Floats
    dispersion: Floats
    settled: Flags
    weights: Floats

    @property
    def freedom(self) -> int:
        return len(self.design) - self.design.shape[1]

    def leverage(self) -> Floats:
        """The diagonal of the hat matrix, (S, N)."""
        series = len(self.mean)
        quadratic: Floats = self.spread.reshape(series, -1) @ _squares(self.design).T
        return np.clip(quadratic * self.mean * self.weights, 0.0, 1.0 - 1e-10)


def fit(
    counts: Floats, design: Floats, *, weights: Floats | None = None, offset: Floats | None = None
) -> Fits:
    """log mean = offset + design · coefficients, for every row of `counts` (S, N).

    `design` (N, K) is shared; scale its columns to about one. `weights` and `offset` are (S, N)
    or (N,). A series that holds only zeros has no estimate: its mean is zero, its coefficients
    are not-a-number and it has not settled. Where a coefficient runs off to minus infinity the
    linear predictor stops at -30 and the fitted means are right all the same.
    """
    prior = np.broadcast_to(1.0 if weights is None else weights, counts.shape)
    base = np.broadcast_to(0.0 if offset is None else offset, counts.shape)
    parts = [
        _fit(counts[part], design, prior[part], base[part])
        for start in range(0, max(len(counts), 1), AT_A_TIME)
        for part in [slice(start, start + AT_A_TIME)]
    ]
    coefficients, mean, spread, settled = (
        np.concatenate(some) for some in zip(*parts, strict=True)
    )
    return Fits(
        design, coefficients, mean, spread, _dispersion(counts, mean, prior, design), settled, prior
    )


def _fit(
    counts: Floats, design: Floats, prior: Floats, base: Floats
) -> tuple[Floats, Floats, Floats, Flags]:
    series, terms = len(counts), design.shape[1]
    coefficients = np.full((series, terms), np.nan)
    mean, spread = np.zeros(counts.shape), np.full((series, terms, terms), np.nan)
    settled = np.zeros(series, dtype=np.bool_)
    some = np.flatnonzero((counts * prior).sum(axis=1) > 0)
    if some.size:
        found, rest = _iterate(counts[some], design, prior[some], base[some])
        coefficients[some], settled[some] = found, rest
        mean[some] = np.exp(_predictor(found, design, base[some]))
        spread[some] = np.linalg.inv(_information(mean[some] * prior[some], design))
    return coefficients, mean, spread, settled


def _iterate(counts: Floats, design: Floats, prior: Floats, base: Floats) -> tuple[Floats, Flags]:
    found = _first(counts, design, prior, base)
    loss = _loss(_predictor(found, design, base), counts, prior)
    active = np.arange(len(counts))
    for _ in range(MOST_STEPS):
        y, w, b = counts[active], prior[active], base[active]
        better, new = _step(found[active], loss[active], y, design, w, b)
        moved = loss[active] - new
        found[active], loss[active] = better, new
        active = active[moved > SETTLED * (np.abs(new) + 1)]
        if not active.size:
            break
    settled = np.ones(len(counts), dtype=np.bool_)
    settled[active] = False
    return found, settled


def _first(counts: Floats, design: Floats, prior: Floats, base: Floats) -> Floats:
    mean = counts + 0.1
    return _solve(prior * mean, prior * mean * (np.log(mean) - base), design)


def _step(
    found: Floats, loss: Floats, counts: Floats, design: Floats, prior: Floats, base: Floats
) -> tuple[Floats, Floats]:
    """One Newton step, halved for a series as long as it would make its fit worse."""
    mean = np.exp(_predictor(found, design, base))
    change = _solve(prior * mean, prior * (counts - mean), design)
    for _ in range(8):
        new = _loss(_predictor(found + change, design, base), counts, prior)
        worse = ~(new <= loss + SETTLED * np.abs(loss))
        if not worse.any():
            break
        change[worse] /= 2
    change[worse] = 0
    return found + change, np.where(worse, loss, new)


def _predictor(coefficients: Floats, design: Floats, base: Floats) -> Floats:
    return np.clip(coefficients @ design.T + base, -FURTHEST, FURTHEST)


def _loss(predictor: Floats, counts: Floats, prior: Floats) -> Floats:
    """Minus the log-likelihood, but for what does not depend on the coefficients."""
    loss: Floats = np.sum(prior * (np.exp(predictor) - counts * predictor), axis=1)
    return loss


def _solve(weights: Floats, target: Floats, design: Floats) -> Floats:
    right = target @ design
    solved = np.linalg.solve(_information(weights, design), right[..., None])[..., 0]
    return np.asarray(solved, dtype=np.float64)


def _information(weights: Floats, design: Floats) -> Floats:
    """X'WX of every series, with a ridge too small to see."""
    terms = design.shape[1]
    information: Floats = (weights @ _squares(design)).reshape(-1, terms, terms)
    ridge = RIDGE * (np.trace(information, axis1=1, axis2=2) + 1e-300)
    steadied: Floats = information + np.multiply.outer(ridge, np.eye(terms))
    return steadied


def _squares(design: Floats) -> Floats:
    return (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)


def _dispersion(counts: Floats, mean: Floats, prior: Floats, design: Floats) -> Floats:
    freedom = len(design) - design.shape[1]
    if freedom < 1:
        return np.full(len(counts), np.nan)
    squared = prior * (counts - mean) ** 2
    parts = np.divide(squared, mean, out=np.zeros_like(squared), where=mean > 0)
    pearson: Floats = parts.sum(axis=1) / freedom
    return pearson
