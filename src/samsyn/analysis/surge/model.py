"""The regression behind Farrington's range: reweighted, and with a trend only where it is safe."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import glm, laws
from samsyn.analysis.result import Flags, Floats, Integers

YEARS_FOR_A_TREND = 3


@dataclass(frozen=True, eq=False)
class Forecast:
    """For every series: the mean to expect now, its standard error, and how wide counts vary.

    `dispersion` is at least one. Where the reference holds no case, `known` is false and the
    mean zero.
    """

    mean: Floats
    error: Floats
    dispersion: Floats
    trend: Flags
    known: Flags

    @property
    def spread(self) -> Floats:
        """The variance of a new count over its mean: dispersion plus the doubt of the mean."""
        mean = np.where(self.mean > 0, self.mean, 1.0)
        spread: Floats = self.dispersion + self.error**2 / mean
        return spread


@dataclass(frozen=True)
class Rules:
    """How the reference is fitted. `reweight_above` infinite means no reweighting."""

    reweight_above: float
    trend: bool
    trend_level: float


def forecast(counts: Floats, time: Floats, level: Integers, years: int, rules: Rules) -> Forecast:
    """`counts` (S, N) of the reference, `time` (N,) counted from now, `level` (N,) of season."""
    plain = _design(level)
    kept = np.zeros(len(counts), dtype=np.bool_)
    mean, error, dispersion = (np.zeros(len(counts)) for _ in range(3))
    if rules.trend and years >= YEARS_FOR_A_TREND and np.ptp(time) > 0:
        fits = reweighted(counts, np.column_stack([plain, time]), rules.reweight_above)
        kept = _trusted(fits, counts, rules.trend_level)
        _fill((mean, error, dispersion), fits, kept, kept)
    rest = ~kept
    if rest.any():
        fits = reweighted(counts[rest], plain, rules.reweight_above)
        _fill((mean, error, dispersion), fits, rest, np.ones(int(rest.sum()), dtype=np.bool_))
    return Forecast(mean, error, dispersion, kept, counts.sum(axis=1) > 0)


def _design(level: Integers) -> Floats:
    """One column of ones and one for every level that occurs, but for level 0, which is now."""
    levels = np.unique(level[level > 0])
    return np.column_stack([np.ones(len(level)), level[:, None] == levels]).astype(np.float64)


def _fill(into: tuple[Floats, Floats, Floats], fits: glm.Fits, rows: Flags, of: Flags) -> None:
    mean, error, dispersion = into
    wide = np.maximum(np.nan_to_num(fits.dispersion[of], nan=1.0), 1.0)
    logarithm = np.clip(fits.coefficients[of, 0], -glm.FURTHEST, glm.FURTHEST)
    mean[rows] = np.exp(np.nan_to_num(logarithm, nan=-np.inf))
    error[rows] = mean[rows] * np.sqrt(np.nan_to_num(fits.spread[of, 0, 0]) * wide)
    dispersion[rows] = wide


def reweighted(counts: Floats, design: Floats, above: float) -> glm.Fits:
    """The fit, and the fit again with less weight where a count was far above the first.

    Standardised Anscombe residuals above the threshold get their inverse square as weight
    (Farrington et al. 1996; 2.58 for the threshold: Noufaily et al. 2013).
    """
    first = glm.fit(counts, design)
    if np.isinf(above):
        return first
    return glm.fit(counts, design, weights=weights(_anscombe(counts, first), above))


def weights(residuals: Floats, above: float) -> Floats:
    """Weights along the last axis: they sum to its length."""
    raw = np.where(residuals > above, 1.0 / np.maximum(residuals, 1e-12) ** 2, 1.0)
    shares: Floats = raw * residuals.shape[-1] / raw.sum(axis=-1, keepdims=True)
    return shares


def _anscombe(counts: Floats, fits: glm.Fits) -> Floats:
    mean = np.maximum(fits.mean, 1e-12)
    wide = np.maximum(np.nan_to_num(fits.dispersion, nan=1.0), 1.0)[:, None]
    raw = 1.5 * (np.cbrt(counts) ** 2 / np.sqrt(np.cbrt(mean)) - np.sqrt(mean))
    return raw / np.sqrt(wide * (1 - np.nan_to_num(fits.leverage())))


def _trusted(fits: glm.Fits, counts: Floats, level: float) -> Flags:
    """Significant, settled, and not beyond the most that was ever seen."""
    slope, ahead = fits.coefficients[:, -1], fits.coefficients[:, 0]
    error = np.sqrt(fits.dispersion * fits.spread[:, -1, -1])
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * laws.stdtr(fits.freedom, -np.abs(slope / error))
    below = ahead <= np.log(np.maximum(counts.max(axis=1), 1e-300))
    trusted: Flags = fits.settled & below & ((p < level) | (level >= 1))
    return trusted
