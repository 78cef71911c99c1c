"""Is the newest step more than was to be expected? Regression on the same time of year.

A quasi-Poisson line is fitted to the reference, fitted again with less weight on residuals above
`reweight_above`, and its trend is dropped where it is not safe. The 1996 paper began to reweight
at 1, which lets `alpha` be passed nearly twice as often as it says where counts vary more than
Poisson; 2.58 (Noufaily et al. 2013) keeps it. A series without any case in its N reference steps
is judged by how long it was silent: P(count ≥ k) = (1 / (1 + N))^k.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, Note, Value, gettext_noop
from samsyn.analysis.surge.calendar import Calendar, calendar, seasons, windows
from samsyn.analysis.surge.judge import Asked, Bound, FarringtonSurge, judged
from samsyn.analysis.surge.model import Rules, forecast
from samsyn.analysis.surge.result import Watch

CLASSIC = (
    "Farrington 1996",
    "Farrington, Andrews, Beale & Catchpole 1996, J R Stat Soc A 159:547-563",
)
FLEXIBLE = ("Farrington flexible", "Noufaily et al. 2013, Stat Med 32:1206-1222")
OVER_EAGER = 2.0


def farrington(
    counts: ArrayLike,
    dates: ArrayLike,
    *,
    alpha: float = 0.005,
    years: int = 5,
    half_window: int = 3,
    trend: bool = True,
    reweight_above: float = 2.58,
    least_cases: int = 5,
    recent_steps: int = 4,
    false_discovery: float | None = None,
) -> FarringtonSurge:
    """The expected range of the newest step, from the same weeks of earlier years.

    `counts` (series, steps) whole numbers, oldest first; `dates` (steps,) the first day of each
    step, weeks or months. The reference is `half_window` steps on both sides of the same date in
    up to `years` years. The trend stays only with three years, p < 0.05 and a forecast not above
    the most that was seen. The upper limit is the 2/3-power bound, passed with probability `alpha`
    (one-sided; R's surveillance names twice as much), the lower one a negative binomial quantile.
    An alarm needs `least_cases` in the newest `recent_steps`. Infinite `reweight_above`: never.

    Raises UnusableInput for counts that are none, dates that are neither weeks nor months, a
    window of half a year, or less than a year of reference. Farrington et al. 1996, J R Stat
    Soc A 159:547-563; the least cases: section 3.8.
    """
    settings = _settings(locals())
    data, steps = _read(counts, dates, half_window, years)
    asked = Asked(alpha, "power", Watch(least_cases, recent_steps), false_discovery)
    rules = Rules(_threshold(reweight_above), trend, 0.05)
    rows = windows(steps, years, half_window)
    checks.at_least("dates", rows, 2 * half_window + 1)
    reference = _Reference(steps, rows, np.zeros_like(rows), len(steps.centres(years)))
    return _answer(data, reference, rules, asked, settings, CLASSIC)


def farrington_flexible(
    counts: ArrayLike,
    dates: ArrayLike,
    *,
    alpha: float = 0.005,
    years: int = 5,
    half_window: int = 3,
    periods: int = 10,
    left_out: int | None = None,
    trend: bool = True,
    trend_level: float = 1.0,
    reweight_above: float = 2.58,
    bound: Bound = "predictive",
    least_cases: int = 5,
    recent_steps: int = 4,
    false_discovery: float | None = None,
) -> FarringtonSurge:
    """As `farrington`, from every step of the earlier years, with the season as a factor.

    `periods` levels of season, one of them the window around the same date (1: only the windows);
    the newest `left_out` steps (None: half a year) are no reference. The trend stays
    (`trend_level` 1) unless its forecast lies above the most that was seen. The limits are
    negative binomial quantiles, with the fitted mean and dispersion ("plugin", as published) or
    with the doubt of the mean added ("predictive"), or the 2/3-power bound ("power").

    Shapes, units and errors as in `farrington`. Noufaily et al. 2013, Stat Med 32:1206-1222;
    Salmon, Schumacher & Höhle 2016, J Stat Softw 70(10).
    """
    settings = _settings(locals())
    data, steps = _read(counts, dates, half_window, years)
    asked = Asked(alpha, bound, Watch(least_cases, recent_steps), false_discovery)
    rules = Rules(_threshold(reweight_above), trend, trend_level)
    reference = _seasons(steps, years, half_window, periods, left_out)
    return _answer(data, reference, rules, asked, settings, FLEXIBLE)


@dataclass(frozen=True, eq=False)
class _Reference:
    """The steps compared with, their level of season, and how many years they cover."""

    steps: Calendar
    rows: Integers
    level: Integers
    years: int

    @property
    def time(self) -> Floats:
        """Years before now."""
        return (self.rows - (len(self.steps.dates) - 1)) / self.steps.per_year


def _answer(
    data: Floats,
    reference: _Reference,
    rules: Rules,
    asked: Asked,
    settings: dict[str, Value],
    named: tuple[str, str],
) -> FarringtonSurge:
    rows, level = reference.rows, reference.level
    ahead = forecast(data[:, rows], reference.time, level, reference.years, rules)
    wanted = int(str(settings["years"]))
    return judged(
        data,
        ahead,
        asked,
        reference=len(rows),
        notes=(*_short(reference.years, wanted), *_eager(rules.reweight_above)),
        settings=settings,
        method=f"{named[0]}, quasi-Poisson, {asked.bound} bound",
        source=named[1],
    )


def _settings(arguments: dict[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in arguments.items() if name not in ("counts", "dates")}


def _read(
    counts: ArrayLike, dates: ArrayLike, half_window: int, years: int
) -> tuple[Floats, Calendar]:
    data = checks.counts("counts", counts, dimensions=2)
    checks.at_least("counts", data, 1)
    steps = calendar(dates)
    checks.same_length(dates=steps.dates, counts=data.T)
    checks.positive("years", years)
    if not 0 <= half_window < steps.per_year / 2:
        raise UnusableInput(
            "half_window",
            gettext_noop("är %(found)s steg; fönstret måste vara kortare än ett halvår."),
            gettext_noop("Välj till exempel 3 veckor eller 1 månad."),
            found=half_window,
        )
    return data, steps


def _threshold(reweight_above: float) -> float:
    return (
        reweight_above
        if reweight_above == np.inf
        else checks.positive("reweight_above", reweight_above)
    )


def _seasons(
    steps: Calendar, years: int, half_window: int, periods: int, left_out: int | None
) -> _Reference:
    checks.positive("periods", periods)
    newest = len(steps.dates) - 1
    if periods - 1 > steps.per_year - 2 * half_window - 2:
        raise UnusableInput(
            "periods",
            gettext_noop("är %(found)s; så många delar har året inte mellan fönstren."),
            gettext_noop("Välj färre, till exempel 10 för veckor och 4 för månader."),
            found=periods,
        )
    recent = steps.per_year // 2 if left_out is None else left_out
    checks.not_negative("left_out", recent, dimensions=0)
    rows, level = seasons(steps, years, half_window, periods)
    used = rows < newest - recent
    checks.at_least("dates", rows[used], steps.per_year // 2)
    covered = sum(step >= half_window for step in steps.centres(years))
    return _Reference(steps, rows[used], level[used], covered)


def _short(covered: int, years: int) -> tuple[Note, ...]:
    if covered >= years:
        return ()
    words = gettext_noop(
        "Bara %(found)s av %(wanted)s år finns att jämföra med; gränsen blir osäkrare."
    )
    return (Note(words, {"found": covered, "wanted": years}),)


def _eager(reweight_above: float) -> tuple[Note, ...]:
    if reweight_above >= OVER_EAGER:
        return ()
    words = gettext_noop(
        "Redan måttligt höga steg räknas ned i jämförelsen; metoden larmar då oftare än den säger."
    )
    return (Note(words),)
