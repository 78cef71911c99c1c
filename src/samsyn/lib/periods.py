"""Half-open periods of days: a period holds every day d with start <= d < end.

People read the last day, so `last` is what is shown; code compares with `end`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


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
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def meet(self, other: "Period") -> "Period | None":
        """The days that both hold, or None when they share none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None


def month_after(day: date, months: int) -> date:
    """The first day of the month that lies `months` after day's month."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _step_start(day: date, per: Per) -> date:
    if per is Per.DAY:
        return day
    if per is Per.WEEK:
        return day - timedelta(days=day.weekday())
    months = MONTHS[per]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _step_end(start: date, per: Per) -> date:
    if per is Per.DAY:
        return start + timedelta(days=1)
    if per is Per.WEEK:
        return start + timedelta(days=7)
    return month_after(start, MONTHS[per])


def steps(whole: Period, per: Per) -> Iterator[Period]:
    """Calendar steps that meet `whole`, the first and last clipped to it, in order.

    Terms are the half years January–June and July–December.
    """
    if per is Per.PERIOD:
        yield whole
        return
    start = _step_start(whole.start, per)
    while start < whole.end:
        end = _step_end(start, per)
        clipped = Period(start, end).meet(whole)
        if clipped:
            yield clipped
        start = end
