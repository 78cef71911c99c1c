"""How many times: the change where something was done, over the change where nothing was."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.effect.table import Table
from samsyn.analysis.effect.verdict import Chosen, Effect, Found, Judge
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop

CELLS = ("treated_before", "treated_after", "control_before", "control_after")
WALD_FROM = 5
Spread = tuple[float, float | None]


@dataclass(frozen=True, kw_only=True, eq=False)
class CountRatio(Effect):
    """`value` is (treated after / treated before) / (control after / control before).

    `odds_ratio` is its inverse, the relative effect size a·d / (b·c) of the crime prevention
    literature: above one is a decrease. `log_value` and `log_error` are on the logarithmic scale;
    they are infinite or not-a-number where a count is zero.
    """

    odds_ratio: float
    log_value: float
    log_error: float


def count_ratio(
    treated_before: ArrayLike,
    treated_after: ArrayLike,
    control_before: ArrayLike,
    control_after: ArrayLike,
    *,
    overdispersion: float | None = None,
    meaningful: float,
    least_count: float = 20,
    level: float = 0.95,
    power: float = 0.8,
    chosen: Chosen = "unknown",
) -> CountRatio:
    """The ratio of two changes, with an interval that is widened by overdispersion.

    Each of the four is one count, or the counts of its steps, (steps,); both areas are counted
    over the same steps. From steps the overdispersion φ is measured (at least one), and the
    interval uses Student's t; from single counts it is 1, with a warning, unless given.
    log error = √(φ · (1/a + 1/b + 1/c + 1/d)). Where a count is below five the interval is the
    wider of Fisher's exact one and the profile likelihood over φ. `meaningful` is the decrease
    that would matter, as a share; `least_count` the fewest events before that are judged.

    Raises UnusableInput for counts that are none, no steps, and areas over different steps.
    Marchant 2006, in reply to Farrington & Welsh; Wilson 2022, J Quant Criminol; Fisher 1935, J R
    Stat Soc 98:39-82; Venzon & Moolgavkar 1988, J R Stat Soc C 37:87-94.
    """
    settings: dict[str, Value] = {k: v for k, v in locals().items() if k not in CELLS}
    judge = Judge(meaningful, least_count, level, power, chosen)
    given = (treated_before, treated_after, control_before, control_after)
    cells = _read(dict(zip(CELLS, given, strict=True)))
    return _answer(cells, _dispersion(cells, overdispersion), judge, settings)


def _answer(
    cells: list[Floats], spread: Spread, judge: Judge, settings: dict[str, Value]
) -> CountRatio:
    wide, freedom = spread
    table = Table(*(float(cell.sum()) for cell in cells))
    log_value, log_error = table.log_ratio, table.error * float(np.sqrt(wide))
    interval, p = _inference(table, wide, freedom, judge)
    found = Found.ratio(
        log_value,
        log_error,
        judge.visible(freedom),
        interval=interval,
        p=p,
        before=table.before,
        overdispersion=wide,
    )
    guessed = freedom is None and settings["overdispersion"] is None
    return CountRatio(
        **judge.answer(found, *_told(table, guessed)),
        odds_ratio=float(np.exp(-log_value)),
        log_value=log_value,
        log_error=log_error,
        method="ratio of two changes in counts",
        source="Marchant 2006; Wilson 2022, J Quant Criminol",
        settings=settings,
        size={"events": int(table.total), "steps": sum(len(cell) for cell in cells[:2])},
    )


def _read(given: Mapping[str, ArrayLike]) -> list[Floats]:
    cells = []
    for name, values in given.items():
        cell = np.atleast_1d(checks.counts(name, values, dimensions=None))
        checks.at_least(name, cell, 1)
        cells.append(checks.numbers(name, cell))
    checks.same_length(treated_before=cells[0], control_before=cells[2])
    checks.same_length(treated_after=cells[1], control_after=cells[3])
    return cells


def _dispersion(cells: list[Floats], given: float | None) -> Spread:
    """φ, and its degrees of freedom when it was measured.

    Pearson's statistic of how the two areas part from each other step by step, so that a season
    that both have is no overdispersion.
    """
    if given is not None:
        if not checks.positive("overdispersion", given) >= 1:
            raise UnusableInput(
                "overdispersion",
                gettext_noop("är %(found)s, men kan inte vara mindre än 1."),
                gettext_noop("Ange 1 för händelser som är oberoende av varandra, annars mer."),
                found=str(given),
            )
        return float(given), None
    before, after = (np.stack([cells[k], cells[k + 2]]) for k in (0, 1))
    statistics = [_pearson(period) for period in (before, after)]
    freedom = sum(degrees for _, degrees in statistics)
    if not freedom:
        return 1.0, None
    return max(sum(square for square, _ in statistics) / freedom, 1.0), float(freedom)


def _pearson(period: Floats) -> tuple[float, int]:
    """Pearson's statistic of (areas, steps) about what areas and steps alone explain."""
    seen = period[:, period.any(axis=0)]
    if not period.any(axis=1).all():
        return 0.0, 0
    fitted = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    return float(np.sum((seen - fitted) ** 2 / fitted)), seen.shape[1] - 1


def _inference(
    table: Table, wide: float, freedom: float | None, judge: Judge
) -> tuple[Interval, float]:
    z = judge.quantile(freedom)
    law = "normal" if freedom is None else f"t({freedom:g})"
    if table.least >= WALD_FROM:
        half = z * table.error * np.sqrt(wide)
        lower, upper = np.exp([table.log_ratio - half, table.log_ratio + half])
        distance = abs(table.log_ratio) / (table.error * np.sqrt(wide))
        safe = freedom is not None and wide == 1
        interval = Interval(float(lower), float(upper), judge.level, law, conservative=safe)
        return interval, _p(distance, freedom)
    low, high = np.exp(
        [table.profile_limits(wide * z**2), table.exact_limits((1 - judge.level) / 2)]
    ).T
    p = max(_p(np.sqrt(max(table.drop(0.0), 0.0) / wide), freedom), table.exact_p())
    method = f"the wider of exact and profile likelihood, {law}"
    interval = Interval(float(low.min()), float(high.max()), judge.level, method, conservative=True)
    return interval, p


def _p(distance: float, freedom: float | None) -> float:
    return float(2 * (laws.ndtr(-distance) if freedom is None else laws.stdtr(freedom, -distance)))


def _told(table: Table, guessed: bool) -> tuple[Note, ...]:
    told = []
    if table.least < WALD_FROM:
        words = gettext_noop("Något antal är färre än fem; intervallet är gjort för små antal.")
        told.append(Note(words))
    if not table.least:
        words = gettext_noop("Något antal är noll; kvoten kan inte anges, bara en gräns för den.")
        told.append(Note(words))
    if guessed:
        words = gettext_noop(
            "Fyra antal säger inte hur mycket de brukar variera; här antas ren slump."
        )
        told.append(Note(words))
    return tuple(told)
