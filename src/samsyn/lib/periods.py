"""Half-open periods of days: a period holds every day d with start <= d < end.

People read the last day, so `last` is what is shown; code compares with `end`.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, pairwise


class Per(StrEnum):
    """The step in which a promise is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    PERIOD = "period"


MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.TERM: 6, Per.YEAR: 12}


@dataclass(frozen=True, order=True)
class Period:
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period must end after it starts: {self.start} to {self.end}")

    @classmethod
    def inclusive(cls, first: date, last: date) -> "Period":
        return cls(first, last + timedelta(days=1))

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def meet(self, other: "Period") -> "Period | None":
        """The days that both hold, or None when they share none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _boundaries(start: date, per: Per) -> Iterator[date]:
    """Days; Mondays; or the start and then every month, quarter, half year or year from it."""
    if per in MONTHS:
        yield from (months_later(start, n) for n in count(0, MONTHS[per]))
    elif per is Per.WEEK:
        monday = start - timedelta(days=start.weekday())
        yield from (monday + timedelta(weeks=n) for n in count())
    else:
        yield from (start + timedelta(days=n) for n in count())


def steps(whole: Period, per: Per) -> Iterator[tuple[Period, float]]:
    """Steps that tile `whole`, in order, each with the share of a whole step that it holds.

    Years, terms, quarters and months run from the first day of `whole`: the years of an
    agreement from 1 March begin on 1 March.
    """
    if per is Per.PERIOD:
        yield whole, 1.0
        return
    for start, end in pairwise(_boundaries(whole.start, per)):
        if start >= whole.end:
            return
        step = Period(start, end)
        clipped = step.meet(whole)
        if clipped:
            yield clipped, clipped.days / step.days
