from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.aoristic import aoristic
from samsyn.analysis.errors import UnusableInput

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = "2024-05-06T"
SPRING, AUTUMN = "2024-03-31T", "2024-10-27T"


def minute_by_minute(start, end):
    """The week of one span in universal time, one minute after the other on the wall clock."""
    week = np.zeros((7, 24))
    begun = datetime.fromisoformat(start).replace(tzinfo=UTC)
    length = max(
        int((datetime.fromisoformat(end).replace(tzinfo=UTC) - begun).total_seconds()) // 60, 1
    )
    for minute in range(length):
        wall = (begun + timedelta(minutes=minute)).astimezone(STOCKHOLM)
        week[wall.weekday(), wall.hour] += 1 / length
    return week


@settings(max_examples=40)
@given(
    day=st.sampled_from(["2024-03-30", "2024-03-31", "2024-10-26", "2024-10-27", "2024-07-03"]),
    minute=st.integers(0, 1439),
    length=st.integers(0, 3000),
)
def test_every_minute_falls_on_its_hour_on_the_wall_in_both_changes_of_the_clock(
    day, minute, length
):
    start = np.datetime64(day) + np.timedelta64(minute, "m")
    end = start + np.timedelta64(length, "m")
    found = aoristic([start], [end], clock="utc")
    np.testing.assert_allclose(found.week, minute_by_minute(str(start), str(end)), atol=1e-12)


def test_eight_hours_give_an_eighth_each():
    found = aoristic([MONDAY + "08:00"], [MONDAY + "16:00"])
    np.testing.assert_allclose(found.hours[8:16], 0.125)
    assert found.hours[:8].sum() == found.hours[16:].sum() == 0
    assert found.weekdays.tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_nothing_is_rounded_to_hours():
    found = aoristic([MONDAY + "10:55"], [MONDAY + "11:55"])
    np.testing.assert_allclose(found.hours[10:12], [5 / 60, 55 / 60])


def test_a_moment_counts_in_its_minute():
    found = aoristic([MONDAY + "23:59"], [MONDAY + "23:59"])
    assert found.week[0, 23] == 1
    assert found.known == 1


def test_a_weeks_length_and_more_is_spread_evenly():
    for days in (7, 8, 400):
        end = np.datetime64("2024-05-06T10:20") + np.timedelta64(days * 1440, "m")
        found = aoristic(["2024-05-06T10:20"], [end], clock="utc", zone="UTC")
        np.testing.assert_allclose(found.week, 1 / 168)
    assert found.beyond == found.vague == 1
    assert "längre än ett dygn" in str(found.warnings[0])


def test_the_night_of_spring_has_no_hour_two():
    found = aoristic([SPRING + "01:00"], [SPRING + "04:00"])
    np.testing.assert_allclose(found.week[6, 1:4], [0.5, 0.0, 0.5])


def test_the_night_of_autumn_has_hour_two_twice():
    found = aoristic([AUTUMN + "01:00"], [AUTUMN + "04:00"])
    np.testing.assert_allclose(found.week[6, 1:4], [0.25, 0.5, 0.25])


def test_folds_choose_which_of_two_equal_times():
    asked = [AUTUMN + "02:30"], [AUTUMN + "03:30"]
    first = aoristic(*asked, start_fold=[0])
    second = aoristic(*asked, start_fold=[1])
    np.testing.assert_allclose(first.week[6, 2:4], [0.75, 0.25])
    np.testing.assert_allclose(second.week[6, 2:4], [0.5, 0.5])
    assert aoristic(*asked).week.tolist() == first.week.tolist()
    assert "finns två gånger" in str(first.warnings[0])


def test_a_time_that_the_clock_skipped_is_read_as_the_moment_it_was_put_forward():
    found = aoristic([SPRING + "02:30"], [SPRING + "03:30"])
    assert found.week[6, 3] == 1
    assert "inte finns" in str(found.warnings[0])


@given(st.integers(0, 179), st.integers(0, 179), st.sampled_from([SPRING, AUTUMN]))
def test_wall_times_in_order_are_never_refused(first, second, night):
    start, end = sorted((first, second))
    begin = np.datetime64(night + "01:00")
    found = aoristic([begin + start], [begin + end])
    assert found.week.sum() == pytest.approx(1)


def test_the_first_start_after_its_end_is_named_by_row():
    with pytest.raises(UnusableInput) as caught:
        aoristic([MONDAY + "08:00", MONDAY + "10:00"], [MONDAY + "09:00", MONDAY + "09:00"])
    assert caught.value.argument == "ends"
    assert caught.value.values == {"row": 1, "n": 1}


def test_the_sum_is_the_weight_to_the_last_digit_that_floats_have():
    rng = np.random.default_rng(6)
    starts = np.datetime64("2020-01-01T00:00") + rng.integers(0, 2_000_000, 20_000)
    ends = starts + rng.exponential(3000, 20_000).astype(int)
    weights = rng.integers(1, 5, 20_000).astype(float)
    found = aoristic(starts, ends, weights)
    assert found.week.sum() == pytest.approx(weights.sum(), rel=1e-13)
    assert found.week.min() > 0
    np.testing.assert_allclose(found.hours.sum(), found.weekdays.sum())


def test_datetimes_and_seconds_are_read_to_the_minute():
    wall = datetime.fromisoformat
    found = aoristic([wall("2024-05-06T08:00:59")], [wall("2024-05-06T09:00:01")])
    assert found.hours[8] == 1


def test_a_time_with_a_zone_is_refused_rather_than_moved():
    for value in ("2024-05-06T08:00+02:00", "2024-05-06T08:00Z"):
        with pytest.raises(UnusableInput) as caught:
            aoristic([value], [MONDAY + "09:00"])
        assert caught.value.argument == "starts"


def test_numbers_are_no_times():
    with pytest.raises(UnusableInput) as caught:
        aoristic([1], [2])
    assert caught.value.argument == "starts"
