"""Shares in two surveys: worried before and after, or here and there.

The test is the usual one of two proportions with the pooled variance when they are equal and their
own when they differ (Fleiss 1981, Statistical Methods for Rates and Proportions, section 3.2; as
R's power.prop.test). A survey with weights or clusters has a design effect above 1, which is the
`dispersion` here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.power.chance import Demand, above_zero, smallest
from samsyn.analysis.result import Floats, Note, Result, gettext_noop

SOURCE = "Fleiss 1981, Statistical Methods for Rates and Proportions, section 3.2"
MOST = 1e9


@dataclass(frozen=True, kw_only=True, eq=False)
class VisibleShare(Result):
    """The nearest shares that would be told from `share`, (rows,); not-a-number where none is."""

    lower: Floats
    upper: Floats
    share: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class NeededAnswers(Result):
    """`value` (rows,): answers needed in each of the two surveys, whole."""

    value: Floats


def visible_share(
    share: ArrayLike,
    before: ArrayLike,
    after: ArrayLike,
    *,
    dispersion: float = 1.0,
    level: float = 0.95,
    power: float = 0.8,
) -> VisibleShare:
    """How far from `share` the second survey's share must be for the difference to be noticed.

    `share` (rows,): expected in the first survey, between 0 and 1. `before`, `after` (rows,):
    answers. `dispersion`: design effect. Raises UnusableInput: shares outside 0-1, answers not
    above zero, lengths that differ, `dispersion` not above zero, `level` or `power` outside 0-1.
    """
    demand, first = Demand(level, power, dispersion), _between("share", share)
    sizes = above_zero("before", before), above_zero("after", after)
    checks.same_length(share=first, before=sizes[0], after=sizes[1])

    def noticed(second: Floats) -> Floats:
        return _chance(first, second, *sizes, demand)

    lower = smallest(noticed, first, np.zeros_like(first), power)
    upper = smallest(noticed, first, np.ones_like(first), power)
    return VisibleShare(
        method="power of the test of two proportions",
        source=SOURCE,
        settings=demand.settings,
        size={"rows": len(first), "answers": int(sizes[0].sum() + sizes[1].sum())},
        warnings=_told(first, lower, upper, power),
        lower=lower,
        upper=upper,
        share=first,
    )


def needed_answers(
    share: ArrayLike,
    other: ArrayLike,
    *,
    dispersion: float = 1.0,
    level: float = 0.95,
    power: float = 0.8,
) -> NeededAnswers:
    """How many answers in each of two surveys for `share` to be told from `other`, (rows,).

    Raises UnusableInput: shares outside 0-1 or alike, lengths that differ, `dispersion` not above
    zero, `level` or `power` outside 0-1.
    """
    demand = Demand(level, power, dispersion)
    first, second = _between("share", share), _between("other", other)
    checks.same_length(share=first, other=second)
    _refuse_alike(first, second)

    def noticed(logged: Floats) -> Floats:
        answers = np.exp(logged)
        return _chance(first, second, answers, answers, demand)

    ends = np.zeros_like(first), np.full_like(first, np.log(MOST))
    value = np.ceil(np.exp(smallest(noticed, *ends, power)) - 1e-9)
    return NeededAnswers(
        method="answers needed by the test of two proportions",
        source=SOURCE,
        settings=demand.settings,
        size={"rows": len(first)},
        warnings=_asked(value, power),
        value=value,
    )


def _between(name: str, values: ArrayLike) -> Floats:
    array = checks.numbers(name, np.atleast_1d(np.asarray(values)))
    bad = (array <= 0) | (array >= 1)
    if bad.any():
        raise UnusableInput(
            name,
            gettext_noop("är inte mellan 0 och 1 på plats %(place)s (räknat från 0)."),
            gettext_noop("Skriv andelen som 0.35, inte 35."),
            place=int(np.argmax(bad)),
        )
    return array


def _refuse_alike(first: Floats, second: Floats) -> None:
    if (first == second).any():
        raise UnusableInput(
            "other",
            gettext_noop("är samma andel på plats %(place)s (räknat från 0)."),
            gettext_noop("Ange en andel som skiljer sig så mycket som vore värt att veta."),
            place=int(np.argmax(first == second)),
        )


def _chance(first: Floats, second: Floats, before: Floats, after: Floats, demand: Demand) -> Floats:
    pooled = (before * first + after * second) / (before + after)
    equal = np.maximum(pooled * (1 - pooled) * (1 / before + 1 / after), 1e-300)
    apart = first * (1 - first) / before + second * (1 - second) / after
    return demand.chance((second - first) / np.sqrt(equal), np.sqrt(apart / equal))


def _told(first: Floats, lower: Floats, upper: Floats, power: float) -> tuple[Note, ...]:
    if len(first) != 1 or np.isnan(lower[0] + upper[0]):
        blind = int(np.isnan(lower + upper).sum())
        words = gettext_noop(
            "Rader med så få svar att en förändring åt något håll aldrig säkert syns: %(n)s."
        )
        return (Note(words, {"n": blind}),) if blind else ()
    words = gettext_noop(
        "Från %(share)s %% syns en förändring i %(times)s fall av 100 först vid %(lower)s %% "
        "eller %(upper)s %%. Däremellan går den inte att skilja från slumpen."
    )
    percent = {"share": first, "lower": lower, "upper": upper}
    values = {name: f"{100 * array[0]:.1f}".replace(".", ",") for name, array in percent.items()}
    return (Note(words, {**values, "times": round(100 * power)}),)


def _asked(value: Floats, power: float) -> tuple[Note, ...]:
    if len(value) != 1 or np.isnan(value[0]):
        return ()
    words = gettext_noop(
        "Det behövs %(n)s svar i vardera undersökningen för att skillnaden ska synas i %(times)s "
        "fall av 100."
    )
    return (Note(words, {"n": int(value[0]), "times": round(100 * power)}),)
