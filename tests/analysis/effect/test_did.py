import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis import glm
from samsyn.analysis.effect import Verdict, difference_in_differences
from samsyn.analysis.effect.panel import Panel
from samsyn.analysis.errors import UnusableInput

RNG = np.random.default_rng(17)
TREATED, AFTER = np.arange(8) < 3, np.arange(12) >= 6


def panel(effect=1.0, mean=20.0, seed=2):
    rng = np.random.default_rng(seed)
    rate = mean * rng.uniform(0.5, 2, (8, 1)) * rng.uniform(0.7, 1.3, 12)
    return rng.poisson(rate * np.where(np.outer(TREATED, AFTER), effect, 1)).astype(float)


def did(counts, treated=TREATED, after=AFTER, **asked):
    return difference_in_differences(counts, treated, after, **{"meaningful": 0.2, **asked})


def test_the_fit_is_that_of_a_regression_with_dummies():
    counts, exposure = panel(0.7), RNG.uniform(1, 5, (8, 12))
    area, step = np.indices(counts.shape)
    design = np.column_stack(
        [
            *(area.ravel() == one for one in range(8)),
            *(step.ravel() == one for one in range(1, 12)),
            np.outer(TREATED, AFTER).ravel(),
        ]
    ).astype(float)
    fits = glm.fit(counts.reshape(1, -1), design, offset=np.log(exposure).ravel())
    found = did(counts, exposure=exposure)
    assert found.log_value == pytest.approx(fits.coefficients[0, -1], abs=1e-8)
    own = Panel(counts, np.outer(TREATED, AFTER).astype(float), exposure)
    np.testing.assert_allclose(own.mean(found.log_value).ravel(), fits.mean[0], rtol=1e-6)
    information = own.information(own.mean(found.log_value))
    assert 1 / information == pytest.approx(fits.spread[0, -1, -1], rel=1e-6)


@given(st.floats(-2, 2))
def test_fitted_margins_are_those_of_the_counts(effect):
    counts = panel()
    mean = Panel(counts, np.outer(TREATED, AFTER).astype(float), np.ones((8, 12))).mean(effect)
    np.testing.assert_allclose(mean.sum(axis=0), counts.sum(axis=0), rtol=1e-9)
    np.testing.assert_allclose(mean.sum(axis=1), counts.sum(axis=1), rtol=1e-9)


def test_an_effect_is_found():
    found = did(panel(0.5))
    assert found.interval.lower < 0.5 < found.interval.upper < 1
    assert found.verdict is Verdict.NOTICEABLE


def test_areas_that_drift_widen_the_error():
    calm = did(panel(mean=200))
    own = np.exp(RNG.normal(0, 0.4, 8))[:, None] ** AFTER
    restless = did(RNG.poisson(200 * own).astype(float))
    assert restless.drift > 0.2
    assert restless.log_error > 3 * calm.log_error


def test_an_area_without_events_changes_nothing():
    counts = panel(0.6)
    with_zero = did(np.vstack([counts, np.zeros(12)]), treated=[*TREATED, False])
    assert with_zero.log_value == pytest.approx(did(counts).log_value, abs=1e-9)
    assert with_zero.log_error == pytest.approx(did(counts).log_error)


def test_a_step_without_events_changes_nothing():
    counts = panel(0.6)
    with_zero = did(np.column_stack([counts, np.zeros(8)]), after=[*AFTER, True])
    assert with_zero.log_value == pytest.approx(did(counts).log_value, abs=1e-9)


def test_nothing_after_opens_the_interval():
    counts = panel(mean=3)
    counts[np.ix_(TREATED, AFTER)] = 0
    found = did(counts)
    assert found.value == 0
    assert found.interval.lower == 0
    assert 0 < found.interval.upper < 0.5
    assert found.p < 0.01


def test_sparse_counts_get_an_interval():
    found = did(RNG.poisson(0.1, (8, 12)).astype(float))
    assert found.interval.lower < found.interval.upper
    assert found.interval.conservative
    assert found.verdict is Verdict.TOO_LITTLE_DATA


def test_few_treated_areas_are_told():
    words = [str(note) for note in did(panel()).warnings]
    assert any("Bara 3 områden fick insatsen" in word for word in words)
    assert any("Bara 8 områden att jämföra" in word for word in words)


def test_a_difference_before_the_start_is_told():
    counts = panel(mean=100)
    counts[np.ix_(TREATED, np.arange(12) >= 3)] = np.round(
        counts[np.ix_(TREATED, np.arange(12) >= 3)] * 0.4
    )
    found = did(counts)
    assert found.before < 0.6
    assert any("Redan före insatsen" in str(note) for note in found.warnings)


def test_short_time_before_says_nothing_of_it():
    found = did(panel(), after=np.arange(12) >= 2)
    assert np.isnan(found.before)
    assert np.isnan(found.before_p)


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("counts", {"counts": np.zeros((8, 12))}),
        ("counts", {"counts": np.ones(5)}),
        ("treated", {"treated": np.zeros(8)}),
        ("treated", {"treated": np.arange(8)}),
        ("treated", {"treated": [0, 1]}),
        ("after", {"after": np.ones(12)}),
        ("after", {"after": [0, 1]}),
        ("exposure", {"exposure": np.zeros((8, 12))}),
        ("exposure", {"exposure": np.ones((8, 11))}),
    ],
)
def test_unusable_arguments_are_named(argument, asked):
    with pytest.raises(UnusableInput) as caught:
        did(**{"counts": panel(), **asked})
    assert caught.value.argument == argument
