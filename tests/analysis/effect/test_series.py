import numpy as np
import pytest

from samsyn.analysis.effect import Verdict, interrupted_series
from samsyn.analysis.errors import UnusableInput

MONTHS = np.arange(60)
START = 36


def series(step=1.0, slope=1.0, mean=50.0, seed=4):
    rng = np.random.default_rng(seed)
    rate = mean * np.exp(0.4 * np.sin(2 * np.pi * MONTHS / 12) + 0.004 * MONTHS)
    rate *= np.where(MONTHS >= START, step * slope ** (MONTHS - START), 1)
    return rng.poisson(rate).astype(float)


def its(counts, **asked):
    return interrupted_series(counts, **{"start": START, "period": 12, "meaningful": 0.2, **asked})


def test_a_step_is_found_through_trend_and_season():
    found = its(series(0.6, mean=400))
    assert found.interval.lower < 0.6 < found.interval.upper < 1
    assert found.verdict is Verdict.NOTICEABLE
    assert found.yearly_trend == pytest.approx(np.exp(0.048), abs=0.03)


def test_a_slope_is_found():
    found = [its(series(0.8, 0.97, mean=400, seed=seed), slope=True) for seed in range(40)]
    assert np.mean([one.slope for one in found]) == pytest.approx(0.97, abs=0.002)
    held = [one.slope_interval.lower < 0.97 < one.slope_interval.upper for one in found]
    assert np.mean(held) >= 0.85


def test_what_would_have_been_is_the_fit_without_the_step():
    found = its(series(0.6))
    np.testing.assert_allclose(found.without[:START], found.mean[:START])
    np.testing.assert_allclose(found.mean[START:] / found.without[START:], found.value)


def test_without_trend_or_season_in_the_counts_the_step_is_nearly_the_ratio_of_means():
    counts = np.concatenate([np.full(36, 40.0), np.full(24, 30.0)])
    assert its(counts, harmonics=0).value == pytest.approx(0.75, rel=1e-6)


def test_exposure_is_divided_out():
    rate, people = np.full(60, 2e-3), np.linspace(50_000, 90_000, 60)
    counts = np.round(rate * people)
    assert its(counts, exposure=people).value == pytest.approx(1, abs=0.02)
    assert its(counts, exposure=people).yearly_trend == pytest.approx(1, abs=0.01)


def test_months_that_hang_together_are_told():
    rng, level = np.random.default_rng(8), 0.0
    wander = []
    for _ in MONTHS:
        level = 0.9 * level + rng.normal(0, 0.15)
        wander.append(level)
    counts = rng.poisson(300 * np.exp(wander))
    found = its(counts)
    assert found.durbin_watson < 1.5
    assert any("Durbin–Watson" in str(note) for note in found.warnings)


def test_a_short_time_before_is_told():
    assert any("Mindre än två år" in str(n) for n in its(series(), start=20).warnings)
    assert not any("Mindre än två år" in str(n) for n in its(series()).warnings)


def test_nothing_after_opens_the_interval():
    counts = series(mean=3)
    counts[START:] = 0
    found = its(counts)
    assert found.value == 0
    assert found.interval.lower == 0
    assert found.interval.upper < 1


def test_few_events_get_a_wide_interval():
    counts = np.zeros(60)
    counts[[3, 17, 30, 44]] = 1
    found = its(counts)
    assert found.interval.conservative
    assert found.interval.lower < 0.2
    assert found.interval.upper > 5
    assert found.verdict is Verdict.TOO_LITTLE_DATA


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("counts", {"counts": np.zeros(60)}),
        ("counts", {"counts": np.ones((2, 30))}),
        ("counts", {"counts": np.ones(8), "start": 4}),
        ("start", {"start": 0}),
        ("start", {"start": 60}),
        ("start", {"start": 3.5}),
        ("period", {"period": 0}),
        ("harmonics", {"harmonics": -1}),
        ("exposure", {"exposure": np.zeros(60)}),
        ("exposure", {"exposure": np.ones(59)}),
    ],
)
def test_unusable_arguments_are_named(argument, asked):
    with pytest.raises(UnusableInput) as caught:
        its(**{"counts": series(), **asked})
    assert caught.value.argument == argument
