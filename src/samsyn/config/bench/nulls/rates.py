"""Rates: do the limits hold the truth, and does a comparison reject only by chance?"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from samsyn.analysis.poisson import Method
from samsyn.analysis.rates import (
    RateRatio,
    directly_standardised,
    indirectly_standardised,
    proportions,
    rate_ratio,
    rates,
)
from samsyn.analysis.result import Flags, Floats, Interval

from .null import LEVEL, Null

AREAS, STRATA = 100, 10
Rng = np.random.Generator
Data = Literal["dense", "sparse"]
Once = Callable[[Rng], Flags | bool]


def _held(interval: Interval, truth: Floats | float) -> Flags:
    return np.asarray((interval.lower <= truth) & (truth <= interval.upper))


def _expected(rng: Rng, mean: float) -> Floats:
    """Expected counts of areas that differ in risk; a mean of 0.05 leaves 95 % of them empty."""
    return mean * rng.gamma(4.0, 0.25, AREAS)


def _rate(mean: float, method: Method) -> Once:
    def once(rng: Rng) -> Flags:
        people = rng.integers(200, 2000, AREAS)
        expected = _expected(rng, mean)
        found = rates(rng.poisson(expected), people, per=1000, method=method)
        return _held(found.interval, expected / people * 1000)

    return once


def _noisy(mean: float, people_about: int) -> Once:
    """The published population has rounded normal noise of a standard deviation of three."""

    def once(rng: Rng) -> Flags:
        people = rng.integers(people_about // 2, people_about * 2, AREAS)
        published = np.maximum(people + np.rint(rng.normal(0, 3, AREAS)), 1)
        expected = _expected(rng, mean)
        found = rates(rng.poisson(expected), published, per=1, noise=3.0)
        return _held(found.interval, expected / people)

    return once


def _ratio(mean: float, method: str, ratio: float = 1.0) -> Callable[[Rng], RateRatio]:
    """Dense areas beside each other; a sparse one beside a rest two hundred times as large."""
    larger = 1 if mean > 1 else 200

    def once(rng: Rng) -> RateRatio:
        people, others = rng.integers(200, 2000, AREAS), rng.integers(200, 2000, AREAS) * larger
        risk = mean / 1000 * rng.gamma(4.0, 0.25, AREAS)
        first, second = rng.poisson(risk * people * ratio), rng.poisson(risk * others)
        return rate_ratio(first, people, second, others, method=method)

    return once


def _rejects(mean: float, method: str) -> Once:
    draw = _ratio(mean, method)
    return lambda rng: draw(rng).p <= LEVEL


def _ratio_held(mean: float, method: str) -> Once:
    draw = _ratio(mean, method, 1.5)
    return lambda rng: _held(draw(rng).interval, 1.5)


def _verdicts(rng: Rng) -> bool:
    """Whether any of all areas was called different: the false discovery rate when none is."""
    found = _ratio(20.0, "mid-p")(rng)
    return bool(np.isin(found.verdict, ["more", "fewer"]).any())


def _proportion(whole: int, low: float, high: float) -> Once:
    def once(rng: Rng) -> Flags:
        truth = rng.uniform(low, high, AREAS)
        asked = rng.integers(whole, 4 * whole, AREAS)
        return _held(proportions(rng.binomial(asked, truth), asked).interval, truth)

    return once


def _standardised(mean: float, method: Method) -> Once:
    def once(rng: Rng) -> Flags:
        people = rng.integers(200, 2000, (AREAS, STRATA))
        risk = mean / 1100 * rng.gamma(2.0, 0.5, (AREAS, STRATA))
        standard = rng.integers(500, 1500, STRATA)
        truth = risk @ (standard / standard.sum())
        found = directly_standardised(
            rng.poisson(risk * people), people, standard, per=1, method=method
        )
        return _held(found.interval, truth)

    return once


def _smr(mean: float) -> Once:
    def once(rng: Rng) -> Flags:
        people = rng.integers(200, 2000, (AREAS, STRATA))
        crowd = np.full(STRATA, 10_000_000)
        cases = np.rint(mean / 1100 * crowd * rng.gamma(2.0, 0.5, STRATA))
        truth = rng.gamma(4.0, 0.25, AREAS)
        share = people * (cases / crowd)
        counts = rng.poisson(share * truth[:, None])
        found = indirectly_standardised(counts, people, cases, crowd)
        return _held(found.interval, truth)

    return once


def _interval(name: str, data: Data, once: Once, *, conservative: bool = False) -> Null:
    return Null(name=name, data=data, kind="interval", once=once, conservative=conservative)


def _test(name: str, data: Data, once: Once, *, conservative: bool = False) -> Null:
    return Null(name=name, data=data, kind="test", once=once, conservative=conservative)


# A count that is mostly zero takes so few values that its limits must cover more often.
NULLS = [
    _interval("rate, mid-p", "dense", _rate(12.0, "mid-p")),
    _interval("rate, mid-p", "sparse", _rate(0.05, "mid-p"), conservative=True),
    _interval("rate, exact (Garwood)", "dense", _rate(12.0, "exact"), conservative=True),
    _interval("rate, exact (Garwood)", "sparse", _rate(0.05, "exact"), conservative=True),
    _interval("rate, Byar", "dense", _rate(12.0, "byar"), conservative=True),
    _interval("rate, Byar", "sparse", _rate(0.05, "byar"), conservative=True),
    _interval("rate, noisy population of 100", "dense", _noisy(12.0, 100)),
    _interval("rate, noisy population of 15", "dense", _noisy(60.0, 15)),
    _interval("rate, noisy population of 15", "sparse", _noisy(0.05, 15), conservative=True),
    _test("rate ratio, mid-p", "dense", _rejects(12.0, "mid-p")),
    _test("rate ratio, mid-p", "sparse", _rejects(0.05, "mid-p"), conservative=True),
    _test("rate ratio, exact", "dense", _rejects(12.0, "exact"), conservative=True),
    _test("rate ratio, exact", "sparse", _rejects(0.05, "exact"), conservative=True),
    _interval("rate ratio of 1.5, mid-p", "dense", _ratio_held(12.0, "mid-p")),
    _interval("rate ratio of 1.5, mid-p", "sparse", _ratio_held(0.05, "mid-p"), conservative=True),
    _interval("rate ratio of 1.5, exact", "dense", _ratio_held(12.0, "exact"), conservative=True),
    _test("rate ratio, any verdict of 100", "dense", _verdicts, conservative=True),
    _interval("proportion, Wilson", "dense", _proportion(50, 0.05, 0.95)),
    _interval("proportion, Wilson", "sparse", _proportion(25, 0.01, 0.1)),
    _interval("standardised, mid-p gamma", "dense", _standardised(12.0, "mid-p")),
    _interval(
        "standardised, mid-p gamma", "sparse", _standardised(0.05, "mid-p"), conservative=True
    ),
    _interval("standardised, gamma", "dense", _standardised(12.0, "exact"), conservative=True),
    _interval("standardised, gamma", "sparse", _standardised(0.05, "exact"), conservative=True),
    _interval("standardised, Dobson", "dense", _standardised(12.0, "byar")),
    _interval("standardised ratio, mid-p", "dense", _smr(12.0)),
    _interval("standardised ratio, mid-p", "sparse", _smr(0.05), conservative=True),
]
