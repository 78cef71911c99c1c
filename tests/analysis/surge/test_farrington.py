import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.surge import farrington, farrington_flexible

STEPS = 6 * 52
DATES = np.datetime64("2019-01-07") + 7 * np.arange(STEPS)


def poisson(mean, series=3, seed=1):
    return np.random.default_rng(seed).poisson(mean, (series, STEPS)).astype(float)


def test_without_trend_and_weights_the_expected_is_the_mean_of_the_windows():
    counts = poisson(6)
    found = farrington(counts, DATES, trend=False, reweight_above=np.inf)
    rows = [
        round((STEPS - 1) - 52.18 * back) + near for back in range(1, 6) for near in range(-3, 4)
    ]
    np.testing.assert_allclose(found.expected, counts[:, rows].mean(axis=1), rtol=1e-9)
    assert found.size["reference"] == 35


def test_a_doubling_is_seen_and_the_ordinary_is_not():
    counts = poisson(40)
    counts[0, -1], counts[1, -1], counts[2, -1] = 90, 40, 0
    found = farrington(counts, DATES)
    assert list(found.alarm) == [True, False, False]
    assert found.score[0] > 1 > found.score[1] > found.score[2]
    assert found.p[0] < 0.005 < found.p[1]


def test_an_outbreak_last_year_does_not_hide_one_now():
    counts = poisson(20, series=1)
    counts[0, STEPS - 54 : STEPS - 51] = 150
    counts[0, -1] = 100
    assert farrington(counts, DATES, reweight_above=1.0).alarm[0]
    assert not farrington(counts, DATES, reweight_above=np.inf).alarm[0]
    weighted, plain = (farrington_flexible(counts, DATES, reweight_above=a) for a in (2.58, np.inf))
    assert weighted.interval.upper[0] < plain.interval.upper[0]


def test_a_trend_needs_three_years():
    growing = np.random.default_rng(2).poisson(np.linspace(60, 20, STEPS), (20, STEPS))
    assert farrington(growing, DATES).trend.all()
    assert not farrington(growing, DATES, years=2).trend.any()
    assert not farrington(growing, DATES, trend=False).trend.any()


def test_a_sparse_series_does_not_explode():
    """All cases late in the reference: the trend alone would foretell a million times more."""
    counts = np.zeros((1, STEPS))
    counts[0, STEPS - 52 - 4 : STEPS - 52 + 3] = [1, 2, 4, 8, 4, 2, 1]
    for found in (farrington(counts, DATES), farrington_flexible(counts, DATES)):
        assert not found.trend[0]
        assert found.expected[0] < 8
        assert found.interval.upper[0] < 100


def test_few_cases_give_no_alarm_and_a_word():
    counts = np.zeros((2, STEPS))
    counts[:, 5::26] = 1
    counts[:, -1] = [3, 5]
    found = farrington(counts, DATES)
    assert list(found.watched) == [False, True]
    assert list(found.alarm) == [False, True]
    assert any("kan inte larma" in str(note) for note in found.warnings)


def test_a_silent_reference_is_judged_by_its_length():
    counts = np.zeros((2, STEPS))
    counts[:, -1] = [1, 5]
    found = farrington(counts, DATES, alpha=0.05, least_cases=0)
    assert list(found.known) == [False, False]
    np.testing.assert_allclose(found.p, [1 / 36, (1 / 36) ** 5])
    assert list(found.interval.upper) == [0, 0]
    assert list(farrington(counts, DATES, least_cases=0).interval.upper) == [1, 1]


def test_expected_false_alarms_are_the_chances_of_passing_the_limit():
    counts = poisson(10, series=1)
    found = farrington_flexible(counts, DATES, alpha=0.05)
    assert 0 < found.expected_false_alarms <= 0.05
    twice = farrington_flexible(np.repeat(counts, 2, axis=0), DATES, alpha=0.05)
    assert twice.expected_false_alarms == pytest.approx(2 * found.expected_false_alarms)


def test_quiet_series_add_almost_no_false_alarms():
    counts = poisson(0.02, series=400)
    found = farrington(counts, DATES, alpha=0.05)
    assert found.expected_false_alarms < 1
    assert any("färre än ett larm" in str(note) for note in found.warnings)


def test_false_discoveries_are_fewer_than_alarms():
    counts = poisson(10, series=500)
    counts[:5, -1] = 40
    found = farrington(counts, DATES, alpha=0.05, false_discovery=0.1)
    assert found.discovered[:5].all()
    assert found.discovered.sum() < found.alarm.sum()
    assert (found.adjusted >= found.p - 1e-12).all()
    assert farrington(counts, DATES).adjusted is None


def test_short_history_is_told():
    counts, dates = poisson(9)[:, -120:], DATES[-120:]
    assert any("2 av 5 år" in str(note) for note in farrington(counts, dates).warnings)


def test_early_weights_are_told():
    words = [str(note) for note in farrington(poisson(9), DATES, reweight_above=1.0).warnings]
    assert any("larmar då oftare" in word for word in words)


def test_months_work_as_weeks_do():
    dates = (np.datetime64("2019-01", "M") + np.arange(72)).astype("datetime64[D]")
    counts = np.random.default_rng(4).poisson(30, (2, 72)).astype(float)
    counts[0, -1] = 80
    found = farrington(counts, dates, half_window=1)
    assert found.size["reference"] == 15
    assert list(found.alarm) == [True, False]
    assert farrington_flexible(counts, dates, half_window=1, periods=4).alarm[0]


def test_the_season_is_followed():
    wave = 30 * np.exp(np.sin(2 * np.pi * np.arange(STEPS) / 52.18))
    counts = np.random.default_rng(5).poisson(wave, (200, STEPS)).astype(float)
    found = farrington_flexible(counts, DATES, alpha=0.05)
    assert found.expected.mean() == pytest.approx(wave[-1], rel=0.1)
    assert found.alarm.mean() < 0.1


def test_doubt_of_the_mean_widens_the_limit():
    counts = poisson(10, series=50)
    narrow = farrington_flexible(counts, DATES, bound="plugin").interval.upper
    wide = farrington_flexible(counts, DATES, bound="predictive").interval.upper
    assert (wide >= narrow).all()
    assert (wide > narrow).any()


@given(st.lists(st.integers(0, 5000), min_size=STEPS, max_size=STEPS), st.floats(0.001, 0.4))
def test_any_counts_give_a_range_around_the_expected(counts, alpha):
    for found in (
        farrington([counts], DATES, alpha=alpha),
        farrington_flexible([counts], DATES, alpha=alpha),
    ):
        assert 0 <= found.interval.lower[0] <= found.interval.upper[0] < np.inf
        assert 0 <= found.p[0] <= 1
        assert found.expected[0] <= 2 * max(counts) + 1


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("counts", {"counts": [[1.5] * STEPS]}),
        ("counts", {"counts": [1.0] * STEPS}),
        ("counts", {"counts": [[1.0] * 5]}),
        ("dates", {"counts": [[1.0] * 30], "dates": DATES[:30]}),
        ("alpha", {"alpha": 0}),
        ("years", {"years": 0}),
        ("half_window", {"half_window": 26}),
        ("half_window", {"half_window": -1}),
        ("reweight_above", {"reweight_above": 0}),
        ("least_cases", {"least_cases": -1}),
        ("recent_steps", {"recent_steps": 0}),
        ("false_discovery", {"false_discovery": 2}),
    ],
)
def test_unusable_arguments_are_named(argument, changed):
    for method in (farrington, farrington_flexible):
        with pytest.raises(UnusableInput) as caught:
            method(**{"counts": poisson(3), "dates": DATES, **changed})
        assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("bound", {"bound": "muan"}),
        ("periods", {"periods": 50}),
        ("periods", {"periods": 0}),
        ("left_out", {"left_out": -1}),
        ("dates", {"left_out": STEPS}),
    ],
)
def test_unusable_arguments_of_the_flexible_one_are_named(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        farrington_flexible(poisson(3), DATES, **changed)
    assert caught.value.argument == argument
