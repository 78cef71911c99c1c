import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from samsyn.analysis import glm

RNG = np.random.default_rng(3)
TIME = np.linspace(-1, 0, 24)
DESIGN = np.column_stack([np.ones(24), TIME])


def test_a_constant_is_the_weighted_mean():
    counts = RNG.poisson(4, (5, 24)).astype(float)
    weights = RNG.uniform(0.2, 2, (5, 24))
    fits = glm.fit(counts, DESIGN[:, :1], weights=weights)
    expected = (weights * counts).sum(axis=1) / weights.sum(axis=1)
    np.testing.assert_allclose(fits.mean[:, 0], expected, rtol=1e-9)


def test_an_offset_is_an_exposure():
    exposure = RNG.uniform(1, 9, (3, 24))
    counts = RNG.poisson(exposure).astype(float)
    fits = glm.fit(counts, DESIGN[:, :1], offset=np.log(exposure))
    rate = np.exp(fits.coefficients[:, 0])
    np.testing.assert_allclose(rate, counts.sum(axis=1) / exposure.sum(axis=1), rtol=1e-9)


def test_the_likelihood_has_its_top_there():
    counts = RNG.poisson(np.exp(1 + TIME), (1, 24)).astype(float)
    fits = glm.fit(counts, DESIGN)

    def loss(beta):
        return float(np.sum(np.exp(DESIGN @ beta) - counts[0] * (DESIGN @ beta)))

    best = minimize(loss, np.zeros(2), method="BFGS", options={"gtol": 1e-9})
    np.testing.assert_allclose(fits.coefficients[0], best.x, atol=1e-6)
    information = DESIGN.T @ (np.exp(DESIGN @ best.x)[:, None] * DESIGN)
    np.testing.assert_allclose(fits.spread[0] @ information, np.eye(2), atol=1e-5)


def test_scores_vanish_and_leverages_sum_to_the_terms():
    counts = RNG.poisson(np.exp(RNG.uniform(-2, 3, (40, 1)) + TIME), (40, 24)).astype(float)
    counts[counts.sum(axis=1) == 0, 0] = 1
    fits = glm.fit(counts, DESIGN)
    assert fits.settled.all()
    np.testing.assert_allclose((counts - fits.mean) @ DESIGN, 0, atol=1e-5)
    np.testing.assert_allclose(fits.leverage().sum(axis=1), 2, rtol=1e-6)


def test_one_series_does_not_depend_on_the_others():
    counts = RNG.poisson(3, (4100, 24)).astype(float)
    together = glm.fit(counts, DESIGN).coefficients
    for row in (0, 2047, 2048, 4099):
        alone = glm.fit(counts[row : row + 1], DESIGN).coefficients[0]
        np.testing.assert_allclose(together[row], alone, rtol=1e-7)


def test_only_zeros_have_no_estimate():
    fits = glm.fit(np.zeros((2, 24)), DESIGN)
    assert not fits.settled.any()
    assert np.isnan(fits.coefficients).all()
    assert (fits.mean == 0).all()


def test_a_level_without_cases_does_not_disturb_the_others():
    level = np.repeat([0.0, 1.0], 12)
    counts = np.concatenate([np.zeros(12), np.full(12, 3.0)])[None]
    fits = glm.fit(counts, np.column_stack([1 - level, level]))
    np.testing.assert_allclose(fits.mean[0, 12:], 3, rtol=1e-9)
    assert (fits.mean[0, :12] < 1e-6).all()


def test_dispersion_is_pearsons():
    counts = RNG.poisson(9, (1, 24)).astype(float)
    fits = glm.fit(counts, DESIGN[:, :1])
    expected = np.sum((counts - counts.mean()) ** 2 / counts.mean()) / 23
    assert fits.dispersion[0] == pytest.approx(expected, rel=1e-9)


def test_without_degrees_of_freedom_the_dispersion_is_unknown():
    assert np.isnan(glm.fit(np.array([[1.0, 2.0]]), np.eye(2)).dispersion).all()


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_any_counts_give_finite_means_with_the_right_sum(counts):
    design = np.column_stack([np.ones(6), np.linspace(-1, 0, 6)])
    fits = glm.fit(np.array([counts], dtype=float), design)
    assert np.isfinite(fits.mean).all()
    assert fits.mean.sum() == pytest.approx(sum(counts), rel=1e-4, abs=1e-4)
