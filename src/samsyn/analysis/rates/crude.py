"""Counts for a population.

Limits of a count: "mid-p" covers about the level, and more often where less than about two events
are expected; "exact" (Garwood 1936) at least the level; "byar" approximates "exact". Where the
publisher has added noise to the population (Statistics Sweden's cell key method from reference
year 2025) the limits of count and population are joined by MOVER-R (Donner & Zou 2012, eq. 9).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, poisson
from samsyn.analysis.poisson import Limits, Method
from samsyn.analysis.rates.noise import ratio_limits
from samsyn.analysis.result import Flags, Floats, Interval, Note, Result, gettext_noop

FEW = 10
NOISE_SHOWS = 1.1
MOVER = "; Donner & Zou 2012, Stat Methods Med Res 21:347-359, equation 9"


@dataclass(frozen=True, kw_only=True, eq=False)
class Rates(Result):
    """One rate a row, beside the count that it rests on.

    `value` counts per `per` of the population, (rows,); not-a-number where there is nobody.
    `count_interval` is for the expected count itself, `interval` for the rate.
    """

    value: Floats
    interval: Interval
    counts: Floats
    count_interval: Interval
    population: Floats


def rates(
    counts: ArrayLike,
    population: ArrayLike,
    *,
    per: float,
    noise: ArrayLike = 0.0,
    level: float = 0.95,
    method: Method = "mid-p",
) -> Rates:
    """Counts per `per` of the population, each with an interval.

    `counts` (rows,): Poisson. `population` (rows,): people, person-years, dwellings: what the
    events can happen to; zero gives no rate. `noise`: standard deviation, in people, of noise in
    the population, one number or (rows,); variances of summed cells add up.

    Raises UnusableInput: counts that are no whole numbers, negative populations, lengths that
    differ, `per` not above zero, `level` outside 0-1, an unknown method.
    """
    events, people = checks.counts("counts", counts), checks.not_negative("population", population)
    rows = checks.same_length(counts=events, population=people)
    spread = _spread(noise, people)
    checks.positive("per", per)
    checks.share("level", level)
    checks.one_of("method", method, poisson.METHODS)
    limits = poisson.count_limits(events, level=level, method=method)
    somebody = np.where(people > 0, people, np.nan)
    plain, noisy = (limits[0] / somebody, limits[1] / somebody), bool(spread.any())
    wide = ratio_limits(events, limits, somebody, spread, level=level) if noisy else plain
    return Rates(
        method=f"rate, {poisson.NAMES[method]}" + (", MOVER-R" if noisy else ""),
        source=poisson.SOURCES[method] + (MOVER if noisy else ""),
        settings={"per": per, "level": level, "method": method, "noisy": noisy},
        size={"rows": rows, "events": int(events.sum())},
        warnings=_warnings(events, people, plain, wide),
        value=events / somebody * per,
        interval=poisson.interval(wide, level=level, method=method, scale=per),
        counts=events,
        count_interval=poisson.interval(limits, level=level, method=method),
        population=people,
    )


def _spread(noise: ArrayLike, people: Floats) -> Floats:
    spread = checks.not_negative("noise", noise, dimensions=None)
    if spread.ndim == 0:
        return np.full_like(people, float(spread))
    checks.same_length(population=people, noise=spread)
    return spread


def _warnings(events: Floats, people: Floats, plain: Limits, wide: Limits) -> tuple[Note, ...]:
    notes = []
    if nobody := int(np.sum(people == 0)):
        notes.append(
            Note(
                gettext_noop("Rader utan befolkning, som därför inte får något tal: %(n)s."),
                {"n": nobody},
            )
        )
    if few := int(np.sum(events < FEW)):
        notes.append(
            Note(
                gettext_noop(
                    "Rader som bygger på färre än %(few)s händelser: %(n)s. Läs intervallet, "
                    "inte talet, som kan ändras mycket av en slump."
                ),
                {"n": few, "few": FEW},
            )
        )
    if hidden := int(np.sum(_wider(plain, wide))):
        notes.append(
            Note(
                gettext_noop(
                    "Rader där bruset i befolkningstalet gör intervallet märkbart bredare: %(n)s. "
                    "Slå ihop små områden."
                ),
                {"n": hidden},
            )
        )
    return tuple(notes)


def _wider(plain: Limits, wide: Limits) -> Flags:
    flags: Flags = wide[1] - wide[0] > NOISE_SHOWS * (plain[1] - plain[0])
    return flags
