"""Farrington's range for the newest week of every series, beside one GLM a time."""

from typing import Any

import numpy as np

from samsyn.analysis.surge import farrington
from samsyn.analysis.surge.calendar import calendar, windows

from .comparison import Comparison, Peer

WEEKS, YEARS, HALF_WINDOW = 6 * 52, 5, 3
MEANS = (0.5, 2.0, 8.0, 30.0)


def _data(series: int) -> dict[str, Any]:
    rng = np.random.default_rng(1)
    means = np.resize(MEANS, series)[:, None]
    wave = np.exp(0.3 * np.sin(2 * np.pi * np.arange(WEEKS) / 52.18))
    return {
        "counts": rng.poisson(means * wave).astype(float),
        "dates": np.datetime64("2019-01-07") + 7 * np.arange(WEEKS),
    }


def _ours(data: dict[str, Any], _engine: str) -> Any:
    found = farrington(**data, reweight_above=1.0, trend=True)
    return found.expected, found.interval.upper, found.trend


def _statsmodels(data: dict[str, Any]) -> Any:
    """The same rules, one series at a time."""
    rows = windows(calendar(data["dates"]), YEARS, HALF_WINDOW)
    time = (rows - (WEEKS - 1)) / 52
    line = np.column_stack([np.ones(len(rows)), time])
    answers = [_one_series(counts[rows], line) for counts in data["counts"]]
    expected, error, dispersion, trend, settled = (
        np.array(part) for part in zip(*answers, strict=True)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = dispersion + error**2 / expected
        relative = 2 / 3 * 2.5758293035489 * np.sqrt(spread / expected)
    return expected, expected * (1 + relative) ** 1.5, trend, settled


def _one_series(counts: Any, line: Any) -> tuple[float, float, float, bool, bool]:
    if not counts.any():
        return 0.0, 0.0, 1.0, False, False
    fit = _reweighted(counts, line)
    keep = fit.pvalues[1] < 0.05 and np.exp(fit.params[0]) <= counts.max()
    if not keep:
        fit = _reweighted(counts, line[:, :1])
    wide = max(fit.scale, 1.0)
    variance = fit.cov_params()[0, 0] / fit.scale * wide if fit.scale > 0 else 0.0
    expected = float(np.exp(fit.params[0]))
    return expected, expected * variance**0.5, wide, bool(keep), bool(fit.converged)


def _reweighted(counts: Any, design: Any) -> Any:
    import statsmodels.api as sm

    def fitted(weights: Any) -> Any:
        model = sm.GLM(counts, design, family=sm.families.Poisson(), var_weights=weights)
        return model.fit(scale="X2", use_t=True, tol=1e-12, maxiter=100)

    first = fitted(np.ones(len(counts)))
    leverage = first.get_hat_matrix_diag()
    raw = 1.5 * (counts ** (2 / 3) * first.mu ** (-1 / 6) - first.mu**0.5)
    residuals = raw / np.sqrt(max(first.scale, 1.0) * (1 - leverage))
    weights = np.where(residuals > 1, np.maximum(residuals, 1.0) ** -2.0, 1.0)
    return fitted(weights * len(counts) / weights.sum())


def _agree(ours: Any, theirs: Any) -> str:
    settled = theirs[3] & (theirs[0] > 1e-6)
    assert settled.mean() > 0.95
    same = settled & (ours[2] == theirs[2])
    assert same.sum() >= settled.sum() - 1
    for mine, other in zip(ours[:2], theirs[:2], strict=True):
        np.testing.assert_allclose(mine[same], other[same], rtol=1e-6)
    return f"expected and upper limit of {same.sum()} of {len(same)} series within 1e-6"


COMPARISONS = [
    Comparison(
        name="Farrington, newest week",
        sizes=(600, 6000),
        at=6000,
        data=_data,
        ours=_ours,
        limits={"seconds": 0.1},
        peers=(
            Peer(
                name="statsmodels GLM, one series a time",
                module="statsmodels",
                call=_statsmodels,
                agree=_agree,
                bar=100,
                repeats=1,
            ),
        ),
    )
]
