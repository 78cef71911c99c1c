"""Poisson regression with logarithmic link, for thousands of series over one design at once.

Iteratively reweighted least squares (Nelder & Wedderburn 1972, J R Stat Soc A 135:370-384), each
step for all series that have not settled. Quasi-Poisson: the dispersion is Pearson's statistic
over its degrees of freedom (McCullagh & Nelder 1989, Generalized Linear Models, chapter 6).
"""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Flags, Floats

MOST_STEPS = 40
HALVINGS = 8
SETTLED = 1e-9
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
        part = counts[some], design, prior[some], base[some]
        found, rest = _constant(*part) if _is_constant(design, base) else _iterate(*part)
        coefficients[some], settled[some] = found, rest
        mean[some] = np.exp(_predictor(found, design, base[some]))
        spread[some] = np.linalg.inv(_information(mean[some] * prior[some], design))
    return coefficients, mean, spread, settled


def _is_constant(design: Floats, base: Floats) -> bool:
    return design.shape[1] == 1 and bool((design == 1).all()) and not base.any()


def _constant(
    counts: Floats, _design: Floats, prior: Floats, _base: Floats
) -> tuple[Floats, Flags]:
    mean = (prior * counts).sum(axis=1) / prior.sum(axis=1)
    return np.log(mean)[:, None], np.ones(len(counts), dtype=np.bool_)


def _iterate(counts: Floats, design: Floats, prior: Floats, base: Floats) -> tuple[Floats, Flags]:
    now = _State.at(_first(counts, design, prior, base), counts, design, prior, base)
    found, active = now.coefficients.copy(), np.arange(len(counts))
    for _ in range(MOST_STEPS):
        y, w, b = counts[active], prior[active], base[active]
        new = _step(now, y, design, w, b)
        found[active] = new.coefficients
        moving = now.loss - new.loss > SETTLED * (np.abs(new.loss) + 1)
        active, now = active[moving], new.of(moving)
        if not active.size:
            break
    settled = np.ones(len(counts), dtype=np.bool_)
    settled[active] = False
    return found, settled


def _first(counts: Floats, design: Floats, prior: Floats, base: Floats) -> Floats:
    mean = counts + 0.1
    return _solve(prior * mean, prior * mean * (np.log(mean) - base), design)


@dataclass(frozen=True, eq=False)
class _State:
    """Where the iteration stands: `loss` is minus the log-likelihood, but for a constant."""

    coefficients: Floats
    mean: Floats
    loss: Floats

    @classmethod
    def at(
        cls, coefficients: Floats, counts: Floats, design: Floats, prior: Floats, base: Floats
    ) -> "_State":
        predictor = _predictor(coefficients, design, base)
        mean = np.exp(predictor)
        loss = np.einsum("sn,sn->s", prior, mean - counts * predictor)
        return cls(coefficients, mean, loss)

    def of(self, rows: Flags) -> "_State":
        return _State(self.coefficients[rows], self.mean[rows], self.loss[rows])


def _step(now: _State, counts: Floats, design: Floats, prior: Floats, base: Floats) -> _State:
    """One Newton step, halved for a series as long as it would make its fit worse."""
    change = _solve(prior * now.mean, prior * (counts - now.mean), design)
    for _ in range(HALVINGS):
        new = _State.at(now.coefficients + change, counts, design, prior, base)
        worse = new.loss > now.loss + SETTLED * np.abs(now.loss)
        if not worse.any():
            return new
        change[worse] /= 2
    change[worse] = 0
    return _State.at(now.coefficients + change, counts, design, prior, base)


def _predictor(coefficients: Floats, design: Floats, base: Floats) -> Floats:
    predictor = coefficients @ design.T
    predictor += base
    return np.clip(predictor, -FURTHEST, FURTHEST, out=predictor)


def _solve(weights: Floats, target: Floats, design: Floats) -> Floats:
    right = target @ design
    solved = np.linalg.solve(_information(weights, design), right[..., None])[..., 0]
    return np.asarray(solved, dtype=np.float64)


def _information(weights: Floats, design: Floats) -> Floats:
    """X'WX of every series, with a ridge too small to see."""
    terms = design.shape[1]
    information: Floats = (weights @ _squares(design)).reshape(-1, terms, terms)
    ridge = RIDGE * (np.einsum("skk->s", information) + 1e-300)
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
