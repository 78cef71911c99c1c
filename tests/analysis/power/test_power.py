"""The promised power, kept by the tests that it is promised for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from samsyn.analysis.power import (
    needed_answers,
    needed_count,
    visible_change,
    visible_share,
    visible_trend,
)

DRAWS = 4000
RATE = pytest.approx(0.8, abs=0.03)


def score(before, after, length):
    total = before + after
    return (after - length * before) / np.sqrt(length * np.maximum(total, 1))


@pytest.mark.parametrize(("before", "length"), [(20, 1.0), (60, 0.5), (400, 2.0)])
def test_a_visible_change_is_seen_four_times_of_five(before, length):
    found = visible_change([before], after=length)
    rng = np.random.default_rng(1)
    for ratio in (found.decrease[0], found.increase[0]):
        a, b = rng.poisson(before, DRAWS), rng.poisson(before * length * ratio, DRAWS)
        assert np.mean(np.abs(score(a, b, length)) > ndtri(0.975)) == RATE


def test_beside_a_comparison_area_too():
    found = visible_change([60], comparison=[90])
    rng = np.random.default_rng(2)
    for ratio in (found.decrease[0], found.increase[0]):
        a, b, c, d = (rng.poisson(m, DRAWS).astype(float) for m in (60, 60 * ratio, 90, 90))
        margins = (a + b) * (c + d) * (a + c) * (b + d)
        z = (b * c - a * d) * np.sqrt((a + b + c + d) / margins)
        assert np.mean(np.abs(z) > ndtri(0.975)) == RATE


def test_overdispersed_counts_are_allowed_for():
    found = visible_change([80], dispersion=3.0)
    rng = np.random.default_rng(3)

    def clumped(mean):
        return rng.negative_binomial(mean / 2, 1 / 3, DRAWS)

    z = score(clumped(80), clumped(80 * found.increase[0]), 1.0) / np.sqrt(3)
    assert np.mean(np.abs(z) > ndtri(0.975)) == RATE


def test_an_endless_comparison_is_a_known_level():
    known, endless = visible_change([50]), visible_change([50], comparison=[1e9])
    assert endless.decrease[0] == pytest.approx(known.decrease[0], rel=1e-4)


@given(
    before=st.floats(2, 5000),
    more=st.floats(1.05, 10),
    dispersion=st.floats(0.5, 5),
    power=st.sampled_from([0.5, 0.8, 0.9]),
)
def test_more_events_show_smaller_changes(before, more, dispersion, power):
    found = visible_change([before, before * more], dispersion=dispersion, power=power)
    assert found.increase[1] < found.increase[0]
    down = np.nan_to_num(found.decrease, nan=0.0)
    assert down[1] >= down[0]


def test_with_few_events_not_even_that_all_ceased_is_seen():
    found = visible_change([3])
    assert np.isnan(found.decrease[0])
    assert "inte ens att allt upphörde" in str(found.warnings[0])


def test_the_words_say_what_is_seen_and_what_silence_means():
    words = str(visible_change([40]).warnings[0])
    assert "40 händelser före" in words
    assert "inte att inget hände" in words


@pytest.mark.parametrize("ratio", [0.0, 0.5, 0.8, 1.3])
def test_the_count_needed_is_the_least_that_shows_the_change(ratio):
    needed = needed_count([ratio]).value[0]
    enough, short = visible_change([needed]), visible_change([needed - 1])
    if ratio < 1:
        assert enough.decrease[0] >= ratio
        assert not short.decrease[0] >= ratio
    else:
        assert enough.increase[0] <= ratio
        assert short.increase[0] > ratio


def test_months_follow_from_the_count_and_the_monthly_rate():
    found = needed_count([0.8, 0.8], monthly=[10, 20])
    np.testing.assert_allclose(found.months, found.value / [10, 20])
    assert "månader" in str(needed_count([0.8], monthly=[10]).warnings[0])


@pytest.mark.parametrize(("mean", "steps"), [(3, 10), (20, 5), (2, 36)])
def test_a_visible_trend_is_seen_four_times_of_five(mean, steps):
    found = visible_trend([mean], steps=steps)
    rng, centred = np.random.default_rng(4), np.arange(steps) - (steps - 1) / 2
    for ratio in (found.step[0], 1 / found.step[0]):
        shape = ratio**centred
        counts = rng.poisson(mean * steps * shape / shape.sum(), (DRAWS, steps))
        z = counts @ centred / np.sqrt(counts.mean(axis=1) * (centred**2).sum())
        assert np.mean(np.abs(z) > ndtri(0.975)) == RATE


def test_the_whole_trend_is_its_steps_together():
    found = visible_trend([10, 50], steps=9)
    np.testing.assert_allclose(found.whole, found.step**8)
    assert found.whole[1] < found.whole[0]


def test_three_steps_of_one_event_show_no_trend():
    found = visible_trend([0.5], steps=3)
    assert np.isnan(found.step[0])
    assert "ingen trend" in str(found.warnings[0])


def test_a_visible_share_is_seen_four_times_of_five():
    found = visible_share([0.3], [400], [250])
    rng = np.random.default_rng(5)
    for share in (found.lower[0], found.upper[0]):
        a, b = rng.binomial(400, 0.3, DRAWS), rng.binomial(250, share, DRAWS)
        pooled = (a + b) / 650
        z = (b / 250 - a / 400) / np.sqrt(pooled * (1 - pooled) * (1 / 400 + 1 / 250))
        assert np.mean(np.abs(z) > ndtri(0.975)) == RATE


def test_a_design_effect_of_two_needs_twice_the_answers():
    one, two = (needed_answers([0.3], [0.4], dispersion=d).value[0] for d in (1.0, 2.0))
    assert two == pytest.approx(2 * one, abs=2)


def test_the_answers_needed_just_show_the_difference():
    needed = needed_answers([0.3], [0.4]).value[0]
    assert visible_share([0.3], [needed], [needed]).upper[0] <= 0.4
    assert visible_share([0.3], [needed - 1], [needed - 1]).upper[0] > 0.4


def test_a_survey_of_ten_tells_nothing_apart_downwards():
    found = visible_share([0.2], [10], [10])
    assert np.isnan(found.lower[0])
    assert "aldrig säkert" in str(found.warnings[0])
