"""Rates that differ in age (or in another mix) made comparable."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, poisson
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.poisson import Limits, Method
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop

FEW = 10
STEADY = 10.0


@dataclass(frozen=True, kw_only=True, eq=False)
class DirectRates(Result):
    """The rate if the population had the standard's mix: a number, or (areas,)."""

    value: Floats | float
    interval: Interval
    crude: Floats | float
    counts: Floats | float


@dataclass(frozen=True, kw_only=True, eq=False)
class IndirectRatios(Result):
    """Observed / expected by the reference's rates (1 is as expected): a number, or (areas,)."""

    value: Floats | float
    interval: Interval
    observed: Floats | float
    expected: Floats | float


def directly_standardised(
    counts: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    *,
    per: float,
    level: float = 0.95,
    method: Method = "mid-p",
) -> DirectRates:
    """Σ standardᵢ · countsᵢ / populationᵢ / Σ standard, per `per`, over strata i.

    `counts` and `population` (strata,) or (areas, strata); `standard` (strata,): the standard
    population, of any size. An area with nobody in a stratum that the standard has gets no rate.

    `method`: "exact" is the gamma interval (Fay & Feuer 1997, Stat Med 16:791-801; conservative),
    "mid-p" its mid-p form (Fay & Kim 2017), "byar" that of Dobson et al. 1991 as used in public
    health in England. Raises UnusableInput: counts that are no whole numbers, shapes that differ,
    a standard without anybody, `per` not above zero, `level` outside 0-1.
    """
    events, people = _table(counts, population)
    weights = _standard(standard, events)
    checks.positive("per", per)
    checks.share("level", level)
    checks.one_of("method", method, poisson.METHODS)
    known = np.where((people > 0) | (weights == 0), np.maximum(people, 1e-300), np.nan)
    each = np.where(weights > 0, weights / known, 0.0)
    total, variance = np.sum(each * events, axis=-1), np.sum(each**2 * events, axis=-1)
    number, largest = events.sum(axis=-1), each.max(axis=-1)
    limits = _limits(total, variance, number, largest, level, method)
    return DirectRates(
        method=f"directly standardised rate, {poisson.NAMES[method]}",
        source=poisson.SOURCES[method],
        settings={"per": per, "level": level, "method": method},
        size={"areas": int(total.size), "strata": len(weights), "events": int(events.sum())},
        warnings=_direct_warnings(number, total),
        value=(total * per)[()],
        interval=poisson.interval(limits, level=level, method=method, scale=per),
        crude=(number / _somebody(people.sum(axis=-1)) * per)[()],
        counts=number[()],
    )


def indirectly_standardised(
    counts: ArrayLike,
    population: ArrayLike,
    reference_counts: ArrayLike,
    reference_population: ArrayLike,
    *,
    level: float = 0.95,
    method: Method = "mid-p",
) -> IndirectRatios:
    """Σ counts / Σ population · reference rate, over strata: the SMR of epidemiology.

    `counts`, `population` (strata,) or (areas, strata); the reference's (strata,). Two areas'
    ratios are each against the reference and not against each other. The reference's rates are
    taken as known; a reference that is not much larger than the area is warned of.

    Limits: the observed count's / expected (Breslow & Day 1987, section 2.3). Raises UnusableInput:
    counts that are no whole numbers, shapes that differ, a reference stratum without population.
    """
    events, people = _table(counts, population)
    cases = checks.counts("reference_counts", reference_counts)
    crowd = checks.not_negative("reference_population", reference_population)
    checks.same_length(counts=events.T, reference_counts=cases, reference_population=crowd)
    _refuse_empty(crowd)
    checks.share("level", level)
    checks.one_of("method", method, poisson.METHODS)
    observed, expected = events.sum(axis=-1), people @ (cases / crowd)
    lower, upper = poisson.count_limits(observed, level=level, method=method)
    some = _somebody(expected)
    return IndirectRatios(
        method=f"indirectly standardised ratio, {poisson.NAMES[method]}",
        source="Breslow & Day 1987, Statistical Methods in Cancer Research II, section 2.3; "
        + poisson.SOURCES[method],
        settings={"level": level, "method": method},
        size={"areas": int(observed.size), "strata": len(cases), "events": int(events.sum())},
        warnings=_indirect_warnings(observed, float(cases.sum())),
        value=(observed / some)[()],
        interval=poisson.interval((lower / some, upper / some), level=level, method=method),
        observed=observed[()],
        expected=expected[()],
    )


def _table(counts: ArrayLike, population: ArrayLike) -> tuple[Floats, Floats]:
    events = checks.counts("counts", counts, dimensions=None)
    people = checks.not_negative("population", population, dimensions=None)
    if people.shape != events.shape or events.ndim not in (1, 2) or events.size == 0:
        raise UnusableInput(
            "population",
            gettext_noop("har formen %(found)s, men counts har %(wanted)s."),
            gettext_noop("Skicka lika många grupper i båda, minst en: områden × grupper."),
            found=str(people.shape),
            wanted=str(events.shape),
        )
    return events, people


def _standard(standard: ArrayLike, events: Floats) -> Floats:
    weights = checks.not_negative("standard", standard)
    checks.same_length(counts=events.T, standard=weights)
    if not weights.sum() > 0:
        raise UnusableInput(
            "standard",
            gettext_noop("är tom: standardbefolkningen har ingen."),
            gettext_noop("Ange hur många standardbefolkningen har i varje grupp."),
        )
    return weights / weights.sum()


def _refuse_empty(crowd: Floats) -> None:
    if (crowd == 0).any():
        raise UnusableInput(
            "reference_population",
            gettext_noop("är noll i grupp %(place)s (räknat från 0)."),
            gettext_noop("Slå ihop gruppen med en annan, eller välj en större jämförelse."),
            place=int(np.argmax(crowd == 0)),
        )


def _limits(
    total: Floats, variance: Floats, number: Floats, largest: Floats, level: float, method: Method
) -> Limits:
    known = ~np.isnan(total)
    filled = [np.where(known, v, 0.0) for v in (total, variance, number, largest)]
    lower, upper = poisson.sum_limits(*filled, level=level, method=method)
    return np.where(known, lower, np.nan)[()], np.where(known, upper, np.nan)[()]


def _somebody(people: Floats) -> Floats:
    return np.where(people > 0, people, np.nan)


def _direct_warnings(number: Floats, total: Floats) -> tuple[Note, ...]:
    notes = []
    if empty := int(np.isnan(total).sum()):
        words = gettext_noop(
            "Områden där någon grupp är tom, som därför inte får något tal: %(n)s. Slå ihop "
            "grupper eller områden."
        )
        notes.append(Note(words, {"n": empty}))
    return (*notes, *_few(number))


def _indirect_warnings(observed: Floats, reference: float) -> tuple[Note, ...]:
    notes = list(_few(observed))
    if observed.max() * STEADY > reference:
        words = gettext_noop(
            "Jämförelsens egna antal är inte mycket större än områdets, så även den är osäker. "
            "Intervallet visar bara områdets osäkerhet."
        )
        notes.append(Note(words))
    return tuple(notes)


def _few(number: Floats) -> tuple[Note, ...]:
    few = int(np.sum(number < FEW))
    if not few:
        return ()
    words = gettext_noop(
        "Områden med färre än %(few)s händelser: %(n)s. Det räcker inte för att göra dem "
        "jämförbara."
    )
    return (Note(words, {"n": few, "few": FEW}),)
