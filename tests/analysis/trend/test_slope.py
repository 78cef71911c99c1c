from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.trend import seasonal_mann_kendall, sen_slope

NUMBERS = st.lists(st.floats(-50, 50), min_size=4, max_size=20)


@given(NUMBERS)
def test_the_slope_is_the_median_of_all_slopes(series):
    slopes = [
        (series[j] - series[i]) / (j - i)
        for i in range(len(series))
        for j in range(i + 1, len(series))
    ]
    found = sen_slope(series)
    assert found.value == pytest.approx(np.median(slopes), abs=1e-12)
    assert found.interval.lower <= found.value <= found.interval.upper


@pytest.mark.parametrize(("steps", "level"), [(5, 0.9), (6, 0.95), (7, 0.93), (7, 0.95)])
def test_the_exact_interval_covers_as_often_as_it_says(steps, level):
    """Over all orders of the same errors, and with a slope of 3 laid on: the true share."""
    errors = np.random.default_rng(1).normal(size=steps)
    rise = 3.0 * np.arange(steps)
    covers = []
    for order in permutations(errors):
        limits = sen_slope(np.array(order) + rise, level=level).interval
        covers.append(limits.lower <= 3.0 <= limits.upper)
    assert np.mean(covers) >= level - 1e-12
    assert np.mean(covers) < level + 0.06


def test_four_steps_are_too_few_for_limits_and_that_is_said():
    found = sen_slope([1, 2, 3, 5])
    assert (found.interval.lower, found.interval.upper) == (-np.inf, np.inf)
    assert "för få" in str(found.warnings[0])


def test_uneven_times_are_used():
    times = np.array([0.0, 1, 5, 6, 20, 21])
    assert sen_slope(2 * times + 7, times=times).value == pytest.approx(2.0)


def test_a_series_of_zeros_has_slope_zero_with_certainty_marked_conservative():
    found = sen_slope(np.zeros(30))
    assert (found.value, found.interval.lower, found.interval.upper) == (0, 0, 0)
    assert found.interval.conservative


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("times", {"times": [0, 1, 1, 2, 3]}),
        ("times", {"times": [0, 1, 2, 3]}),
        ("times", {"times": [0, 1, 2, np.nan, 3]}),
        ("level", {"level": 0}),
        ("series", {"series": []}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        sen_slope(**{"series": [1, 3, 2, 4, 6], **changed})
    assert caught.value.argument == argument


def test_seasons_are_compared_only_with_themselves():
    rng = np.random.default_rng(1)
    series = rng.normal(size=96)
    season = np.tile(100 * rng.normal(size=12), 8)
    plain, shifted = (seasonal_mann_kendall(s, period=12) for s in (series, series + season))
    assert plain.scores == pytest.approx(shifted.scores)
    assert plain.slope == pytest.approx(shifted.slope)
    assert plain.score == plain.scores.sum()
    assert plain.variance == plain.variances.sum()


def test_the_seasonal_slope_is_a_whole_round():
    series = 2.0 * np.arange(60) + np.tile([0, 50, 10, -5], 15)
    found = seasonal_mann_kendall(series, period=4)
    assert found.slope == pytest.approx(8.0)
    assert found.interval.lower <= 8.0 <= found.interval.upper


def test_the_last_round_may_be_cut_short():
    found = seasonal_mann_kendall(np.arange(29.0), period=12)
    assert found.scores[0] == 3
    assert found.scores[11] == 1
    assert "2 hela varv" in str(found.warnings[0])


def test_seasons_that_never_change_are_told():
    found = seasonal_mann_kendall(np.tile([0.0, 5.0], 12), period=2)
    assert (found.z, found.p) == (0.0, 1.0)
    assert "ingen trend" in str(found.warnings[0])


@pytest.mark.parametrize("period", [1, 0, -3, 13, 2.5])
def test_a_period_that_does_not_fit_is_refused(period):
    with pytest.raises(UnusableInput) as caught:
        seasonal_mann_kendall(np.arange(24.0), period=period)
    assert caught.value.argument == "period"
