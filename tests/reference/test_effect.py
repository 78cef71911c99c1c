"""Published answers of the effect methods."""

import csv
import json

import numpy as np
import pytest

from samsyn.analysis.effect import (
    count_ratio,
    difference_in_differences,
    displacement_difference,
    interrupted_series,
)
from samsyn.analysis.effect.table import Table


def read(shared, name):
    return json.loads((shared / "reference" / name).read_text())


def displacement(case):
    kinds = case.get("strata", [case])
    areas = {name: [kind[name] for kind in kinds] for name in ("treated", "control")}
    for ours, theirs in (
        ("displaced_treated", "disp_treated"),
        ("displaced_control", "disp_control"),
    ):
        if theirs in case:
            areas[ours] = [case[theirs]]
    control, treated, around_control, around_treated = case.get("area_weights", [1, 1, 1, 1])
    return displacement_difference(
        **areas,
        time_weights=case.get("time_weights", (1, 1)),
        area_weights=(treated, control, around_treated, around_control),
        harm_weights=case.get("harm_weights"),
        level=1 - case.get("alpha", 0.05),
        meaningful=0.2,
    )


def limits(found):
    return np.array([found.interval.lower, found.interval.upper])


CHECKS = {
    "total": lambda found, expect: found.value == pytest.approx(expect, abs=1e-8),
    "se": lambda found, expect: found.error == pytest.approx(expect, abs=1e-7),
    "variance": lambda found, expect: found.error**2 == pytest.approx(expect),
    "z": lambda found, expect: found.z == pytest.approx(expect, abs=5e-5),
    "ci": lambda found, expect: np.allclose(limits(found), expect, atol=1e-7),
    "ci_rounded": lambda found, expect: list(np.round(limits(found))) == expect,
    "se_rounded": lambda found, expect: round(found.error) == expect,
    "local": lambda found, expect: found.local == expect,
    "displacement": lambda found, expect: found.displacement == expect,
}


@pytest.mark.shared
def test_weighted_displacement_differences(shared):
    """R package ptools, tests/testthat/test-wdd.R, and its author's pages (named in the file)."""
    for case in read(shared, "wdd.json")["cases"]:
        found = displacement(case)
        for name in case["expect"].keys() & CHECKS.keys():
            assert CHECKS[name](found, case["expect"][name]), (case["name"], name)


@pytest.mark.shared
def test_the_same_counts_as_a_ratio(shared):
    """The case vs_irr of the same file (crimede-coder.com, 2025)."""
    (case,) = [one for one in read(shared, "wdd.json")["cases"] if one["name"] == "vs_irr"]
    found = count_ratio(*case["treated"], *case["control"], meaningful=0.2)
    assert found.log_value == pytest.approx(case["expect"]["log_irr"], abs=1e-7)
    assert found.value == pytest.approx(case["expect"]["irr"], abs=1e-7)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("quasipoisson", {"harmonics": 0}),
        ("quasipoisson_harmonic", {}),
        ("quasipoisson_harmonic_slope", {"slope": True}),
    ],
)
def test_smoking_ban_in_sicily(shared, name, asked):
    """Lopez Bernal, Cummins & Gasparrini 2017: their three models, as R's glm answers.

    In theirs the step is told for month 0 when there is a slope; here at the start, month 37.
    """
    expect, found = read(shared, "its_sicily.json")[name], sicily(shared, **asked)
    assert found.overdispersion == pytest.approx(expect["dispersion"], rel=1e-5)
    assert found.yearly_trend == pytest.approx(expect["yearly_trend"], rel=1e-8)
    assert found.durbin_watson == pytest.approx(expect["durbin_watson"], rel=1e-7)
    months = 37 if found.slope_interval else 0
    value = found.log_value - months * np.log(found.slope)
    part = [found.terms.index(one) for one in ("step", "slope") if one in found.terms]
    back = np.array([1, -months / 12])[: len(part)]
    error = np.sqrt(back @ found.covariance[np.ix_(part, part)] @ back)
    assert value == pytest.approx(expect["log_rr"], abs=1e-9)
    assert error == pytest.approx(expect["se"], rel=2e-6)
    ends = np.exp(value + np.array([-1, 1]) * 1.959963984540054 * error)
    np.testing.assert_allclose(ends, expect["ci95"], rtol=1e-6)
    if not months:
        np.testing.assert_allclose(limits(found), ends)
    else:
        assert np.log(found.slope) == pytest.approx(expect["slope"], abs=1e-10)


@pytest.mark.shared
def test_smoking_ban_in_sicily_by_poisson(shared):
    """The first model of the same file is the second without its overdispersion."""
    expect, found = read(shared, "its_sicily.json")["poisson"], sicily(shared, harmonics=0)
    assert found.log_value == pytest.approx(expect["log_rr"], abs=1e-9)
    error = found.log_error / np.sqrt(found.overdispersion)
    assert error == pytest.approx(expect["se"], rel=1e-6)
    assert np.log(found.yearly_trend) / 12 == pytest.approx(expect["time"], abs=1e-9)


def sicily(shared, **asked):
    with (shared / "analytics" / "sicily.csv").open() as file:
        rows = list(csv.DictReader(file))
    return interrupted_series(
        [int(row["aces"]) for row in rows],
        exposure=[float(row["stdpop"]) for row in rows],
        start=[row["smokban"] for row in rows].index("1"),
        period=12,
        small_sample=False,
        meaningful=0.1,
        **asked,
    )


def test_ratio_by_the_formulas_of_marchant_and_wilson():
    """200 → 120 beside 150 → 135: derived from the formulas, not taken from a publication."""
    found = count_ratio(200, 120, 150, 135, overdispersion=2.25, meaningful=0.2)
    assert found.value == pytest.approx(2 / 3)
    assert found.odds_ratio == pytest.approx(1.5)
    plain = np.sqrt(1 / 200 + 1 / 120 + 1 / 150 + 1 / 135)
    assert found.log_error == pytest.approx(1.5 * plain)
    ends = np.exp(np.log(2 / 3) + np.array([-1, 1]) * 1.959963984540054 * 1.5 * plain)
    np.testing.assert_allclose(limits(found), ends)


def test_ratio_of_small_counts_as_in_r():
    """R 4.2.2: glm(y ~ treated * after, poisson) on 9, 3, 12, 11, and MASS's profile confint.

    confint interpolates by splines, so its limits are good to about four digits.
    """
    found = count_ratio(9, 3, 12, 11, meaningful=0.2)
    assert found.log_value == pytest.approx(-1.01160091168, abs=1e-10)
    assert found.log_error == pytest.approx(0.786566506207, abs=1e-10)
    profile = Table(9, 3, 12, 11).profile_limits(3.841458820694)
    np.testing.assert_allclose(profile, [-2.700561799567, 0.461647090801], atol=2e-3)


@pytest.mark.parametrize(
    ("cells", "lower", "upper"),
    [
        ((9, 3, 12, 11), 0.0516399202164, 2.0396357132523),
        ((12, 0, 20, 25), 0, 0.340508211081),
        ((2, 1, 3, 4), 0.00511109002909, 11.79985528077406),
    ],
)
def test_exact_limits_as_in_r(cells, lower, upper):
    """R 4.2.2: fisher.test, whose own search stops at about four digits."""
    found = count_ratio(*cells, meaningful=0.2)
    np.testing.assert_allclose(limits(found), [lower, upper], rtol=3e-3)


def test_an_upper_limit_after_a_zero_in_closed_form():
    """With a control so large that it is known, (1 + ratio)^-n = 2.5 %. Derived."""
    found = count_ratio(10, 0, 10**5, 10**5, meaningful=0.2)
    assert found.value == 0
    assert found.interval.lower == 0
    assert found.interval.upper == pytest.approx(0.025 ** (-1 / 10) - 1, rel=1e-3)


PANEL = np.array(
    [
        [3, 5, 4, 6, 2, 1],
        [8, 9, 7, 5, 6, 4],
        [2, 1, 3, 2, 4, 3],
        [10, 12, 9, 13, 8, 11],
        [5, 6, 4, 7, 6, 5],
    ],
    dtype=float,
)
EXPOSURE = np.array(
    [
        [10, 10, 11, 11, 12, 12],
        [20, 20, 20, 21, 21, 21],
        [8, 8, 8, 8, 9, 9],
        [30, 31, 32, 33, 34, 35],
        [14, 14, 14, 15, 15, 15],
    ],
    dtype=float,
)


@pytest.mark.parametrize(
    ("exposure", "value", "error"),
    [
        (EXPOSURE, -0.524013871948, 0.325031020908),
        (None, -0.531758833432, 0.324999024947),
    ],
)
def test_difference_in_differences_as_in_r(exposure, value, error):
    """R 4.2.2: glm(y ~ area + step + treatment + offset(log(exposure)), poisson)."""
    found = difference_in_differences(
        PANEL, [1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], exposure=exposure, meaningful=0.2
    )
    assert found.log_value == pytest.approx(value, abs=1e-10)
    assert found.overdispersion == 1
    assert found.log_error == pytest.approx(error, abs=1e-9)


def test_clustered_errors_as_in_statsmodels():
    """statsmodels 0.14: GLM with cov_type "cluster" over areas, times √(5/4)."""
    found = difference_in_differences(
        PANEL, [1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], exposure=EXPOSURE, meaningful=0.2
    )
    assert found.log_error_clustered == pytest.approx(0.09108435746, abs=1e-9)


def test_difference_in_differences_of_two_by_two_is_the_ratio_of_ratios():
    """With equal exposures the answer has a closed form, whatever areas and steps are like."""
    rng = np.random.default_rng(5)
    counts = rng.poisson(rng.uniform(1, 30, (12, 1)) * rng.uniform(0.5, 2, 20)).astype(float)
    treated, after = np.arange(12) < 4, np.arange(20) >= 9
    sums = [[counts[np.ix_(t, a)].sum() for a in (~after, after)] for t in (treated, ~treated)]
    found = difference_in_differences(counts, treated, after, meaningful=0.2)
    expected = sums[0][1] / sums[0][0] / (sums[1][1] / sums[1][0])
    assert found.value == pytest.approx(expected, rel=1e-9)
