import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.plain import as_plain
from samsyn.analysis.rates import rates
from samsyn.analysis.rates.noise import ratio_limits


def test_a_rate_is_the_count_per_so_many():
    found = rates([12, 3], [4000, 1500], per=1000)
    np.testing.assert_allclose(found.value, [3.0, 2.0])
    np.testing.assert_array_equal(found.counts, [12, 3])
    np.testing.assert_allclose(found.interval.upper, found.count_interval.upper / [4.0, 1.5])


def test_nobody_gives_no_rate_and_says_so():
    found = rates([0, 4], [0, 0], per=1000)
    assert np.isnan(found.value).all()
    assert np.isnan(found.interval.lower).all()
    assert "utan befolkning" in str(found.warnings[0])
    assert as_plain(found)["value"] == [None, None]


def test_few_events_are_warned_of_and_many_are_not():
    assert "färre än 10" in str(rates([9], [100], per=1).warnings[0])
    assert rates([10], [100], per=1).warnings == ()


def test_only_the_exact_method_calls_itself_conservative():
    flags = {m: rates([3], [9], per=1, method=m).interval.conservative for m in ("exact", "mid-p")}
    assert flags == {"exact": True, "mid-p": False}


def test_noise_widens_the_interval_and_leaves_the_rate():
    exact, noisy = (rates([40], [300], per=1000, noise=n) for n in (0.0, 60.0))
    assert noisy.value == exact.value
    assert noisy.interval.lower < exact.interval.lower
    assert noisy.interval.upper > exact.interval.upper
    assert "bruset" in str(noisy.warnings[-1])
    assert "MOVER-R" in noisy.method


def test_noise_per_row_touches_only_its_row():
    plain, noisy = (
        rates([40, 40], [300, 300], per=1),
        rates([40, 40], [300, 300], per=1, noise=[0, 9]),
    )
    assert noisy.interval.upper[0] == pytest.approx(plain.interval.upper[0], rel=1e-9)
    assert noisy.interval.upper[1] > plain.interval.upper[1]


def test_noise_as_large_as_the_population_still_gives_finite_limits():
    found = rates([2], [3], per=1, noise=5.0)
    assert 0 < found.interval.lower[0] < found.value[0] < found.interval.upper[0] < np.inf


@given(
    count=st.integers(0, 500),
    people=st.integers(1, 5000),
    small=st.floats(0.0, 5.0),
    more=st.floats(0.1, 50.0),
)
def test_more_noise_never_gives_a_narrower_interval(count, people, small, more):
    few, many = (rates([count], [people], per=1, noise=n) for n in (small, small + more))
    assert many.interval.lower[0] <= few.interval.lower[0] * (1 + 1e-9)
    assert many.interval.upper[0] >= few.interval.upper[0] * (1 - 1e-9)


def test_without_spread_the_limits_are_those_of_the_count_over_the_population():
    events, limits = np.array([7.0, 0.0]), (np.array([2.8, 0.0]), np.array([14.4, 3.0]))
    people = np.array([50.0, 20.0])
    found = ratio_limits(events, limits, people, np.zeros(2), level=0.95)
    np.testing.assert_allclose(found[0], limits[0] / people, atol=1e-12)
    np.testing.assert_allclose(found[1], limits[1] / people)


def test_a_part_of_an_event_is_no_count():
    with pytest.raises(UnusableInput) as caught:
        rates([1.5], [10], per=1)
    assert caught.value.argument == "counts"
