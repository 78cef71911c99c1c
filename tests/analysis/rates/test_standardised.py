import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.rates import directly_standardised, indirectly_standardised, rates


def test_the_same_mix_as_the_standard_leaves_the_crude_rate_and_its_exact_limits():
    population = np.array([100, 300, 600])
    found = directly_standardised([4, 9, 7], population, population * 50, per=1000, method="exact")
    plain = rates([20], [1000], per=1000, method="exact")
    assert found.value == pytest.approx(plain.value[0])
    assert found.crude == pytest.approx(plain.value[0])
    assert found.interval.lower == pytest.approx(plain.interval.lower[0])
    assert found.interval.upper == pytest.approx(plain.interval.upper[0])


def test_two_areas_with_the_same_rates_are_alike_whatever_their_ages():
    counts = np.array([[10, 100], [90, 10]])
    population = np.array([[1000, 1000], [9000, 100]])
    found = directly_standardised(counts, population, [1, 1], per=1)
    assert found.value[0] == pytest.approx(found.value[1])
    assert found.crude[0] != pytest.approx(found.crude[1])


def test_areas_together_are_areas_one_by_one():
    rng = np.random.default_rng(5)
    counts, population = rng.poisson(3, (6, 4)), rng.integers(50, 90, (6, 4))
    together = directly_standardised(counts, population, [1, 2, 3, 4], per=1000)
    for row in range(6):
        alone = directly_standardised(counts[row], population[row], [1, 2, 3, 4], per=1000)
        assert together.value[row] == pytest.approx(alone.value)
        assert together.interval.upper[row] == pytest.approx(alone.interval.upper)


def test_an_empty_group_gives_no_rate_unless_the_standard_is_empty_there_too():
    counts, population = [[4, 0], [4, 2]], [[100, 0], [100, 50]]
    found = directly_standardised(counts, population, [1, 1], per=1)
    assert np.isnan(found.value[0])
    assert np.isnan(found.interval.upper[0])
    assert found.value[1] == pytest.approx((0.04 + 0.04) / 2)
    assert "grupp är tom" in str(found.warnings[0])
    assert directly_standardised(counts, population, [1, 0], per=1).value[0] == pytest.approx(0.04)


def test_no_events_have_a_rate_of_zero_and_an_upper_limit():
    found = directly_standardised([0, 0], [10, 20], [1, 1], per=1)
    assert found.value == 0
    assert found.interval.lower == 0
    assert found.interval.upper > 0


@given(st.lists(st.integers(1, 50), min_size=3, max_size=3))
def test_an_area_with_the_references_rates_has_the_ratio_one(population):
    people = 100 * np.array(population)
    found = indirectly_standardised(people // 100, people, [10, 10, 10], [1000, 1000, 1000])
    assert found.value == pytest.approx(1.0)
    assert found.expected == pytest.approx(sum(population))


def test_a_reference_that_is_no_larger_is_warned_of():
    small = indirectly_standardised([30, 40], [900, 900], [31, 39], [900, 900])
    large = indirectly_standardised([30, 40], [900, 900], [3100, 3900], [90_000, 90_000])
    assert "även den är osäker" in str(small.warnings[0])
    assert large.warnings == ()


def test_a_table_of_another_form_is_refused():
    with pytest.raises(UnusableInput) as caught:
        directly_standardised([1, 2], [[1, 2]], [1, 1], per=1)
    assert caught.value.argument == "population"
