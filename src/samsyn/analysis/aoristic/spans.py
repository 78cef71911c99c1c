"""Spans of time spread over the hours of the week.

An event between the last time all was well and the time of discovery is spread evenly over the
minutes between (Ratcliffe & McCullagh 1998; Ratcliffe 2000), each minute on the hour of the week
that it had on the wall clock: the night when the clock goes back has 25 hours and the one when it
goes forward 23. A span of more than 168 hours says nothing of the hour and is spread evenly over
all 168. A span without length is one minute. All weight is kept: no hour is rounded.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, times
from samsyn.analysis.aoristic.clock import HOUR, WEEK_HOURS, Clock, clock_of
from samsyn.analysis.aoristic.universal import Spans, universal
from samsyn.analysis.result import Flags, Floats, Integers, Note, Result, Value, gettext_noop

SOURCE = (
    "Ratcliffe & McCullagh 1998, Int J Geogr Inf Sci 12:751-764; Ratcliffe 2000, Int J Geogr Inf "
    "Sci 14:669-679"
)
VAGUE = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Aoristic(Result):
    """Weight by hour: `week` (7, 24) from Monday, `hours` (24,), `weekdays` (7,); sums `total`.

    `known` is the share of the weight whose span is at most an hour, `vague` that of spans longer
    than a day, `beyond` that of spans longer than a week, which are spread over all hours.
    """

    week: Floats
    hours: Floats
    weekdays: Floats
    total: float
    known: float
    vague: float
    beyond: float


def aoristic(
    starts: ArrayLike,
    ends: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    clock: Literal["local", "utc"] = "local",
    zone: str = "Europe/Stockholm",
    start_fold: ArrayLike | None = None,
    end_fold: ArrayLike | None = None,
) -> Aoristic:
    """Spread each event over the hours in which it can have happened.

    `starts`, `ends` (rows,): datetime64 or ISO text without zone, read to the minute; wall time in
    `zone`, or universal time with `clock` "utc". `weights` (rows,): events in the row, default 1.
    `start_fold`, `end_fold` (rows,) of 0 or 1 choose the first or second of two equal wall times
    in autumn; None takes the first for a start and the second for an end: the widest span.

    Raises UnusableInput: a start after its end and a missing time, by row; lengths that differ,
    negative weights, a zone that is unknown or not whole hours from universal time.
    """
    begun = times.minutes("starts", starts).astype(np.int64)
    ended = times.minutes("ends", ends).astype(np.int64)
    rows = checks.same_length(starts=begun, ends=ended)
    weight = np.ones(rows) if weights is None else checks.not_negative("weights", weights)
    checks.same_length(starts=begun, weights=weight)
    checks.one_of("clock", clock, ("local", "utc"))
    reading = _clock(zone, begun, ended)
    spans = universal(begun, ended, reading, local=clock == "local", folds=(start_fold, end_fold))
    week = _spread(spans.begun, spans.length, weight, reading)
    return _answer(week, weight, spans, settings={"clock": clock, "zone": zone})


def _clock(zone: str, begun: Integers, ended: Integers) -> Clock:
    if not len(begun):
        return clock_of(zone, 0, 0)
    ends = int(begun.min()), int(ended.min()), int(begun.max()), int(ended.max())
    return clock_of(zone, min(ends), max(ends))


def _spread(begun: Integers, length: Integers, weight: Floats, clock: Clock) -> Floats:
    """Weight by hour of the week, (168,): the k-th hour of all spans that reach it, at once."""
    beyond = length > WEEK_HOURS * HOUR
    week = np.full(WEEK_HOURS, weight[beyond].sum() / WEEK_HOURS)
    first = begun // HOUR
    reached = (begun + length - 1) // HOUR - first + 1
    order = np.argsort(-np.where(beyond, 0, reached), kind="stable")[: int((~beyond).sum())]
    begun, length, first, reached = (v[order] for v in (begun, length, first, reached))
    minute = weight[order] / length
    base = int(first.min(initial=0))
    named = clock.hour_of_week(np.arange(base, int((first + reached).max(initial=0))))
    still = np.searchsorted(-reached, -np.arange(reached.max(initial=0)), side="left")
    for k, rows in enumerate(still):
        hour = first[:rows] + k
        until = np.minimum(begun[:rows] + length[:rows], (hour + 1) * HOUR)
        overlap = until - np.maximum(begun[:rows], hour * HOUR)
        week += np.bincount(named[hour - base], overlap * minute[:rows], minlength=WEEK_HOURS)
    return week


def _answer(week: Floats, weight: Floats, spans: Spans, *, settings: dict[str, Value]) -> Aoristic:
    total, by_day = float(weight.sum()), week.reshape(7, 24)

    def share(rows: Flags) -> float:
        return float(weight[rows].sum() / total) if total else np.nan

    vague = share(spans.length > 24 * HOUR)
    return Aoristic(
        method="aoristic weights by the minute",
        source=SOURCE,
        settings=settings,
        size={"rows": len(weight)},
        warnings=_warnings(spans, vague),
        week=by_day,
        hours=by_day.sum(axis=0),
        weekdays=by_day.sum(axis=1),
        total=total,
        known=share(spans.length <= HOUR),
        vague=vague,
        beyond=share(spans.length > WEEK_HOURS * HOUR),
    )


def _warnings(spans: Spans, vague: float) -> tuple[Note, ...]:
    notes = []
    if vague > VAGUE:
        words = gettext_noop(
            "%(share)s %% av händelserna har ett spann längre än ett dygn. De säger inget om "
            "timmen och gör kurvan jämnare än verkligheten."
        )
        notes.append(Note(words, {"share": round(100 * vague)}))
    if skipped := int(spans.skipped.sum()):
        words = gettext_noop(
            "Rader med en tid som inte finns, natten då klockan ställs fram: %(n)s. Den läses som "
            "ögonblicket då den ställdes fram."
        )
        notes.append(Note(words, {"n": skipped}))
    if twice := int(spans.twice.sum()):
        words = gettext_noop(
            "Rader med en tid som finns två gånger, natten då klockan ställs tillbaka: %(n)s. "
            "Utan annat besked räknas från den första till den andra."
        )
        notes.append(Note(words, {"n": twice}))
    return tuple(notes)
