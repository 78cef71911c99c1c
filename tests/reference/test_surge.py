"""Published answers of the expected ranges.

`surge_salmonella.json` beside this file holds what R's package surveillance answers on the weekly
salmonella.agona series of its documentation (the series of Farrington et al. 1996, as counted
there); how it was run stands in its `source`.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from samsyn.analysis.surge import cusum, ears, farrington, farrington_flexible
from samsyn.analysis.surge.judge import power_bound
from samsyn.analysis.surge.model import weights
from samsyn.analysis.surge.tails import quantile, tail

SALMONELLA = json.loads((Path(__file__).parent / "surge_salmonella.json").read_text())
SERIES = np.array(SALMONELLA["series"], dtype=float)
DATES = np.datetime64("1990-01-01") + 7 * np.arange(len(SERIES))
WEEKS = range(262, 313)


@pytest.mark.parametrize("case", SALMONELLA["farrington"])
def test_farrington_as_in_surveillance(case):
    above = np.inf if case["reweight_above"] is None else case["reweight_above"]
    kept = ("years", "half_window", "alpha", "trend", "least_cases")
    asked = {name: case[name] for name in kept} | {"reweight_above": above}
    found = [farrington([SERIES[:week]], DATES[:week], **asked) for week in WEEKS]
    assert [int(one.alarm[0]) for one in found] == case["alarm"]
    assert [int(one.trend[0]) for one in found] == case["with_trend"]
    upper = np.array([one.interval.upper[0] if one.watched[0] else 0 for one in found])
    np.testing.assert_allclose(upper, case["upper"], atol=1e-6)


@pytest.mark.parametrize("case", SALMONELLA["flexible"])
def test_farrington_flexible_as_in_surveillance(case):
    asked = {"years": 4, "alpha": 0.05, "left_out": 26, "least_cases": 0, "bound": "plugin"}
    found = [
        farrington_flexible([SERIES[:week]], DATES[:week], periods=case["periods"], **asked)
        for week in WEEKS
    ]
    assert [int(one.interval.upper[0]) for one in found] == case["upper"]
    assert [int(one.alarm[0]) for one in found] == case["alarm"]
    for name in ("expected", "overdispersion", "p"):
        values = [getattr(one, name)[0] for one in found]
        np.testing.assert_allclose(values, case[name], atol=1e-6, err_msg=name)


@pytest.mark.parametrize("case", SALMONELLA["ears"])
def test_ears_as_in_surveillance(case):
    found = [
        ears([SERIES[:week]], variant=case["variant"], published=True, least_deviation=0)
        for week in WEEKS
    ]
    upper = [one.interval.upper[0] for one in found]
    np.testing.assert_allclose(upper, case["upper"], rtol=1e-9)
    assert [int(one.alarm[0]) for one in found] == case["alarm"]


def test_cusum_as_in_surveillance():
    case = SALMONELLA["cusum"]
    found = [cusum([SERIES[261:week]], [case["m"]]) for week in WEEKS]
    np.testing.assert_allclose([one.statistic[0] for one in found], case["cusum"], rtol=1e-8)
    np.testing.assert_allclose([one.interval.upper[0] for one in found], case["upper"], rtol=1e-8)
    assert [int(one.alarm[0]) for one in found] == case["alarm"]


def test_ears_c1_of_salmonella_newport():
    """surveillance 1.26.0, tests/testthat/test-earsC.R: limits of the first weeks of 2011.

    The counts are Germany's weekly ones from 2010-11-15 on (Salmon, Schumacher & Höhle 2016).
    """
    counts = [1, 1, 1, 3, 3, 1, 2, 1, 0, 3, 3]
    found = [
        ears([counts[: 8 + week]], variant="C1", alpha=0.05, published=True).interval.upper[0]
        for week in range(4)
    ]
    np.testing.assert_allclose(found, [3.278854, 3.278854, 3.436517, 3.855617], atol=1e-6)


def test_power_bound_of_a_mean_of_five():
    """surveillance 1.26.0, tests/testthat/test-farringtonFlexible.R: 5 with standard error 0.2."""
    lower, upper = power_bound(np.array([5.0]), np.array([1 + 0.2**2 / 5]), 0.05)
    assert lower[0] == pytest.approx(1.8084477, abs=1e-6)
    assert upper[0] == pytest.approx(9.1154825, abs=1e-6)


@pytest.mark.parametrize(
    ("dispersion", "lower", "upper", "p"), [(1.5, 1, 10, 0.03763657), (1.0, 2, 9, 0.01369527)]
)
def test_negative_binomial_bound_of_a_mean_of_five(dispersion, lower, upper, p):
    """The same file: limits at 5 % and the chance of eleven or more."""
    mean, wide = np.array([5.0]), np.array([dispersion])
    assert quantile(0.05, mean, wide)[0] == lower
    assert quantile(0.95, mean, wide)[0] == upper
    assert tail(np.array([11.0]), mean, wide)[0] == pytest.approx(p, abs=1e-7)


def test_weights_that_were_checked_by_hand():
    """The same file: five residuals of 0 and five of 2, threshold 0."""
    found = weights(np.array([0.0] * 5 + [2.0] * 5), 0.0)
    np.testing.assert_allclose(found, [1.6] * 5 + [0.4] * 5)
