"""A steady rise or fall over many steps.

The test is the score test of a log-linear trend in Poisson counts, given their total: z = Σ(t −
mean t)·xₜ / √(mean x · Σ(t − mean t)²) (Cox & Lewis 1966, The Statistical Analysis of Series of
Events, section 3.3, in steps). With a trend β the total falls on the steps as exp(βt) says, which
gives the mean of z, and its standard deviation by the delta method.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.power.chance import Demand, above_zero, smallest
from samsyn.analysis.result import Floats, Note, Result, gettext_noop

FEWEST_STEPS = 3
STEEPEST = 20.0


@dataclass(frozen=True, kw_only=True, eq=False)
class VisibleTrend(Result):
    """The least steep trend that would be noticed, (rows,).

    `step` is the ratio from one step to the next, `whole` from the first to the last; a fall is
    noticed from 1 / these. Not-a-number where no trend would be.
    """

    step: Floats
    whole: Floats
    mean: Floats


def visible_trend(
    mean: ArrayLike,
    *,
    steps: int,
    dispersion: float = 1.0,
    level: float = 0.95,
    power: float = 0.8,
) -> VisibleTrend:
    """How steep a trend must be to be noticed.

    `mean` (rows,): events in a step, on average over the series. `steps`: how many (years,
    quarters, months), at least 3. `dispersion`: variance / mean around the trend.

    Raises UnusableInput: means not above zero, fewer than three steps, `dispersion` not above
    zero, `level` or `power` outside 0-1.
    """
    demand, each = Demand(level, power, dispersion), above_zero("mean", mean)
    number = _steps(steps)
    total = each * number

    def noticed(rise: Floats) -> Floats:
        return _chance(total, rise / (number - 1), number, demand)

    none = np.zeros_like(each)
    rise = smallest(noticed, none, none + STEEPEST, power)
    return VisibleTrend(
        method="power of the score test of a log-linear trend",
        source="Cox & Lewis 1966, The Statistical Analysis of Series of Events; delta method",
        settings={**demand.settings, "steps": number},
        size={"rows": len(each), "steps": number},
        warnings=_told(each, rise, number, power),
        step=np.exp(rise / (number - 1)),
        whole=np.exp(rise),
        mean=each,
    )


def _steps(steps: int) -> int:
    if checks.positive("steps", steps) < FEWEST_STEPS or steps != int(steps):
        raise UnusableInput(
            "steps",
            gettext_noop("är %(found)s, men en trend behöver minst tre hela steg."),
            gettext_noop("Ta en längre period eller kortare steg."),
            found=str(steps),
        )
    return int(steps)


def _chance(total: Floats, slope: Floats, number: int, demand: Demand) -> Floats:
    centred = np.arange(number) - (number - 1) / 2
    level_spread = np.mean(centred**2)
    share = np.exp(np.outer(slope, centred))
    share /= share.sum(axis=1, keepdims=True)
    middle = share @ centred
    spread = share @ centred**2 - middle**2
    signal = np.sqrt(total / level_spread) * middle
    return demand.chance(signal, np.sqrt(spread / level_spread + middle**2 / level_spread / 4))


def _told(each: Floats, rise: Floats, number: int, power: float) -> tuple[Note, ...]:
    if len(each) != 1 or np.isnan(rise[0]):
        blind = int(np.isnan(rise).sum())
        words = gettext_noop("Rader där ingen trend säkert hade synts: %(n)s av %(all)s.")
        return (Note(words, {"n": blind, "all": len(each)}),) if blind else ()
    words = gettext_noop(
        "Med %(n)g händelser i varje steg och %(steps)s steg syns en ökning i %(times)s fall av "
        "100 först om den är %(up)s %% över hela perioden, och en minskning om den är %(down)s %%."
    )
    up = int(np.ceil(100 * np.expm1(rise[0]) - 1e-6))
    down = int(np.ceil(-100 * np.expm1(-rise[0]) - 1e-6))
    values = {"n": float(each[0]), "steps": number, "times": round(100 * power)}
    return (Note(words, {**values, "up": up, "down": down}),)
