from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from scipy.special import xlogy

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.trend import count_break, pettitt

COUNTS = st.lists(st.integers(0, 6), min_size=5, max_size=15)


def rank_statistic(values):
    return max(
        abs(sum(np.sign(a - b) for a in values[:t] for b in values[t:]))
        for t in range(1, len(values))
    )


def ratio_statistic(values):
    total, steps = sum(values), len(values)

    def log_likelihood(part):
        return xlogy(sum(part), sum(part) / len(part))

    return max(
        2 * (log_likelihood(values[:t]) + log_likelihood(values[t:]) - xlogy(total, total / steps))
        for t in range(1, steps)
    )


@effort(max_examples=30)
@given(COUNTS)
def test_the_statistics_are_those_of_the_definitions(series):
    found = pettitt(series, seed=1, permutations=99)
    assert found.statistic == pytest.approx(rank_statistic(series))
    ratio = count_break(series, seed=1, permutations=99)
    assert ratio.statistic == pytest.approx(ratio_statistic(series), abs=1e-8)


@pytest.mark.parametrize("function", [pettitt, count_break])
def test_p_is_near_the_share_of_all_orders(function):
    series = [0, 1, 0, 2, 4, 3, 3]
    statistic = rank_statistic if function is pettitt else ratio_statistic
    observed = statistic(series)
    truth = np.mean([statistic(order) >= observed - 1e-9 for order in set(permutations(series))])
    assert function(series, seed=1).p == pytest.approx(truth, abs=0.012)


@pytest.mark.parametrize("function", [pettitt, count_break])
def test_a_clear_break_is_found_where_it_is(function):
    rng = np.random.default_rng(1)
    series = np.concatenate([rng.poisson(4, 25), rng.poisson(12, 15)])
    found = function(series, seed=1)
    assert abs(found.at - 25) <= 1
    assert found.p < 0.001
    assert found.before == pytest.approx(series[: found.at].mean())
    assert found.after == pytest.approx(series[found.at :].mean())


def test_the_size_of_numbers_does_not_matter_to_ranks():
    series = np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3])
    first, second = (pettitt(s, seed=1) for s in (series, np.exp(series)))
    assert (first.statistic, first.p, first.at) == (second.statistic, second.p, second.at)


@pytest.mark.parametrize("function", [pettitt, count_break])
def test_a_series_that_never_changes_has_no_break(function):
    found = function(np.full(12, 3), seed=1)
    assert found.p == 1.0
    assert "samma värde" in str(found.warnings[0])


def test_a_break_at_the_edge_and_a_trend_are_told():
    edge = count_break([0, 0, 0, 0, 0, 0, 0, 0, 0, 9], seed=1, permutations=99)
    assert any("kant" in str(note) for note in edge.warnings)
    slow = pettitt(np.arange(40.0), seed=1, permutations=99)
    assert any("tröghet" in str(note) for note in slow.warnings)


@pytest.mark.parametrize("function", [pettitt, count_break])
@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("series", {"series": [1, 2, 3, 4]}),
        ("series", {"series": [1, 2, np.nan, 4, 5]}),
        ("seed", {"seed": -1}),
        ("seed", {"seed": 1.5}),
        ("permutations", {"permutations": 10}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(function, argument, changed):
    with pytest.raises(UnusableInput) as caught:
        function(**{"series": [1, 3, 2, 4, 6], "seed": 1, **changed})
    assert caught.value.argument == argument


def test_broken_counts_are_refused():
    with pytest.raises(UnusableInput) as caught:
        count_break([0.5, 1, 2, 3, 4], seed=1)
    assert caught.value.argument == "series"
