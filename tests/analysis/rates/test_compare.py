import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.binomial import exact_limits, mid_p_limits, two_sided_p, wilson
from samsyn.analysis.rates import rate_ratio

WHOLE = np.arange(13.0)


def binomial(n, share):
    from math import comb

    return np.array([comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)])


@pytest.mark.parametrize("share", [0.1, 0.37, 0.5])
def test_p_is_twice_the_smaller_tail_of_the_sum_of_chances(share):
    chances = binomial(12, share)
    upper = np.cumsum(chances[::-1])[::-1]
    lower = np.cumsum(chances)
    exact = np.minimum(2 * np.minimum(upper, lower), 1)
    half = np.minimum(2 * np.minimum(upper - chances / 2, lower - chances / 2), 1)
    twelve, expected = np.full(13, 12.0), np.full(13, share)
    np.testing.assert_allclose(two_sided_p(WHOLE, twelve, expected, half=False), exact, rtol=1e-9)
    np.testing.assert_allclose(two_sided_p(WHOLE, twelve, expected, half=True), half, rtol=1e-9)


@pytest.mark.parametrize(("limits", "half"), [(exact_limits, False), (mid_p_limits, True)])
def test_at_its_limits_a_share_has_p_of_five_percent(limits, half):
    part = np.arange(1.0, 12.0)
    twelve = np.full(11, 12.0)
    for end in limits(part, twelve, level=0.95):
        np.testing.assert_allclose(two_sided_p(part, twelve, end, half=half), 0.05, rtol=1e-7)


def test_all_and_none_reach_the_ends():
    ends = np.array([0.0, 12.0]), np.array([12.0, 12.0])
    for limits in (exact_limits, mid_p_limits, wilson):
        lower, upper = limits(*ends, level=0.95)
        assert lower[0] == 0
        assert upper[1] == 1
        assert 0 < upper[0] < 0.3
        assert 0.7 < lower[1] < 1


@given(
    first=st.integers(0, 300),
    second=st.integers(0, 300),
    people=st.integers(1, 10_000),
    others=st.integers(1, 10_000),
    method=st.sampled_from(["mid-p", "exact"]),
)
def test_the_interval_leaves_out_one_exactly_when_p_is_small(first, second, people, others, method):
    found = rate_ratio([first], [people], [second], [others], method=method)
    outside = found.interval.lower[0] > 1 or found.interval.upper[0] < 1
    assert outside == (found.p[0] < 0.05) or abs(found.p[0] - 0.05) < 1e-6


@given(first=st.integers(0, 60), second=st.integers(0, 60), people=st.integers(1, 900))
def test_the_other_way_round_is_the_inverse(first, second, people):
    one = rate_ratio([first], [people], [second], [500])
    other = rate_ratio([second], [500], [first], [people])
    assert one.p[0] == pytest.approx(other.p[0])
    if first and second:
        assert one.value[0] == pytest.approx(1 / other.value[0])
        assert one.interval.lower[0] == pytest.approx(1 / other.interval.upper[0], rel=1e-6)


def test_each_verdict_has_its_word():
    found = rate_ratio([90, 20, 100, 3], [1000] * 4, [30, 80, 104, 2], [1000] * 4)
    assert found.verdict.tolist() == ["more", "fewer", "not shown", "too few"]
    assert "Det behövs minst" in str(found.warnings[0])


def test_too_few_says_how_many_it_takes_and_with_so_many_a_doubling_is_seen():
    found = rate_ratio([3], [1000], [2], [1000])
    needed = int(found.needed[0])
    assert found.verdict[0] == "too few"
    rng = np.random.default_rng(1)
    first = rng.poisson(needed * 2 / 3, 4000)
    second = rng.poisson(needed / 3, 4000)
    seen = rate_ratio(first, np.ones(4000), second, np.ones(4000)).p <= 0.05
    assert 0.75 < seen.mean() < 0.86


def test_a_sure_difference_is_never_too_few():
    found = rate_ratio([9], [1000], [0], [1000])
    assert found.needed[0] > 9
    assert found.verdict[0] == "more"
    assert found.value[0] == np.inf
    assert found.interval.upper[0] == np.inf


def test_many_comparisons_are_adjusted_together():
    rng = np.random.default_rng(4)
    found = rate_ratio(rng.poisson(50, 300), np.ones(300), rng.poisson(50, 300), np.ones(300))
    assert np.sum(found.p <= 0.05) > 5
    assert np.sum(np.isin(found.verdict, ["more", "fewer"])) <= 1


def test_nobody_on_one_side_gives_no_ratio():
    found = rate_ratio([3, 3], [0, 10], [5, 5], [10, 0])
    assert np.isnan(found.value).all()
    assert found.p.tolist() == [1.0, 1.0]
    assert found.verdict.tolist() == ["too few", "too few"]
    assert "saknar befolkning" in str(found.warnings[0])
