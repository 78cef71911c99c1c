import numpy as np
import pytest

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.surge.calendar import calendar, seasons, windows


def weeks(first, steps):
    return np.datetime64(first) + 7 * np.arange(steps)


def months(first, steps):
    return np.datetime64(first, "M") + np.arange(steps)


def test_a_year_of_53_weeks_moves_nothing():
    steps = calendar(weeks("2014-12-29", 6 * 52 + 20))
    for back in range(1, 6):
        then = steps.dates[steps.years_ago(back)]
        newest = steps.dates[-1]
        same = newest.astype(object).replace(year=newest.astype(object).year - back)
        assert abs((then.astype(object) - same).days) <= 3


def test_known_reference_weeks():
    """surveillance 1.26.0, tests/testthat/test-farringtonFlexible.R: Thursday 2013-06-06."""
    steps = calendar(weeks("1990-06-07", 1201))
    assert str(steps.dates[-1]) == "2013-06-06"
    found = {str(steps.dates[step]) for step in steps.centres(3)}
    assert found == {"2010-06-03", "2012-06-07", "2011-06-09"}


def test_months_go_back_by_twelve():
    steps = calendar(months("2020-01", 48).astype("datetime64[D]"))
    assert steps.unit == "month"
    assert steps.centres(8) == [35, 23, 11]


def test_a_leap_day_a_year_ago_is_the_first_of_march():
    steps = calendar(weeks("2022-02-28", 105))
    assert str(steps.dates[-1]) == "2024-02-26"
    steps = calendar(np.datetime64("2024-02-29") - 7 * np.arange(104, -1, -1))
    assert abs(steps.dates[steps.years_ago(1)] - np.datetime64("2023-03-01")) <= 3


def test_windows_lie_around_the_same_date_of_earlier_years():
    steps = calendar(weeks("2020-01-06", 3 * 52))
    found = windows(steps, 2, 1)
    assert len(found) == 6
    assert set(found) == {step + near for step in steps.centres(2) for near in (-1, 0, 1)}


def test_a_window_that_begins_before_the_dates_is_cut():
    steps = calendar(weeks("2020-01-06", 54))
    assert windows(steps, 1, 3).min() == 0


@pytest.mark.parametrize("half_window", [0, 3])
def test_seasons_share_the_year(half_window):
    steps = calendar(weeks("2015-01-05", 6 * 52))
    rows, level = seasons(steps, 4, half_window, 10)
    assert list(np.unique(level)) == list(range(10))
    assert rows[-1] == len(steps.dates) - 1
    assert level[-1] == 0
    sizes = [np.sum(level == one) for one in range(1, 10)]
    assert max(sizes) - min(sizes) <= 4
    around = [np.abs(rows - centre) <= half_window for centre in steps.centres(4)]
    assert (level[np.any(around, axis=0)] == 0).all()


def test_one_period_leaves_only_the_windows():
    steps = calendar(weeks("2015-01-05", 6 * 52))
    rows, level = seasons(steps, 4, 3, 1)
    assert (level == 0).all()
    assert len(rows) == 4 * 7 + 4


@pytest.mark.parametrize(
    "dates",
    [
        ["2020-01-01", "2020-01-08", "2020-01-16"],
        ["2020-01-08", "2020-01-01"],
        ["2020-01-31", "2020-03-01"],
        ["2020-01-01", "2020-01-02"],
        ["2020-01-01"],
        ["vecka 1", "vecka 2"],
        [[1, 2]],
        [],
    ],
)
def test_what_is_neither_weeks_nor_months_is_refused(dates):
    with pytest.raises(UnusableInput) as caught:
        calendar(dates)
    assert caught.value.argument == "dates"
