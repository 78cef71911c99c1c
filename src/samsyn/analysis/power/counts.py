"""Counts before and after, alone or beside a comparison area.

The test is the score test of the rate ratio: z = (b − t·a) / √(t(a + b)) for counts a before and b
after, the after period t times as long; with a comparison area (c, d) the signed root of Pearson's
chi-square of the four counts. Its z has about the mean that the expected counts give and the
standard deviation of the delta method, so that also "not one after" is judged. Overdispersion
divides z by √φ. Gu, Ng, Tang & Schucany 2008, Biom J 50:283-298, compare such tests.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.power.chance import WORST, Demand, above_zero, smallest
from samsyn.analysis.result import Floats, Note, Result, Value, gettext_noop

SOURCE = "Gu, Ng, Tang & Schucany 2008, Biom J 50:283-298; delta method"
STEP, MOST = 1e-20, 1e9


@dataclass(frozen=True, kw_only=True, eq=False)
class VisibleChange(Result):
    """The smallest changes that would be noticed, as ratios after / before, (rows,).

    `decrease` is below 1 and `increase` above; not-a-number where not even none after (or a
    thousand times as many) would be noticed with the power asked for.
    """

    decrease: Floats
    increase: Floats
    before: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class NeededCount(Result):
    """`value` (rows,): events before that are needed; `months` (rows,) of them, or not-a-number."""

    value: Floats
    months: Floats
    ratio: Floats


def visible_change(
    before: ArrayLike,
    *,
    comparison: ArrayLike | None = None,
    after: float = 1.0,
    dispersion: float = 1.0,
    level: float = 0.95,
    power: float = 0.8,
) -> VisibleChange:
    """How large a change must be to be noticed, given how many events there are to look at.

    `before` (rows,): expected events before. `comparison` (rows,): events in the comparison area
    in the same time, or None when the level without the measure is taken as known. `after`: the
    length of the period after / before. `dispersion`: variance / mean of the counts, 1 for
    Poisson; crime counts usually have more.

    Raises UnusableInput: counts, `after` or `dispersion` not above zero, lengths that differ.
    """
    demand, events = Demand(level, power, dispersion), above_zero("before", before)
    beside = None if comparison is None else above_zero("comparison", comparison)
    if beside is not None:
        checks.same_length(before=events, comparison=beside)
    length = checks.positive("after", after)

    def noticed(ratio: Floats) -> Floats:
        return _chance(events, ratio, length, beside, demand)

    one = np.ones_like(events)
    down = smallest(noticed, one, 0 * one, power)
    up = smallest(noticed, one, WORST * one, power)
    return VisibleChange(
        method="power of the score test of a rate ratio",
        source=SOURCE,
        settings={**demand.settings, "after": after, "comparison": comparison is not None},
        size={"rows": len(events)},
        warnings=_told(events, down, up, power),
        decrease=down,
        increase=up,
        before=events,
    )


def needed_count(
    ratio: ArrayLike,
    *,
    comparison: float | None = None,
    monthly: ArrayLike | None = None,
    after: float = 1.0,
    dispersion: float = 1.0,
    level: float = 0.95,
    power: float = 0.8,
) -> NeededCount:
    """How many events before are needed for a change to be noticed, and how many months that is.

    `ratio` (rows,): after / before, 0.8 for a fifth less; not 1. `comparison`: how many times as
    many events the comparison area has, None for a known level. `monthly` (rows,): events a month
    before. The rest as in `visible_change`; the period after is `after` times as long.

    Raises UnusableInput: a ratio of 1 or below zero, counts not above zero, lengths that differ.
    """
    demand, wanted = Demand(level, power, dispersion), _ratios(ratio)
    length = checks.positive("after", after)
    times = None if comparison is None else checks.positive("comparison", comparison)

    def noticed(logged: Floats) -> Floats:
        events = np.exp(logged)
        return _chance(events, wanted, length, None if times is None else events * times, demand)

    ends = np.full_like(wanted, -5.0), np.full_like(wanted, np.log(MOST))
    value = np.ceil(np.exp(smallest(noticed, *ends, power)) - 1e-9)
    months = value / _monthly(monthly, value)
    return NeededCount(
        method="count needed by the score test of a rate ratio",
        source=SOURCE,
        settings={**demand.settings, "after": after, "comparison": comparison},
        size={"rows": len(wanted)},
        warnings=_asked(value, months, power),
        value=value,
        months=months,
        ratio=wanted,
    )


def _ratios(ratio: ArrayLike) -> Floats:
    wanted = checks.not_negative("ratio", np.atleast_1d(np.asarray(ratio)))
    if (wanted == 1).any():
        raise UnusableInput(
            "ratio",
            gettext_noop("är 1 på plats %(place)s (räknat från 0): ingen förändring."),
            gettext_noop("Skriv till exempel 0.8 för en femtedel mindre."),
            place=int(np.argmax(wanted == 1)),
        )
    return wanted


def _monthly(monthly: ArrayLike | None, value: Floats) -> Floats:
    if monthly is None:
        return np.full_like(value, np.nan)
    each = above_zero("monthly", monthly)
    checks.same_length(ratio=value, monthly=each)
    return each


def _chance(
    before: Floats, ratio: Floats, length: float, comparison: Floats | None, demand: Demand
) -> Floats:
    cells = [before, before * length * ratio]
    if comparison is not None:
        cells += [comparison, comparison * length]
    signal = np.real(_score(cells, length))
    return demand.chance(signal, _spread(cells, length))


def _score(cells: list[NDArray[Any]], length: float) -> NDArray[Any]:
    """z of the counts before and after, and of the comparison's if there is one."""
    if len(cells) == 2:
        before, after = cells
        return (after - length * before) / np.sqrt(length * (before + after))
    a, b, c, d = cells
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    return (b * c - a * d) * np.sqrt(a + b + c + d) / np.sqrt(margins)


def _spread(cells: list[NDArray[Any]], length: float) -> Floats:
    """The standard deviation of z by the delta method: derivatives by a complex step, exact."""
    variance = np.zeros_like(cells[0])
    for place, expected in enumerate(cells):
        moved = [c + 1j * STEP if i == place else c + 0j for i, c in enumerate(cells)]
        variance += expected * (np.imag(_score(moved, length)) / STEP) ** 2
    return np.sqrt(variance)


def _told(events: Floats, down: Floats, up: Floats, power: float) -> tuple[Note, ...]:
    if len(events) != 1:
        blind = int(np.sum(~(down <= 0.5)))
        words = gettext_noop("Rader där inte ens en halvering säkert hade synts: %(n)s av %(all)s.")
        return (Note(words, {"n": blind, "all": len(events)}),) if blind else ()
    values: dict[str, Value] = {"n": float(events[0]), "times": round(100 * power)}
    if np.isnan(down[0]):
        words = gettext_noop(
            "Med %(n)g händelser före hade inte ens att allt upphörde synts i %(times)s fall av "
            "100. Ta en längre period eller ett större område."
        )
        return (Note(words, values),)
    words = gettext_noop(
        "Med %(n)g händelser före syns en minskning i %(times)s fall av 100 först om den är "
        "%(down)s %%, och en ökning om den är %(up)s %%. Mindre förändringar syns oftast inte, "
        "och att inget syntes betyder då inte att inget hände."
    )
    lost, gained = np.ceil(100 * (1 - down[0]) - 1e-6), np.ceil(100 * (up[0] - 1) - 1e-6)
    return (Note(words, {**values, "down": int(lost), "up": int(gained)}),)


def _asked(value: Floats, months: Floats, power: float) -> tuple[Note, ...]:
    if len(value) != 1 or np.isnan(value[0]):
        return ()
    values: dict[str, Value] = {"n": int(value[0]), "times": round(100 * power)}
    if np.isnan(months[0]):
        words = gettext_noop(
            "Det behövs %(n)s händelser före för att förändringen ska synas i %(times)s fall av "
            "100."
        )
        return (Note(words, values),)
    words = gettext_noop(
        "Det behövs %(n)s händelser före, alltså %(months)s månader, för att förändringen ska "
        "synas i %(times)s fall av 100."
    )
    return (Note(words, {**values, "months": int(np.ceil(months[0]))}),)
