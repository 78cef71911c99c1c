"""Stretches of days that a period total is told for."""

from collections.abc import Iterator
from datetime import date, timedelta

from samsyn.lib.periods import Period, months_later

WEEKS = 8
MONTHS = 6


def latest_weeks(on: date) -> Iterator[Period]:
    """This week up to today, then the weeks before it, Monday to Sunday."""
    monday = on - timedelta(days=on.weekday())
    for back in range(WEEKS):
        start = monday - timedelta(weeks=back)
        yield Period(start, min(start + timedelta(weeks=1), on + timedelta(days=1)))


def latest_months(on: date) -> Iterator[Period]:
    """This month up to today, then the months before it."""
    first = on.replace(day=1)
    for back in range(MONTHS):
        start = months_later(first, -back)
        yield Period(start, min(months_later(start, 1), on + timedelta(days=1)))
