"""The windows of a commitment: every stretch of days in which something was promised.

A step or a season that the period cuts asks for its share, rounded to the nearest whole number;
a stretch that then asks for nothing is no window. So a half year of "four a year" asks for two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from math import ceil, floor

from samsyn.lib.periods import Per, Period, steps
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Nested,
    Season,
    area_slot,
    asked_slot,
    done_slot,
)


@dataclass(frozen=True, kw_only=True)
class Window:
    """One instance: `required` in `period`, counted at `slot`.

    `required` is None when what is promised cannot be counted: coverage of an unknown number, an
    indicator, or a condition that decides the number (then `asked` is the slot of the requests).
    `step` says how the window is named: by its season, by its step (year, quarter ...), or as
    the whole period.
    """

    commitment: str
    period: Period
    step: Per
    required: int | None
    slot: str
    season: Season | None = None
    area: str = ""
    nested: tuple[Nested, ...] = ()
    asked: str = ""
    reads: bool = False

    @property
    def key(self) -> str:
        name = self.season.key if self.season else self.step.value
        return ":".join(x for x in (self.period.start.isoformat(), name, self.area) if x)


@lru_cache(maxsize=8_192)
def windows(commitment: Commitment, whole: Period) -> tuple[Window, ...]:
    """All windows of the commitment inside the pledge's period, in the order of their last day."""
    found = _OF_KIND[commitment.kind](commitment, whole)
    return tuple(sorted(found, key=lambda w: (w.period.end, w.period.start, w.area)))


def _share(number: int, share: float) -> int:
    return floor(number * share + 0.5)


def _steps(commitment: Commitment, whole: Period) -> Iterator[Window]:
    for period, share in steps(whole, commitment.per):
        required = _share(commitment.minimum, share)
        if required:
            yield Window(
                commitment=commitment.key,
                period=period,
                step=commitment.per,
                required=required,
                slot=done_slot(commitment.key),
                nested=commitment.nested,
            )


def _occasions(commitment: Commitment, whole: Period) -> Iterator[Window]:
    if commitment.areas:
        return _areas(commitment, whole)
    if not commitment.seasons:
        return _steps(commitment, whole)
    seasons = chain.from_iterable(_seasons(commitment, s, whole) for s in commitment.seasons)
    if commitment.minimum > sum(season.minimum for season in commitment.seasons):
        return chain(seasons, _steps(commitment, whole))
    return iter(seasons)


def _areas(commitment: Commitment, whole: Period) -> Iterator[Window]:
    for window in _steps(commitment, whole):
        for area in commitment.areas:
            yield Window(
                commitment=commitment.key,
                period=window.period,
                step=window.step,
                required=window.required,
                slot=area_slot(commitment.key, area),
                area=area,
            )


def season_days(season: Season, year: int) -> Period:
    """The season that begins in `year`; one that crosses the turn of the year ends in the next."""
    start = date(year, *season.first)
    last = _day_of(year + (season.last < season.first), season.last)
    return Period.inclusive(start, last)


def _day_of(year: int, month_and_day: tuple[int, int]) -> date:
    """29 February means the last day of February."""
    month, day = month_and_day
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def _seasons(commitment: Commitment, season: Season, whole: Period) -> Iterator[Window]:
    for year in range(whole.start.year - 1, whole.end.year + 1):
        days = season_days(season, year)
        clipped = days.meet(whole)
        required = _share(season.minimum, clipped.days / days.days) if clipped else 0
        if clipped and required:
            yield Window(
                commitment=commitment.key,
                period=clipped,
                step=Per.PERIOD,
                required=required,
                slot=done_slot(commitment.key),
                season=season,
                nested=commitment.nested,
            )


def _average(commitment: Commitment, whole: Period) -> Iterator[Window]:
    """So many per `per` on average over `over`: the sum is what each `over` asks for."""
    for period, _ in steps(whole, commitment.over):
        required = _share(commitment.minimum, sum(s for _, s in steps(period, commitment.per)))
        if required:
            yield Window(
                commitment=commitment.key,
                period=period,
                step=commitment.over,
                required=required,
                slot=done_slot(commitment.key),
            )


def _coverage(commitment: Commitment, whole: Period) -> Iterator[Window]:
    """`population` people or places to reach in each step; unknown when nobody has said."""
    population = commitment.population
    required = None if population is None else ceil(population * commitment.share / 100)
    for period, share in steps(whole, commitment.per):
        if share >= 0.5:
            yield Window(
                commitment=commitment.key,
                period=period,
                step=commitment.per,
                required=required,
                slot=done_slot(commitment.key),
            )


def _one_off(commitment: Commitment, whole: Period) -> Iterator[Window]:
    last = commitment.due or whole.last
    if last >= whole.start:
        yield Window(
            commitment=commitment.key,
            period=Period.inclusive(whole.start, last),
            step=Per.PERIOD,
            required=commitment.minimum,
            slot=done_slot(commitment.key),
            nested=commitment.nested,
        )


def _read(commitment: Commitment, whole: Period) -> Iterator[Window]:
    """An indicator or a zero target is read, not counted."""
    for period, share in steps(whole, commitment.per):
        if share >= 0.5:
            yield Window(
                commitment=commitment.key,
                period=period,
                step=commitment.per,
                required=None,
                slot=done_slot(commitment.key),
                reads=True,
            )


def _conditional(commitment: Commitment, whole: Period) -> Iterator[Window]:
    for period, _ in steps(whole, commitment.per):
        yield Window(
            commitment=commitment.key,
            period=period,
            step=commitment.per,
            required=None,
            slot=done_slot(commitment.key),
            asked=asked_slot(commitment.key),
        )


_OF_KIND = {
    CommitmentKind.OCCASIONS: _occasions,
    CommitmentKind.AVERAGE: _average,
    CommitmentKind.COVERAGE: _coverage,
    CommitmentKind.ONE_OFF: _one_off,
    CommitmentKind.CONTINUOUS: _steps,
    CommitmentKind.INDICATOR: _read,
    CommitmentKind.ZERO: _read,
    CommitmentKind.CONDITIONAL: _conditional,
}
