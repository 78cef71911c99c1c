from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.letters.rules import LIMIT, next_due, wait

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)

moments = st.datetimes(datetime(2024, 6, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
steps = st.one_of(
    st.integers(1, 60).map(lambda n: n * DAY),
    st.integers(60, 23 * 3600).map(lambda s: timedelta(seconds=s)),
)


def due(after, every, offset=timedelta(0)):
    return next_due(every=every, offset=offset, zone=STOCKHOLM, after=after)


@given(after=moments, every=steps, offset=st.integers(0, 23).map(lambda n: n * HOUR))
def test_a_schedule_is_due_later_and_within_one_step(after, every, offset):
    assert after < due(after, every, offset) <= after + every + HOUR


@given(after=moments, every=steps)
def test_nothing_is_due_between_a_moment_and_its_next(after, every):
    then = due(after, every)
    assert due(then - timedelta(microseconds=1), every) == then


@pytest.mark.parametrize(
    ("after", "every", "offset", "expected"),
    [
        ((2026, 12, 31, 23, 30), DAY, 6 * HOUR, (2027, 1, 1, 6)),
        ((2026, 12, 31, 5, 59), DAY, 6 * HOUR, (2026, 12, 31, 6)),
        ((2026, 12, 31, 12), 7 * DAY, 7 * HOUR, (2027, 1, 4, 7)),
        ((2027, 12, 31, 23, 59), HOUR, 0 * HOUR, (2028, 1, 1, 0)),
        ((2028, 2, 28, 12), DAY, 6 * HOUR, (2028, 2, 29, 6)),
        ((2026, 3, 28, 12), DAY, 6 * HOUR, (2026, 3, 29, 6)),
        ((2026, 10, 24, 12), DAY, 6 * HOUR, (2026, 10, 25, 6)),
    ],
    ids=["new year", "last day", "monday", "hour", "leap day", "summer time", "winter time"],
)
def test_days_and_weeks_follow_the_clock_on_the_wall(after, every, offset, expected):
    found = due(datetime(*after, tzinfo=STOCKHOLM), every, offset)
    assert found == datetime(*expected, tzinfo=STOCKHOLM).astimezone(UTC)


def test_an_hourly_schedule_runs_in_both_hours_that_are_called_two():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=0)
    assert due(first, HOUR) == datetime(2026, 10, 25, 1, tzinfo=UTC)


def test_twenty_attempts_take_between_two_and_four_days():
    total = sum((wait(attempt) for attempt in range(1, LIMIT)), timedelta(0))
    assert 2 * DAY < total < 4 * DAY
