"""Mann and Kendall's test for a trend."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop
from samsyn.analysis.trend import exact
from samsyn.analysis.trend.score import many, standardised, two_sided
from samsyn.analysis.trend.serial import following, variance_factor
from samsyn.analysis.trend.slope import FEW, one_series, open_ended, slope_of

Tails = Literal["auto", "exact", "mid", "normal"]
Serial = Literal["independent", "ar1"]
SOURCE = (
    "Mann 1945, Econometrica 13:245-259; Kendall 1975, Rank Correlation Methods; "
    "Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, chapter 16"
)
UNVARYING = Note(gettext_noop("Alla steg har samma värde: det finns ingen trend att pröva."))


@dataclass(frozen=True, kw_only=True, eq=False)
class Trend(Result):
    """One series. `slope` is Sen's, a step, with `interval`; `tau` is S over all pairs.

    `p` is two-sided. `lag_one` is the correlation of neighbouring steps around the slope.
    """

    score: float
    variance: float
    z: float
    p: float
    tau: float
    slope: float
    interval: Interval
    lag_one: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Trends(Result):
    """Many series: arrays of the shape (series,)."""

    score: Floats
    variance: Floats
    z: Floats
    p: Floats
    tau: Floats


def mann_kendall(
    series: ArrayLike, *, tails: Tails = "auto", serial: Serial = "independent", level: float = 0.95
) -> Trend:
    """Does the series rise or fall more than chance would make it?

    `series`: shape (steps,), 4 to 5,000 numbers equally far apart, any unit; `level` is for the
    interval of the slope. z = (S - sign S)/√Var(S), with the variance corrected for ties.
    `tails`: where p comes from. "auto" is the exact law up to ten steps, ties or not, and the
    normal law after; "exact" and "mid" (half of the observed score's own probability, closer to
    the level when there are many ties) take up to 120 steps. `serial="ar1"` widens the variance
    for steps that follow each other (Hamed & Rao 1998 with a first-order process) and takes the
    normal law. Raises UnusableInput for gaps, too few or too many steps, unknown choices.

    Mann 1945; Kendall 1975; Gilbert 1987, chapter 16.
    """
    values = one_series(series)
    _choices(tails, serial, len(values), level)
    factor = variance_factor(values) if serial == "ar1" else 1.0
    score, spread = many(values[:, None])
    z = standardised(score, spread * factor)
    how, p = _p(float(score[0]), float(two_sided(z)[0]), values, tails, serial)
    slope, interval = slope_of(values, np.arange(len(values), dtype=np.float64), level)
    lag, followed = following(values, slope)
    return Trend(
        method=f"Mann-Kendall, {how}",
        source=SOURCE,
        settings={"tails": tails, "serial": serial, "level": float(level)},
        size={"steps": len(values)},
        warnings=_unvarying(spread) + open_ended(interval) + (() if serial == "ar1" else followed),
        score=float(score[0]),
        variance=float(spread[0] * factor),
        z=float(z[0]),
        p=p,
        tau=float(_tau(score, len(values))[0]),
        slope=slope,
        interval=interval,
        lag_one=lag,
    )


def _choices(tails: str, serial: str, steps: int, level: float) -> None:
    checks.share("level", level)
    checks.one_of("serial", serial, ("independent", "ar1"))
    checks.one_of("tails", tails, ("auto", "exact", "mid", "normal"))
    if tails in ("exact", "mid") and (steps > exact.LONGEST or serial == "ar1"):
        raise UnusableInput(
            "tails",
            gettext_noop("är %(found)s, som tar högst %(most)s steg som inte följs åt."),
            gettext_noop("Välj normal."),
            found=str(tails),
            most=exact.LONGEST,
        )


def _p(
    score: float, normal: float, values: Floats, tails: Tails, serial: Serial
) -> tuple[str, float]:
    if serial == "ar1":
        return "normal law, variance for a first-order process (Hamed-Rao)", normal
    if tails == "normal" or (tails == "auto" and len(values) > FEW):
        return "normal law with ties and continuity corrected", normal
    sizes = np.unique(values, return_counts=True)[1]
    upper, lower, at = exact.tails(score, tuple(int(size) for size in sizes))
    smaller = min(upper, lower) - (at / 2 if tails == "mid" else 0.0)
    how = "mid-p of the exact law" if tails == "mid" else "exact law"
    return f"{how} given the ties", min(1.0, 2 * smaller)


def mann_kendall_many(series: ArrayLike) -> Trends:
    """The same test for many series at once, by the normal law.

    `series`: shape (series, steps), at least 4 steps and one series, any unit. z and two-sided p
    as in `mann_kendall(tails="normal")`. Many tests at once: see `multiple.benjamini_hochberg`.
    Raises UnusableInput for gaps and too few steps.

    Mann 1945; Kendall 1975; Gilbert 1987, chapter 16.
    """
    values = checks.numbers("series", series, dimensions=2)
    checks.at_least("series", values, 1)
    checks.at_least("series", values.T, 4)
    score, spread = many(values.T)
    z = standardised(score, spread)
    return Trends(
        method="Mann-Kendall, normal law with ties and continuity corrected",
        source=SOURCE,
        settings={},
        size={"series": len(values), "steps": values.shape[1]},
        warnings=_unvarying(spread),
        score=score,
        variance=spread,
        z=z,
        p=two_sided(z),
        tau=_tau(score, values.shape[1]),
    )


def _tau(score: Floats, steps: int) -> Floats:
    return score / (steps * (steps - 1) / 2)


def _unvarying(spread: Floats) -> tuple[Note, ...]:
    still = int(np.sum(spread <= 0))
    if not still:
        return ()
    if len(spread) == 1:
        return (UNVARYING,)
    return (
        Note(
            gettext_noop("%(still)s serier har samma värde i alla steg: där finns ingen trend."),
            {"still": still},
        ),
    )
