"""The newest of six years of weeks, or of thirty steps, when nothing has changed.

The years have a season and no trend; "wide" counts vary three times more than Poisson. A draw of
years holds 20 series and a draw of steps 8 or 16, so 200 draws are 4,000 trials. The flexible
method's limit is passed exactly where its p is small, so one row tells both.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import numpy as np

from samsyn.analysis.surge import Surge, cusum, ears, farrington, farrington_flexible
from samsyn.analysis.surge.ears import Variant

from .null import Null

WEEKS, RECENT = 6 * 52 + 1, 30
DATES = np.datetime64("2019-01-07") + 7 * np.arange(WEEKS)
WAVE = np.exp(0.3 * np.cos(2 * np.pi * (np.arange(WEEKS) - 13) / 52.18))
Draw = Callable[[np.random.Generator], Any]
Data = Literal["dense", "sparse"]


def _years(mean: float, wide: float) -> Draw:
    return lambda rng: _counts(rng, mean * WAVE, wide, (20, WEEKS))


def _steps(mean: float, wide: float) -> Draw:
    return lambda rng: _counts(rng, np.full(RECENT, mean), wide, (8, RECENT))


def _counts(rng: np.random.Generator, mean: Any, wide: float, shape: tuple[int, int]) -> Any:
    if wide == 1:
        return rng.poisson(mean, shape)
    return rng.negative_binomial(np.broadcast_to(mean / (wide - 1), shape), 1 / wide)


def _known(mean: float, wide: float, counts: Any) -> Surge:
    return cusum(counts, np.full(len(counts), mean), overdispersion=wide)


def _from_before(mean: float, wide: float) -> Draw:
    """Thirty steps whose expected comes from two hundred earlier ones."""

    def once(rng: np.random.Generator) -> Any:
        counts = _counts(rng, np.full(230, mean), wide, (16, 230))
        before = np.maximum(counts[:, :200].mean(axis=1), 0.005)
        return cusum(counts[:, 200:], before, overdispersion=wide).p <= 0.05

    return once


def _limit(draw: Draw, judge: Callable[[Any], Surge]) -> Draw:
    """Whether the upper limit was passed."""

    def once(rng: np.random.Generator) -> Any:
        found = judge(draw(rng))
        return found.observed > found.interval.upper

    return once


def _p(draw: Draw, judge: Callable[[Any], Surge]) -> Draw:
    return lambda rng: judge(draw(rng)).p <= 0.05


def _range(draw: Draw, judge: Callable[[Any], Surge]) -> Draw:
    def once(rng: np.random.Generator) -> Any:
        found = judge(draw(rng))
        return (found.observed >= found.interval.lower) & (found.observed <= found.interval.upper)

    return once


def _classic(alpha: float, counts: Any) -> Surge:
    return farrington(counts, DATES, alpha=alpha, least_cases=0)


def _flexible(alpha: float, counts: Any) -> Surge:
    return farrington_flexible(counts, DATES, alpha=alpha, least_cases=0)


def _ears(variant: Variant, counts: Any) -> Surge:
    return ears(counts, variant=variant, alpha=0.05)


KINDS: tuple[tuple[str, Data, float, float], ...] = (
    ("Poisson", "dense", 20.0, 1.0),
    ("wide", "dense", 20.0, 3.0),
    ("Poisson", "sparse", 0.05, 1.0),
    ("wide", "sparse", 0.05, 3.0),
)


def _regression(
    name: str, law: str, data: Data, draw: Draw, judge: Callable[[float, Any], Surge]
) -> list[Null]:
    sparse = data == "sparse"
    return [
        Null(
            name=f"{name} upper limit, {law}",
            data=data,
            kind="test",
            once=_limit(draw, partial(judge, 0.05)),
            conservative=sparse,
            simulations=200,
        ),
        Null(
            name=f"{name} range, {law}",
            data=data,
            kind="interval",
            once=_range(draw, partial(judge, 0.025)),
            conservative=sparse,
            simulations=200,
        ),
    ]


def _early(law: str, data: Data, mean: float, wide: float) -> list[Null]:
    draw = _steps(mean, wide)
    variants: tuple[Variant, ...] = ("C1", "C2", "C3")
    return [
        *(
            Null(
                name=f"EARS {variant} limit, {law}",
                data=data,
                kind="test",
                once=_limit(draw, partial(_ears, variant)),
                conservative=data == "sparse",
            )
            for variant in variants
        ),
        Null(
            name=f"CUSUM p, {law}",
            data=data,
            kind="test",
            once=_p(draw, partial(_known, mean, wide)),
            conservative=True,
        ),
        Null(
            name=f"CUSUM p, expected from before, {law}",
            data=data,
            kind="test",
            once=_from_before(mean, wide),
            conservative=True,
            simulations=250,
        ),
    ]


def _of(law: str, data: Data, mean: float, wide: float) -> list[Null]:
    draw = _years(mean, wide)
    classic_p = Null(
        name=f"farrington p, {law}",
        data=data,
        kind="test",
        once=_p(draw, partial(_classic, 0.05)),
        conservative=True,
        simulations=200,
    )
    return [
        *_regression("farrington", law, data, draw, _classic),
        classic_p,
        *_regression("flexible", law, data, draw, _flexible),
        *_early(law, data, mean, wide),
    ]


NULLS = [null for kind in KINDS for null in _of(*kind)]
