"""The days of the story, counted from the day it is first told."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone


@dataclass(frozen=True)
class Calendar:
    today: date
    at: datetime

    @property
    def year(self) -> int:
        """The middle year of the current period."""
        return self.today.year

    def day(self, years: int, month: int, day: int) -> date:
        """A day so many years from the current one: -1 is the first year of the period."""
        return date(self.year + years, month, day)

    def has_come(self, day: date) -> bool:
        return day <= self.today

    def moment(self, day: date, hour: int = 10) -> datetime:
        """Office hours on the day; never later than the telling."""
        told = timezone.make_aware(datetime.combine(day, time(hour, 20)))
        return min(told, self.at)

    @property
    def current(self) -> tuple[date, date]:
        return self.day(-1, 1, 1), self.day(1, 12, 31)

    @property
    def earlier(self) -> tuple[date, date]:
        return self.day(-4, 1, 1), self.day(-2, 12, 31)


def years(period: tuple[date, date]) -> str:
    return f"{period[0].year}–{period[1].year}"


def slug(period: tuple[date, date]) -> str:
    return f"{period[0].year}-{period[1].year}"
