import json

import numpy as np
import pytest

from samsyn.analysis.trend import (
    count_break,
    mann_kendall,
    mann_kendall_many,
    pettitt,
    seasonal_mann_kendall,
    sen_slope,
)

PAGE = [
    -1.05, 0.96, 1.22, 0.58, -0.98, -0.03, -1.54, -0.71, -0.35, 0.66,
    0.44, 0.91, -0.02, -1.42, 1.26, -1.02, -0.81, 1.66, 1.05, 0.97,
    2.14, 1.22, -0.24, 1.60, 0.72, -0.12, 0.44, 0.03, 0.66, 0.56,
    1.37, 1.66, 0.10, 0.80, 1.29, 0.49, -0.07, 1.18, 3.29, 1.84,
]  # fmt: skip
NOTTINGHAM = """
40.6 40.8 44.4 46.7 54.1 58.5 57.7 56.4 54.3 50.5 42.9 39.8
44.2 39.8 45.1 47 54.1 58.7 66.3 59.9 57 54.2 39.7 42.8
37.5 38.7 39.5 42.1 55.7 57.8 56.8 54.3 54.3 47.1 41.8 41.7
41.8 40.1 42.9 45.8 49.2 52.7 64.2 59.6 54.4 49.2 36.3 37.6
39.3 37.5 38.3 45.5 53.2 57.7 60.8 58.2 56.4 49.8 44.4 43.6
40 40.5 40.8 45.1 53.8 59.4 63.5 61 53 50 38.1 36.3
39.2 43.4 43.4 48.9 50.6 56.8 62.5 62 57.5 46.7 41.6 39.8
39.4 38.5 45.3 47.1 51.7 55 60.4 60.5 54.7 50.3 42.3 35.2
40.8 41.1 42.8 47.3 50.9 56.4 62.2 60.5 55.4 50.2 43 37.3
34.8 31.3 41 43.9 53.1 56.9 62.5 60.3 59.8 49.2 42.9 41.9
41.6 37.1 41.2 46.9 51.2 60.4 60.1 61.6 57 50.9 43 38.8
37.1 38.4 38.4 46.5 53.5 58.4 60.6 58.2 53.8 46.6 45.5 40.6
42.4 38.4 40.3 44.6 50.9 57 62.1 63.5 56.3 47.3 43.6 41.8
36.2 39.3 44.5 48.7 54.2 60.8 65.5 64.9 60.1 50.2 42.1 35.8
39.4 38.2 40.4 46.9 53.4 59.6 66.5 60.4 59.2 51.2 42.8 45.8
40 42.6 43.5 47.1 50 60.5 64.6 64 56.8 48.6 44.2 36.4
37.3 35 44 43.9 52.7 58.6 60 61.1 58.1 49.6 41.6 41.3
40.8 41 38.4 47.4 54.1 58.6 61.4 61.8 56.3 50.9 41.4 37.1
42.1 41.2 47.3 46.6 52.4 59 59.6 60.4 57 50.7 47.8 39.2
39.4 40.9 42.4 47.8 52.4 58 60.7 61.8 58.2 46.7 46.6 37.8
"""


def cases(shared, *, seasonal):
    document = json.loads((shared / "reference" / "trend_mann_kendall.json").read_text())
    found = [case for case in document["cases"] if ("period" in case) == seasonal]
    assert found
    return found


@pytest.mark.shared
def test_mann_kendall_as_pymannkendall(shared):
    for case in cases(shared, seasonal=False):
        found = mann_kendall(case["series"])
        assert found.score == case["S"]
        assert found.variance == pytest.approx(case["var_S"], rel=1e-12)
        assert found.z == pytest.approx(case["z"], abs=1e-12)
        assert found.p == pytest.approx(case["p"], abs=1e-12)
        assert found.tau == pytest.approx(case["tau"], abs=1e-12)
        assert found.slope == pytest.approx(case["sen_slope"], abs=1e-12)
        assert mann_kendall_many([case["series"]]).z[0] == pytest.approx(case["z"], abs=1e-12)


@pytest.mark.shared
def test_seasonal_mann_kendall_as_pymannkendall(shared):
    for case in cases(shared, seasonal=True):
        found = seasonal_mann_kendall(case["series"], period=case["period"])
        assert found.score == case["S"]
        assert found.variance == pytest.approx(case["var_S"], rel=1e-12)
        assert found.z == pytest.approx(case["z"], abs=1e-12)
        assert found.p == pytest.approx(case["p"], abs=1e-12)


def test_seasonal_trend_of_nottingham():
    """Mean monthly temperatures 1920-1939 (R datasets::nottem). The vignette of R's package
    trend (Pohlert, section 1.2) tells S = 224, p = 0.036 for all months, S = 80 for August and
    S = 67 for September (its p of single months leave the correction for continuity out).
    """
    found = seasonal_mann_kendall(np.array(NOTTINGHAM.split(), float), period=12)
    assert found.score == 224
    assert found.p == pytest.approx(0.036, abs=5e-4)
    assert (found.scores[7], found.scores[8]) == (80, 67)


def test_pettitt_of_pages_data():
    """Page's simulated data in Pettitt 1979, table 1 (R trend::PagesData): the vignette and the
    manual of R's package trend tell a break after t = 17, K = 232 and p = 0.014.
    """
    found = pettitt(PAGE, seed=1)
    assert found.at == 17
    assert found.statistic == 232
    assert int(found.approximate_p * 1000) == 14
    assert 0.004 < found.p < 0.014


def test_sen_slope_of_sens_data():
    """The data of Sen 1968, p. 1388, as in scipy's tests of theilslopes: slope 4. The interval
    at 93 % is derived here: of 21 slopes the 5th from either end, since P(S ≥ 13) = 0.035 for
    seven steps (Kendall's table, as Hollander & Wolfe invert it); scipy's 3.71 to 4.38 takes the
    4th from a rounded normal approximation.
    """
    times, values = [1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]
    found = sen_slope(values, times=times, level=0.93)
    slopes = sorted(
        (values[j] - values[i]) / (times[j] - times[i]) for i in range(7) for j in range(i + 1, 7)
    )
    assert found.value == 4
    assert (found.interval.lower, found.interval.upper) == (slopes[4], slopes[-5])
    assert (round(slopes[3], 2), round(slopes[-4], 2)) == (3.71, 4.38)


@pytest.mark.parametrize(
    ("steps", "score", "p"),
    [(4, 6, 0.042), (5, 8, 0.042), (6, 11, 0.028), (7, 13, 0.035), (8, 16, 0.031), (10, 21, 0.036)],
)
def test_kendalls_table(steps, score, p):
    """Upper tails of S for small n, as in the tables of Kendall 1975 and Gilbert 1987.

    Figures to three places; that the whole law is right is shown by enumeration in the tests of
    the room.
    """
    from samsyn.analysis.trend import exact

    upper, _, _ = exact.tails(float(score), (1,) * steps)
    assert round(upper, 3) == p


def test_break_in_counts_derived_by_hand():
    """No published figure: ten months of 2 and ten of 6, where the ratio has a closed form."""
    found = count_break([2] * 10 + [6] * 10, seed=1)
    assert found.at == 10
    assert found.statistic == pytest.approx(2 * (20 * np.log(0.5) + 60 * np.log(1.5)))
    assert found.p == pytest.approx(1e-4)
