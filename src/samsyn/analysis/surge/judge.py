"""From a forecast to limits, chances and alarms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samsyn.analysis import checks, laws
from samsyn.analysis.result import Flags, Floats, Interval, Note, Value, gettext_noop
from samsyn.analysis.surge.model import Forecast
from samsyn.analysis.surge.result import (
    Surge,
    Watch,
    discoveries,
    scores,
    too_quiet,
    whole_set,
)
from samsyn.analysis.surge.tails import quantile, tail

Bound = Literal["power", "plugin", "predictive"]


@dataclass(frozen=True, kw_only=True, eq=False)
class FarringtonSurge(Surge):
    """A `Surge` from regression. `trend` says where a trend was used, `overdispersion` (at least
    one) how much wider than Poisson the reference varies, `known` where it held any case at all.
    """

    trend: Flags
    overdispersion: Floats
    known: Flags


@dataclass(frozen=True)
class Asked:
    """What makes an alarm: the limit's kind and level, the least cases, and the rate of errors."""

    alpha: float
    bound: Bound
    watch: Watch
    false_discovery: float | None

    def __post_init__(self) -> None:
        checks.share("alpha", self.alpha)
        checks.one_of("bound", self.bound, ("power", "plugin", "predictive"))


def judged(
    data: Floats,
    ahead: Forecast,
    asked: Asked,
    *,
    reference: int,
    notes: tuple[Note, ...],
    settings: Mapping[str, Value],
    method: str,
    source: str,
) -> FarringtonSurge:
    observed, watched = data[:, -1].copy(), asked.watch.holds(data)
    lower, upper = _limits(ahead, asked, reference)
    p = _chance(observed, ahead, asked, reference)
    needed = asked.watch.needed(data, upper)
    false = float(_chance(needed, ahead, asked, reference).sum())
    adjusted, discovered = discoveries(p, watched, asked.false_discovery)
    told = (*notes, *_empty(ahead), *too_quiet(watched, asked.watch), whole_set(len(data), false))
    return FarringtonSurge(
        expected=ahead.mean,
        interval=Interval(lower, upper, 1 - 2 * asked.alpha, f"{asked.bound}, each side alpha"),
        observed=observed,
        score=scores(observed, ahead.mean, upper),
        p=p,
        watched=watched,
        alarm=watched & (observed > upper),
        expected_false_alarms=false,
        adjusted=adjusted,
        discovered=discovered,
        trend=ahead.trend,
        overdispersion=ahead.dispersion,
        known=ahead.known,
        method=method,
        source=source,
        settings=settings,
        size={"series": len(data), "steps": data.shape[1], "reference": reference},
        warnings=told,
    )


def _limits(ahead: Forecast, asked: Asked, reference: int) -> tuple[Floats, Floats]:
    alpha, wide = asked.alpha, _wide(ahead, asked)
    lower = quantile(alpha, ahead.mean, wide)
    if asked.bound == "power":
        upper = power_bound(ahead.mean, wide, alpha)[1]
    else:
        upper = quantile(1 - alpha, ahead.mean, wide)
    silent = np.floor(np.log(alpha) / -np.log1p(reference))
    return np.where(ahead.known, lower, 0.0), np.where(ahead.known, upper, silent)


def _wide(ahead: Forecast, asked: Asked) -> Floats:
    return ahead.dispersion if asked.bound == "plugin" else ahead.spread


def power_bound(mean: Floats, spread: Floats, alpha: float) -> tuple[Floats, Floats]:
    """Limits of a count by the 2/3 power, which is nearly normal.

    `spread` is the variance of a new count over its mean. Farrington et al. 1996:
    mean · (1 ± 2/3 · z · √(spread / mean))^(3/2), the lower limit at least zero.
    """
    relative = np.sqrt(spread / np.maximum(mean, 1e-300)) * float(laws.ndtri(1 - alpha)) * 2 / 3
    lower, upper = (np.maximum(1 + sign * relative, 0) for sign in (-1, 1))
    return mean * lower**1.5, mean * upper**1.5


def _chance(least: Floats, ahead: Forecast, asked: Asked, reference: int) -> Floats:
    """How likely a count of at least `least` is when nothing has changed."""
    chance = tail(least, ahead.mean, _wide(ahead, asked))
    silent = (1.0 + reference) ** -np.maximum(least, 0.0)
    return np.where(ahead.known, chance, silent)


def _empty(ahead: Forecast) -> tuple[Note, ...]:
    silent = int((~ahead.known).sum())
    if not silent:
        return ()
    words = gettext_noop(
        "%(n)s serier har inte en enda händelse i jämförelsetiden; deras gräns bygger bara på "
        "hur länge det har varit tyst."
    )
    return (Note(words, {"n": silent}),)
