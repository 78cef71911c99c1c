from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.trend import exact, mann_kendall, mann_kendall_many
from samsyn.analysis.trend.score import many, pairs, tied
from samsyn.analysis.trend.serial import lag_one, ranks, variance_factor

SERIES = st.lists(st.integers(-3, 6), min_size=4, max_size=25)


def score(values):
    return sum(
        np.sign(values[j] - values[i])
        for i in range(len(values))
        for j in range(i + 1, len(values))
    )


@given(SERIES)
def test_the_score_is_the_sum_of_signs(series):
    up, down = pairs(np.array(series, float)[:, None])
    assert up[0] - down[0] == score(series)


@pytest.mark.parametrize("series", [1, 300, 10_000])
def test_few_and_many_series_are_counted_alike_and_beyond_a_byte(series):
    values = np.random.default_rng(1).integers(0, 40, (140, series)).astype(float)
    up, down = pairs(values)
    for place in (0, series // 2, series - 1):
        assert up[place] - down[place] == score(values[:, place])


@pytest.mark.parametrize("values", [[1, 2, 3, 4, 5], [1, 1, 2, 3, 4, 4], [0, 0, 0, 0, 2, 1]])
def test_the_variance_is_that_of_all_orders(values):
    every = np.array(list(permutations(values)), float).T
    scores, spread = many(every)
    assert np.var(scores) == pytest.approx(spread[0])
    assert np.ptp(spread) == 0


@given(SERIES)
def test_ties_are_counted_as_in_the_formula(series):
    _, sizes = np.unique(series, return_counts=True)
    wanted = sum(t * (t - 1) * (2 * t + 5) for t in sizes)
    assert tied(np.array(series, float)[:, None])[0] == wanted


@pytest.mark.parametrize(
    "values", [[1, 2, 3, 4, 5, 6], [1, 1, 2, 3, 4], [0, 0, 0, 0, 2, 1], [0, 0, 0, 1, 1, 1, 1]]
)
def test_the_exact_law_is_that_of_all_orders(values):
    scores = np.array([score(order) for order in permutations(values)])
    groups = tuple(int(size) for size in np.unique(values, return_counts=True)[1])
    for seen in np.unique(scores):
        upper, lower, at = exact.tails(float(seen), groups)
        assert upper == pytest.approx(np.mean(scores >= seen))
        assert lower == pytest.approx(np.mean(scores <= seen))
        assert at == pytest.approx(np.mean(scores == seen))


def test_the_exact_law_of_a_long_series_is_near_the_normal_one():
    series = np.random.default_rng(3).normal(size=100)
    found = {t: mann_kendall(series, tails=t).p for t in ("exact", "normal")}
    assert found["exact"] == pytest.approx(found["normal"], abs=2e-3)


def test_ten_steps_are_exact_and_eleven_are_normal():
    rising = np.arange(11.0)
    assert mann_kendall(rising[:10]).p == pytest.approx(2 / 3628800)
    assert mann_kendall(rising).p == mann_kendall(rising, tails="normal").p
    assert "exact" in mann_kendall(rising[:10]).method
    assert "normal" in mann_kendall(rising).method


@given(SERIES)
def test_mid_p_is_below_the_exact_p(series):
    assert mann_kendall(series, tails="mid").p <= mann_kendall(series, tails="exact").p


@given(SERIES)
def test_time_turned_round_turns_the_sign_and_nothing_else(series):
    forth, back = mann_kendall(series), mann_kendall(series[::-1])
    assert (forth.score, forth.z, forth.slope) == (-back.score, -back.z, -back.slope)
    assert forth.p == pytest.approx(back.p)
    assert forth.interval.lower == pytest.approx(-back.interval.upper)


@given(SERIES)
def test_only_the_order_of_the_values_matters(series):
    values = np.array(series, float)
    found, stretched = mann_kendall(values), mann_kendall(np.exp(values))
    assert (found.z, found.p, found.tau) == (stretched.z, stretched.p, stretched.tau)


def test_many_at_once_are_the_same_as_one_by_one():
    rows = np.random.default_rng(2).poisson(0.7, (40, 30))
    together = mann_kendall_many(rows)
    for place, row in enumerate(rows):
        alone = mann_kendall(row, tails="normal")
        assert together.score[place] == alone.score
        assert together.variance[place] == pytest.approx(alone.variance)
        assert together.z[place] == pytest.approx(alone.z)
        assert together.p[place] == pytest.approx(alone.p)
        assert together.tau[place] == pytest.approx(alone.tau)


def test_a_series_that_never_changes_has_no_trend_and_says_so():
    found = mann_kendall(np.zeros(24))
    assert (found.z, found.p, found.slope) == (0.0, 1.0, 0.0)
    assert any("samma värde" in str(note) for note in found.warnings)
    assert mann_kendall(np.zeros(6)).p == 1.0
    assert "1 serier" in str(mann_kendall_many([[1, 1, 1, 1], [1, 2, 3, 4]]).warnings[0])


def test_steps_that_follow_each_other_are_told_and_widen_the_variance():
    rng = np.random.default_rng(5)
    walk = np.cumsum(rng.normal(size=60))
    plain, wide = mann_kendall(walk), mann_kendall(walk, serial="ar1")
    assert any("följs åt" in str(note) for note in plain.warnings)
    assert not any("följs åt" in str(note) for note in wide.warnings)
    assert wide.variance > 3 * plain.variance
    assert wide.p > plain.p
    assert wide.score == plain.score


def test_the_variance_is_never_narrowed():
    assert variance_factor(np.tile([1.0, 9.0], 20)) == 1.0


def test_what_came_in_is_left_as_it_was():
    series = np.array([3.0, 1, 2, 2, 5, 0, 4, 9, 7, 7, 6, 8])
    before = series.copy()
    mann_kendall(series)
    assert list(series) == list(before)


def test_ranks_are_shared_by_equal_values():
    assert list(ranks(np.array([3.0, 1.0, 3.0, 7.0]))) == [2.5, 1.0, 2.5, 4.0]


def test_lag_one_of_nothing_is_nothing():
    assert lag_one(np.ones(5)) == 0.0


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("series", {"series": [1, 2, 3]}),
        ("series", {"series": [[1, 2, 3, 4]]}),
        ("series", {"series": [1, 2, np.inf, 4]}),
        ("series", {"series": ["a", "b", "c", "d"]}),
        ("series", {"series": np.zeros(5001)}),
        ("tails", {"tails": "left"}),
        ("tails", {"tails": "exact", "series": np.arange(121.0)}),
        ("tails", {"tails": "mid", "serial": "ar1"}),
        ("serial", {"serial": "ar2"}),
        ("level", {"level": 95}),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        mann_kendall(**{"series": [1, 3, 2, 4, 6], **changed})
    assert caught.value.argument == argument
