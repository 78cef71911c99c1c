"""Power beside R's, and beside the closed forms of the laws it stands on."""

import numpy as np
import pytest
from scipy.special import ndtri

from samsyn.analysis.power import needed_answers, needed_count, visible_change, visible_share


def test_r_power_prop_test_fifty_in_each():
    """R 4.2.2, example of ?power.prop.test: n = 50, p1 = 0.5, power 0.9 gives p2 = 0.8026141, found
    by R to four figures."""
    found = visible_share([0.5], [50], [50], power=0.9)
    assert found.upper[0] == pytest.approx(0.8026141, abs=2e-4)


def test_r_power_prop_test_number_in_each():
    """R 4.2.2, ?power.prop.test: p1 = 0.5, p2 = 0.75, power 0.9 gives n = 76.70693; and p1 = 0.15,
    p2 = 0.3, power 0.8 gives 120.4719."""
    assert needed_answers([0.5], [0.75], power=0.9).value[0] == 77
    assert needed_answers([0.15], [0.3], power=0.8).value[0] == 121
    found = visible_share([0.5], [76.70693011], [76.70693011], power=0.9)
    assert found.upper[0] == pytest.approx(0.75, abs=1e-7)


def test_a_count_needed_for_a_ratio_is_near_that_of_square_roots():
    """No printed example has this test; the square-root form (W5 of Gu, Ng, Tang & Schucany 2008,
    Biom J 50:283-298) has the closed form n = ((z₁ + z₂) / (√r − 1))² / 2 for equal periods, and
    both agree within a few percent for moderate ratios."""
    for ratio in (0.6, 0.8, 1.25, 1.5):
        closed = ((ndtri(0.975) + ndtri(0.8)) / (np.sqrt(ratio) - 1)) ** 2 / 2
        assert needed_count([ratio]).value[0] == pytest.approx(closed, rel=0.04)


def test_a_small_change_of_a_large_count_is_seen_at_the_normal_laws_distance():
    """For n → ∞ the change seen is (z₁ + z₂)·√(2/n), the textbook's two-sample distance."""
    n = 1e8
    found = visible_change([n])
    distance = (ndtri(0.975) + ndtri(0.8)) * np.sqrt(2 / n)
    assert found.increase[0] - 1 == pytest.approx(distance, rel=1e-3)
    assert 1 - found.decrease[0] == pytest.approx(distance, rel=1e-3)
