"""How much a step: the median of all slopes between two steps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop
from samsyn.analysis.trend import exact
from samsyn.analysis.trend.score import variance

MOST_STEPS = 5000
FEW = 10
SOURCE = (
    "Sen 1968, J Am Stat Assoc 63:1379-1389; interval: Hollander & Wolfe 1999, "
    "Nonparametric Statistical Methods, section 9.3; Gilbert 1987, Statistical Methods for "
    "Environmental Pollution Monitoring, chapter 16"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Slope(Result):
    """`value` is the change of the series a unit of time, with its interval."""

    value: float
    interval: Interval


def sen_slope(series: ArrayLike, *, times: ArrayLike | None = None, level: float = 0.95) -> Slope:
    """Sen's slope with a distribution-free interval.

    `series`: shape (steps,), at least 4, equally far apart unless `times` (steps,) says when;
    times must rise. The interval inverts Kendall's test: exactly when there are at most ten
    steps and no ties, otherwise by the normal law with the variance corrected for ties. With
    many ties (mostly zeros) it covers more often than `level`.
    Raises UnusableInput for gaps, fewer than 4 or more than 5,000 steps, and times out of order.

    Sen 1968, J Am Stat Assoc 63:1379-1389; Hollander & Wolfe 1999, section 9.3.
    """
    values = one_series(series)
    at = _rising(times, len(values))
    checks.share("level", level)
    value, interval = slope_of(values, at, level)
    return Slope(
        method="Sen's slope",
        source=SOURCE,
        settings={"level": float(level)},
        size={"steps": len(values)},
        warnings=open_ended(interval),
        value=value,
        interval=interval,
    )


def one_series(series: ArrayLike) -> Floats:
    """One series of 4 to 5,000 numbers."""
    values = checks.numbers("series", series)
    checks.at_least("series", values, 4)
    if len(values) > MOST_STEPS:
        raise UnusableInput(
            "series",
            gettext_noop("har %(found)s steg; metoden jämför alla par och tar högst %(most)s."),
            gettext_noop("Räkna per vecka eller månad i stället."),
            found=len(values),
            most=MOST_STEPS,
        )
    return values


def _rising(times: ArrayLike | None, steps: int) -> Floats:
    if times is None:
        return np.arange(steps, dtype=np.float64)
    at = checks.numbers("times", times)
    checks.same_length(series=np.empty(steps), times=at)
    if (np.diff(at) <= 0).any():
        raise UnusableInput(
            "times",
            gettext_noop("stiger inte från rad till rad."),
            gettext_noop("Sortera stegen efter tid och slå ihop dem som har samma tid."),
        )
    return at


def slope_of(values: Floats, times: Floats, level: float) -> tuple[float, Interval]:
    """The median slope, and the interval from the ordered slopes."""
    earlier, later = np.triu_indices(len(values), 1)
    slopes = np.sort((values[later] - values[earlier]) / (times[later] - times[earlier]))
    rank, how = _rank(values, level)
    inside = 1 <= rank <= len(slopes)
    return float(np.median(slopes)), Interval(
        lower=float(slopes[rank - 1]) if inside else -np.inf,
        upper=float(slopes[len(slopes) - rank]) if inside else np.inf,
        level=level,
        method=how,
        conservative=len(np.unique(values)) < len(values),
    )


def _rank(values: Floats, level: float) -> tuple[int, str]:
    """Which of the ordered slopes, counted from 1, is the lower limit; below 1 there is none."""
    steps = len(values)
    if steps <= FEW and len(np.unique(values)) == steps:
        falling = np.cumsum(exact.inversions((1,) * steps))
        return int(np.sum(falling <= (1 - level) / 2 + 1e-12)), "exact (Hollander & Wolfe)"
    spread = float(variance(values[:, None])[0])
    reach = float(laws.ndtri((1 + level) / 2)) * np.sqrt(spread)
    return int(np.floor((steps * (steps - 1) / 2 - reach) / 2)), "normal (Sen, Gilbert)"


def open_ended(interval: Interval) -> tuple[Note, ...]:
    """A warning where there are too few steps for limits."""
    if np.isfinite(interval.lower):
        return ()
    return (
        Note(gettext_noop("Stegen är för få för att säga hur osäker lutningen är: ta med fler.")),
    )
