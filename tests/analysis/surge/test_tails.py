import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from samsyn.analysis.surge.tails import quantile, tail

MEANS = np.array([0.01, 0.7, 5.0, 60.0, 2000.0])


@pytest.mark.parametrize("dispersion", [1.2, 3.0, 40.0])
def test_tails_are_the_negative_binomials(dispersion):
    law = stats.nbinom(MEANS / (dispersion - 1), 1 / dispersion)
    wide = np.full(5, dispersion)
    for least in (0.0, 1.0, 7.0, 90.0):
        expected = law.sf(least - 1)
        np.testing.assert_allclose(tail(np.full(5, least), MEANS, wide), expected, rtol=1e-8)
    for chance in (0.01, 0.5, 0.995):
        np.testing.assert_array_equal(quantile(chance, MEANS, wide), law.ppf(chance))


def test_without_overdispersion_they_are_poissons():
    law, one = stats.poisson(MEANS), np.ones(5)
    np.testing.assert_allclose(tail(np.full(5, 3.0), MEANS, one), law.sf(2), rtol=1e-9)
    np.testing.assert_array_equal(quantile(0.975, MEANS, one), law.ppf(0.975))


def test_the_two_laws_meet():
    least = np.full(5, 4.0)
    near, poisson = (tail(least, MEANS, np.full(5, d)) for d in (1 + 1e-6, 1.0))
    np.testing.assert_allclose(near, poisson, rtol=1e-3)


def test_nothing_expected_gives_nothing():
    zero, one = np.zeros(1), np.ones(1)
    assert tail(zero, zero, one)[0] == 1
    assert tail(one, zero, one)[0] == 0
    assert quantile(0.99, zero, one)[0] == 0


@given(st.floats(0.001, 500), st.floats(1, 30), st.floats(0.001, 0.999))
def test_a_quantile_is_the_first_count_passed_so_seldom(mean, dispersion, chance):
    m, wide = np.array([mean]), np.array([dispersion])
    found = quantile(chance, m, wide)
    assert tail(found + 1, m, wide)[0] <= 1 - chance
    if found[0] > 0:
        assert tail(found, m, wide)[0] > 1 - chance
