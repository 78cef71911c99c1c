"""What rooms share when they judge chance: many tests at once, and simulated draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from samsyn.analysis.montecarlo import EULER, gumbel_p, rank_p
from samsyn.analysis.multiple import benjamini_hochberg

# The fifteen p-values that Benjamini & Hochberg 1995 work through (the thrombolysis trial of
# Neuhaus et al. 1992): at q = 0.05 the procedure rejects four, Bonferroni's three.
EIGHT = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
NEUHAUS = np.array([*EIGHT, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
P_VALUES = arrays.arrays(float, st.integers(1, 30), elements=st.floats(0, 1))


class TestBenjaminiHochberg:
    def test_the_published_example_rejects_the_four_smallest(self):
        assert (benjamini_hochberg(NEUHAUS) <= 0.05).tolist() == [True] * 4 + [False] * 11

    def test_adjusted_values_of_the_published_example(self):
        """By hand: p(i) * 15 / i, made monotone from above."""
        adjusted = benjamini_hochberg(NEUHAUS)
        np.testing.assert_allclose(adjusted[:4], [0.0015, 0.003, 0.0095, 0.035625])
        np.testing.assert_allclose(adjusted[4:7], [0.0603, 0.0638571, 0.0638571], rtol=1e-5)

    @given(P_VALUES, st.sampled_from([0.01, 0.05, 0.2, 0.5]))
    def test_it_rejects_what_the_step_up_rule_rejects(self, p, q):
        """The definition: all p up to the largest p(i) <= i q / m."""
        ordered = np.sort(p)
        met = np.flatnonzero(ordered <= np.arange(1, p.size + 1) / p.size * q)
        limit = ordered[met[-1]] if met.size else -1.0
        margin = np.abs(np.subtract.outer(p * p.size, np.arange(1, p.size + 1) * q)).min()
        if margin > 1e-9:
            assert ((benjamini_hochberg(p) <= q) == (p <= limit)).all()

    @given(P_VALUES)
    def test_adjusting_never_makes_smaller_nor_reorders(self, p):
        adjusted = benjamini_hochberg(p)
        assert (adjusted >= p * (1 - 1e-12)).all()
        assert (adjusted <= 1).all()
        assert (np.diff(adjusted[np.argsort(p)]) >= 0).all()

    def test_the_shape_is_kept(self):
        p = NEUHAUS.reshape(3, 5)
        np.testing.assert_array_equal(benjamini_hochberg(p).ravel(), benjamini_hochberg(NEUHAUS))


class TestMonteCarlo:
    def test_a_rank_is_never_zero_and_ties_count(self):
        draws = np.array([1.0, 2.0, 3.0, 3.0])
        assert rank_p(9.0, draws) == 1 / 5
        assert rank_p(3.0, draws) == 3 / 5
        assert rank_p(0.0, draws) == 1.0

    def test_gumbel_tail_of_draws_with_known_moments(self):
        """Draws with mean location + γ scale and sd scale π / √6 give exactly those parameters;
        the tail is then 1 - exp(-exp(-(x - location) / scale))."""
        location, scale = 10.0, 2.0
        mean, deviation = location + EULER * scale, scale * np.pi / np.sqrt(6)
        draws = mean + deviation / np.sqrt(2) * np.array([-1.0, 1.0])
        for observed in (8.0, 10.0, 20.0, 60.0):
            expected = -np.expm1(-np.exp(-(observed - location) / scale))
            assert gumbel_p(observed, draws) == pytest.approx(expected, rel=1e-12)
        assert gumbel_p(60.0, draws) == pytest.approx(np.exp(-25.0), rel=1e-9)

    def test_gumbel_tail_agrees_with_the_ranks_of_gumbel_draws(self):
        draws = np.random.default_rng(3).gumbel(5.0, 1.5, 20_000)
        for observed in (5.0, 8.0, 11.0):
            assert gumbel_p(observed, draws) == pytest.approx(rank_p(observed, draws), rel=0.08)

    def test_draws_that_are_all_the_same_say_only_whether_it_is_more(self):
        same = np.full(99, 4.0)
        assert gumbel_p(4.0, same) == 1.0
        assert gumbel_p(4.1, same) == 0.0
