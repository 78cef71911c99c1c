"""The limits of counts and of weighted sums, against brute force over their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import pdtr, pdtrc

from samsyn.analysis import checks, poisson
from samsyn.analysis.errors import UnusableInput

COUNTS = np.array([0.0, 1, 2, 3, 5, 10, 40, 250, 10_000])
METHODS = ("mid-p", "exact", "byar")


def chance_of_at_least(count, expected):
    return np.where(count == 0, 1.0, pdtrc(np.maximum(count, 1) - 1, expected))


def test_an_exact_limit_leaves_a_tail_of_two_and_a_half_percent():
    lower, upper = poisson.count_limits(COUNTS, level=0.95, method="exact")
    np.testing.assert_allclose(pdtr(COUNTS, upper), 0.025, rtol=1e-9)
    np.testing.assert_allclose(chance_of_at_least(COUNTS[1:], lower[1:]), 0.025, rtol=1e-9)
    assert lower[0] == 0


def test_a_mid_p_limit_counts_half_of_the_count_itself():
    lower, upper = poisson.count_limits(COUNTS, level=0.9, method="mid-p")
    below = (pdtr(COUNTS, upper) + np.where(COUNTS > 0, pdtr(COUNTS - 1, upper), 0)) / 2
    np.testing.assert_allclose(below, 0.05, rtol=1e-8)
    some = COUNTS[1:]
    above = (chance_of_at_least(some, lower[1:]) + pdtrc(some, lower[1:])) / 2
    np.testing.assert_allclose(above, 0.05, rtol=1e-8)
    assert lower[0] == 0


def test_byar_is_near_exact_from_ten_events_on():
    many = COUNTS[COUNTS >= 10]
    found, exact = (
        np.array(poisson.count_limits(many, level=0.95, method=m)) for m in ("byar", "exact")
    )
    np.testing.assert_allclose(found, exact, rtol=2e-3)


def test_zero_events_still_have_an_upper_limit():
    zero = np.zeros(1)
    for method in METHODS:
        lower, upper = poisson.count_limits(zero, level=0.95, method=method)
        assert lower[0] == 0
        assert 2.9 < upper[0] < 3.8


def test_a_sum_of_weights_of_one_has_the_limits_of_its_count():
    one = np.ones_like(COUNTS)
    for method in METHODS:
        if method == "byar":
            continue
        found = poisson.sum_limits(COUNTS, COUNTS, COUNTS, one, level=0.95, method=method)
        expected = poisson.count_limits(COUNTS, level=0.95, method=method)
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@given(
    counts=st.lists(st.integers(0, 400), min_size=1, max_size=8),
    weights=st.lists(st.floats(0.1, 5000), min_size=8, max_size=8),
    level=st.sampled_from([0.8, 0.95, 0.998]),
    method=st.sampled_from(METHODS),
)
def test_the_sum_lies_within_its_limits_and_wider_levels_hold_narrower_ones(
    counts, weights, level, method
):
    x, w = np.array(counts, dtype=float), np.array(weights[: len(counts)])
    parts = [np.atleast_1d(v) for v in (w @ x, w**2 @ x, x.sum(), w.max())]
    lower, upper = poisson.sum_limits(*parts, level=level, method=method)
    wide = poisson.sum_limits(*parts, level=0.9995, method=method)
    assert 0 <= lower[0] <= parts[0][0] * (1 + 1e-9)
    assert parts[0][0] < upper[0]
    assert wide[0][0] <= lower[0] * (1 + 1e-9)
    assert upper[0] <= wide[1][0] * (1 + 1e-9)


@given(factor=st.floats(0.001, 1000))
def test_another_unit_of_the_weights_only_scales_the_limits(factor):
    parts = np.array([420.0]), np.array([9000.0]), np.array([30.0]), np.array([90.0])
    scaled = parts[0] * factor, parts[1] * factor**2, parts[2], parts[3] * factor
    for method in METHODS:
        found = poisson.sum_limits(*scaled, level=0.95, method=method)
        expected = poisson.sum_limits(*parts, level=0.95, method=method)
        np.testing.assert_allclose(found, np.array(expected) * factor, rtol=1e-8)


def test_a_heavier_event_that_did_not_come_moves_only_the_upper_limit():
    total, variance, events = (np.array([v]) for v in (420.0, 5880.0, 30.0))
    light, heavy = (
        poisson.sum_limits(total, variance, events, np.array([w]), level=0.95, method="exact")
        for w in (14.0, 5185.0)
    )
    assert heavy[0] == light[0]
    assert heavy[1] > 10 * light[1]


def test_an_unknown_method_is_refused_with_those_that_exist():
    with pytest.raises(UnusableInput) as caught:
        checks.one_of("method", "wald", poisson.METHODS)
    assert "mid-p, exact, byar" in str(caught.value)
