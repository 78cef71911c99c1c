"""Steps that resemble the step before: how much, and what it does to a test for trend."""

import numpy as np

from samsyn.analysis.result import Floats, Note, gettext_noop

MOST = 0.95


def ranks(values: Floats) -> Floats:
    """1, 2, …; equal values share the middle rank."""
    _, group, sizes = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(sizes)
    return np.asarray((last - (sizes - 1) / 2)[group], dtype=np.float64)


def lag_one(values: Floats) -> float:
    """The correlation of each step with the step before; 0 where nothing varies."""
    centred = values - values.mean()
    total = float(centred @ centred)
    return float(centred[1:] @ centred[:-1]) / total if total > 0 else 0.0


def variance_factor(values: Floats) -> float:
    """How much wider the score varies when steps follow each other as a first-order process.

    The sum of Hamed & Rao 1998 (J Hydrol 204:182-196) over all lags, where the rank
    correlations are those of a Gaussian first-order process, 6/π arcsin(r^k/2), and r is the
    lag-one correlation of the ranks turned into a Gaussian's, 2 sin(π r/6), corrected for its
    bias in short series, (n r + 1)/(n - 3) (Kendall 1954, Biometrika 41:403-404). Never below 1.
    The series is not detrended first: a trend then costs some power, but the level holds.
    """
    steps = len(values)
    gaussian = 2 * np.sin(np.pi * lag_one(ranks(values)) / 6)
    r = float(np.clip((steps * gaussian + 1) / max(steps - 3, 1), 0, MOST))
    lags = np.arange(1, steps)
    left = steps - lags
    weights = left * (left - 1.0) * (left - 2.0)
    rank_correlations = 6 / np.pi * np.arcsin(r**lags / 2)
    total = float(weights @ rank_correlations)
    return max(1.0, 1 + 2 * total / (steps * (steps - 1) * (steps - 2)))


def following(values: Floats, slope: float) -> tuple[float, tuple[Note, ...]]:
    """The lag-one correlation around the slope, and a warning where it is more than chance."""
    rest = lag_one(values - slope * np.arange(len(values)))
    if rest <= 1.96 / np.sqrt(len(values)):
        return rest, ()
    return rest, (
        Note(
            gettext_noop(
                "Steg intill varandra följs åt (korrelation %(lag)s), och då ser testet för lätt "
                "en trend. Räkna med hänsyn till det, eller per kvartal eller år."
            ),
            {"lag": round(rest, 2)},
        ),
    )
