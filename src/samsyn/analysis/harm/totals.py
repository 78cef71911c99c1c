"""Harm: weighted counts, always beside the counts.

Counts are taken as Poisson, so harm has the variance Σ w² over events. The interval is the gamma
interval for weighted sums (Fay & Feuer 1997, Stat Med 16:791-801), and that needs the heaviest
event that could occur. With `unseen` it is the scale's heaviest in the period: a group without
murder still says that one could have come; pass `scale.only(...)` when the question is about some
categories. Without it only what was seen counts, and the interval is too short where rare and
heavy events happened not to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, poisson, times
from samsyn.analysis.harm.missing import Unweighted, unweighted
from samsyn.analysis.harm.notes import notes
from samsyn.analysis.harm.rows import groups_of, kinds_of
from samsyn.analysis.harm.scale import HarmScale
from samsyn.analysis.poisson import Method
from samsyn.analysis.result import Floats, Integers, Interval, Note, Result, Value


@dataclass(frozen=True, kw_only=True, eq=False)
class HarmTotals(Result):
    """Harm and counts of each group, (groups,). A sum without the unweighted events is too small.

    `value` is the harm in `unit`, `variance` is Σ w², `counts` all events, `weighted` those that
    have a weight. `effective` is how many equally heavy events would be as uncertain
    (value² / variance); `heaviest` the share of the harm in its single heaviest event; both are
    not-a-number where there is no harm.
    """

    value: Floats
    interval: Interval
    variance: Floats
    unit: str
    counts: Floats
    count_interval: Interval
    weighted: Floats
    effective: Floats
    heaviest: Floats
    unweighted: tuple[Unweighted, ...]


@dataclass(frozen=True, kw_only=True)
class _Sums:
    value: Floats
    variance: Floats
    weighted: Floats
    counts: Floats
    top: Floats


def harm(
    categories: Sequence[str],
    on: ArrayLike,
    counts: ArrayLike,
    *,
    scale: HarmScale,
    groups: ArrayLike | None = None,
    number: int = 1,
    unseen: bool = True,
    level: float = 0.95,
    method: Method = "exact",
) -> HarmTotals:
    """Sum the weights that held on the day of each event, by group.
    `categories` (rows,): codes as the scale has them. `on` (rows,): days, datetime64 or ISO text.
    `counts` (rows,): events in the row (antal). `groups` (rows,): codes 0 to `number` - 1 of an
    area, a month or both; None puts all in one. An event of a category that the scale does not
    know, or has no weight for on that day, is left out, told in `unweighted` and warned of.
    `method`: "exact" (conservative), "mid-p" or "byar".
    Raises UnusableInput: lengths that differ, no whole counts, no days, codes outside the groups.
    """
    kinds, kind = kinds_of(categories)
    days, events = times.days("on", on), checks.counts("counts", counts)
    rows = checks.same_length(categories=kind, on=days, counts=events)
    group = groups_of(groups, rows, number)
    checks.share("level", level)
    checks.one_of("method", method, poisson.METHODS)
    weights = scale.weights(kinds, kind, days)
    sums = _sums(weights, events, group, number)
    left_out = unweighted(scale, kinds, kind, np.where(np.isnan(weights), events, 0.0))
    largest = np.full(number, scale.heaviest(days)) if unseen else sums.top
    settings: dict[str, Value] = {
        "number": number,
        "unseen": unseen,
        "level": level,
        "method": method,
    }
    ruled, surprised = _share(sums.top, sums.value), bool((largest > sums.top).any())
    heard = notes(scale.changed(kinds, kind, days), left_out, ruled, surprised=surprised)
    size = {"rows": rows, "events": int(events.sum()), "groups": number}
    return _answer(sums, largest, scale, left_out, settings=settings, size=size, warnings=heard)


def _sums(weights: Floats, events: Floats, group: Integers, number: int) -> _Sums:
    known = ~np.isnan(weights)
    each, some = np.where(known, weights, 0.0), np.where(known, events, 0.0)
    top = np.zeros(number)
    np.maximum.at(top, group, each * (some > 0))

    def by_group(what: Floats) -> Floats:
        return np.bincount(group, what, minlength=number).astype(np.float64)

    return _Sums(
        value=by_group(each * some),
        variance=by_group(each**2 * some),
        weighted=by_group(some),
        counts=by_group(events),
        top=top,
    )


def _answer(
    sums: _Sums,
    largest: Floats,
    scale: HarmScale,
    left_out: tuple[Unweighted, ...],
    *,
    settings: dict[str, Value],
    size: dict[str, int],
    warnings: tuple[Note, ...],
) -> HarmTotals:
    method, level = cast(Method, settings["method"]), cast(float, settings["level"])
    limits = poisson.sum_limits(
        sums.value, sums.variance, sums.weighted, largest, level=level, method=method
    )
    counted = poisson.count_limits(sums.counts, level=level, method="exact")
    safe = settings["unseen"] is True and method == "exact"
    return HarmTotals(
        method=f"harm, {poisson.NAMES[method]}",
        source=f"weights: {'; '.join(scale.sources)}. Interval: {poisson.SOURCES[method]}",
        settings=settings,
        size=size,
        warnings=warnings,
        value=sums.value,
        interval=Interval(*limits, level, poisson.NAMES[method], conservative=safe),
        variance=sums.variance,
        unit=scale.unit,
        counts=sums.counts,
        count_interval=poisson.interval(counted, level=level, method="exact"),
        weighted=sums.weighted,
        effective=_share(sums.value**2, sums.variance),
        heaviest=_share(sums.top, sums.value),
        unweighted=left_out,
    )


def _share(part: Floats, whole: Floats) -> Floats:
    return part / np.where(whole > 0, whole, np.nan)
