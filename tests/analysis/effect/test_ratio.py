import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import minimize_scalar

from samsyn.analysis.effect import Verdict, count_ratio
from samsyn.analysis.effect.table import Table
from samsyn.analysis.errors import UnusableInput

CELL = st.integers(0, 3000)
RNG = np.random.default_rng(11)


def ratio(*cells, **asked):
    return count_ratio(*cells, **{"meaningful": 0.2, **asked})


@given(CELL, CELL, CELL, CELL)
def test_the_interval_holds_the_value(a, b, c, d):
    found = ratio(a, b, c, d)
    assert found.interval.lower <= found.interval.upper
    if np.isfinite(found.value):
        assert found.interval.lower * 0.999999 <= found.value <= found.interval.upper * 1.000001
    assert 0 <= found.p <= 1


@given(CELL, CELL, CELL, CELL)
def test_exchanging_the_areas_inverts_the_ratio(a, b, c, d):
    one, other = ratio(a, b, c, d), ratio(c, d, a, b)
    assert one.p == pytest.approx(other.p, abs=1e-9)
    if min(a, b, c, d) > 0:
        assert one.value == pytest.approx(1 / other.value)
        assert one.value == pytest.approx(1 / one.odds_ratio)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
def test_the_drop_is_that_of_the_best_fit_with_this_ratio(a, b, c, d):
    """Beside a search over tables with the same margins."""
    seen = np.array([a, b, c, d], dtype=float)
    low, high = max(0, b - c), min(a + b, b + d)

    def loss(x, at=0.4):
        fitted = np.array([a + b - x, x, c - b + x, b + d - x])
        return (np.log(fitted[1] * fitted[2] / fitted[0] / fitted[3]) - at) ** 2

    best = minimize_scalar(
        loss, bounds=(low + 1e-9, high - 1e-9), method="bounded", options={"xatol": 1e-12}
    ).x
    fitted = np.array([a + b - best, best, c - b + best, b + d - best])
    drop = 2 * np.sum(seen * np.log(seen / fitted))
    assert Table(*seen).drop(0.4) == pytest.approx(drop, rel=1e-3, abs=1e-4)


def test_a_fit_exists_for_every_ratio():
    for cells in ((0, 5, 3, 40), (9, 1, 1, 7), (1, 30, 2, 4)):
        drops = [Table(*cells).drop(at) for at in np.linspace(-24, 24, 25)]
        assert np.isfinite(drops).all()
        assert min(drops) > -1e-9


def test_a_zero_opens_one_side():
    fewer, more = ratio(12, 0, 20, 25), ratio(0, 12, 20, 25)
    assert fewer.value == 0
    assert fewer.interval.lower == 0
    assert fewer.interval.upper < 1
    assert fewer.p < 0.01
    assert more.interval.upper == np.inf
    assert any("noll" in str(note) for note in fewer.warnings)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(1, 12))
def test_the_exact_law_is_fishers(a, b, c, d):
    table = Table(a, b, c, d)
    few, many = (np.exp(table.log_tail(0.0, side)) for side in (1, -1))
    law = stats.hypergeom(a + b + c + d, b + d, a + b)
    assert few == pytest.approx(law.cdf(b))
    assert many == pytest.approx(law.sf(b - 1))


def test_nothing_at_all_says_nothing():
    found = ratio(0, 0, 5, 5)
    assert np.isnan(found.value)
    assert (found.interval.lower, found.interval.upper) == (0, np.inf)
    assert found.p == 1
    assert found.verdict is Verdict.TOO_LITTLE_DATA


def test_a_common_season_is_no_overdispersion():
    wave = np.tile([10, 40], 12)
    exact = ratio(wave, wave, 3 * wave, 3 * wave)
    assert exact.overdispersion == 1
    assert exact.value == 1


def test_overdispersion_is_measured_from_steps():
    wide = 3.0
    cells = [RNG.negative_binomial(20 / (wide - 1), 1 / wide, 400) for _ in range(4)]
    assert ratio(*cells).overdispersion == pytest.approx(wide, rel=0.15)
    assert any("gånger mer än ren slump" in str(n) for n in ratio(*cells).warnings)


def test_single_counts_say_that_overdispersion_is_unknown():
    assert any("antas ren slump" in str(note) for note in ratio(50, 40, 60, 55).warnings)
    told = ratio(50, 40, 60, 55, overdispersion=2).warnings
    assert not any("antas ren slump" in str(note) for note in told)


@pytest.mark.parametrize(
    ("argument", "cells", "asked"),
    [
        ("treated_after", (1, 1.5, 1, 1), {}),
        ("control_before", ([1, 2], 1, 1, 1), {}),
        ("control_after", (1, [1, 2], 1, 1), {}),
        ("treated_before", ([], 1, [], 1), {}),
        ("overdispersion", (1, 1, 1, 1), {"overdispersion": 0.5}),
    ],
)
def test_unusable_arguments_are_named(argument, cells, asked):
    with pytest.raises(UnusableInput) as caught:
        ratio(*cells, **asked)
    assert caught.value.argument == argument
