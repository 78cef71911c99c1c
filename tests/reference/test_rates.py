"""Rates, ratios and proportions beside published figures."""

import numpy as np
import pytest

from samsyn.analysis.rates import (
    directly_standardised,
    indirectly_standardised,
    proportions,
    rate_ratio,
    rates,
)

# PHEindicatormethods (UKHSA), tests/testthat/testdata_DSR_ISR.xlsx: 19 age groups, three areas.
POPULATION = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576]
POPULATION += [606, 522, 426, 273, 300, 288, 153, 123, 207]
BIG = [127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91]
SMALL = [12, 4, 3, 2, 3, 4, 8, 2, 2, 3, 4, 5, 6, 8, 5, 6, 5, 5, 4]
TINY = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3]
REFERENCE = [10303, 2824, 0, 3615, 3641, 3490, 3789, 3213, 3031, 2771]
REFERENCE += [3089, 3490, 3595, 4745, 5514, 7125, 5694, 6210, 5757]
REFERENCE_POPULATION = [50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463]
REFERENCE_POPULATION += [60479, 49974, 44140, 40888, 37239, 30819, 18136, 15325, 13918]
# European Standard Population 2013 (Eurostat), 0-4 to 90+.
ESP2013 = [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000]
ESP2013 += [7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000]

# Fleiss 1981, table 14.4 (Stark & Mantel 1966): Down syndrome by maternal age, birth order 1 to 5+.
BIRTHS = [
    [230061, 329449, 114920, 39487, 14208, 3052],
    [72202, 326701, 208667, 83228, 28466, 5375],
    [15050, 175702, 207081, 117300, 45026, 8660],
    [2293, 68800, 132424, 98301, 46075, 9834],
    [327, 30666, 123419, 149919, 104088, 34392],
]
DOWN = [
    [107, 141, 60, 40, 39, 25],
    [25, 150, 110, 84, 82, 39],
    [3, 71, 114, 103, 108, 75],
    [1, 26, 64, 89, 137, 96],
    [0, 8, 63, 112, 262, 295],
]
ALL_BIRTHS = [319933, 931318, 786511, 488235, 237863, 61313]


def test_r_poisson_test_welsh_nickel_workers():
    """R 4.2.2, example of ?poisson.test: 137 against 24.19893 expected, 95 % limits as printed."""
    found = rates([137], [24.19893], per=1, method="exact")
    assert found.value[0] == pytest.approx(5.661407343, abs=1e-9)
    assert found.interval.lower[0] == pytest.approx(4.753124805, abs=1e-8)
    assert found.interval.upper[0] == pytest.approx(6.692709334, abs=1e-8)


@pytest.mark.parametrize(
    ("count", "level", "lower", "upper"),
    [
        (65, 0.95, 50.163187710459454, 82.84913854593984),
        (1045, 0.95, 982.5932018073325, 1110.33121298565),
        (1, 0.95, 0.01307213290150435, 5.5637555824752605),
        (65, 0.998, 42.8802614714802, 94.00029084431802),
        (10, 0.998, 2.916318374695686, 24.193724927880535),
    ],
)
def test_byar_as_public_health_england(count, level, lower, upper):
    """PHEindicatormethods, tests/testthat/testdata_Byars_Wilson.xlsx."""
    found = rates([count], [1], per=1, level=level, method="byar").interval
    assert (found.lower[0], found.upper[0]) == pytest.approx((lower, upper), rel=1e-12)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (1, 0.025317807984289897, 5.571643390938898),
        (5, 1.62348639011842, 11.668332079322669),
    ],
)
def test_exact_rates_as_public_health_england(count, lower, upper):
    """PHEindicatormethods, tests/testthat/testdata_Rate.xlsx: rate per 100, method Exact."""
    found = rates([count], [100], per=100, method="exact").interval
    assert (found.lower[0], found.upper[0]) == pytest.approx((lower, upper), rel=1e-9)


def test_r_poisson_test_fredericia_against_three_towns():
    """R 4.2.2, example of ?poisson.test: 11 in 800 against 21 in 3011 (eba1977)."""
    found = rate_ratio([11], [800], [6 + 8 + 7], [1083 + 1050 + 878], method="exact")
    assert found.value[0] == pytest.approx(1.971488095, abs=1e-9)
    assert found.interval.lower[0] == pytest.approx(0.8584264034, abs=1e-9)
    assert found.interval.upper[0] == pytest.approx(4.2772659437, abs=1e-9)


@pytest.mark.parametrize(
    ("part", "whole", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe(part, whole, lower, upper):
    """Newcombe 1998, Stat Med 17:857-872, table I, method 3, to four decimals."""
    found = proportions([part], [whole]).interval
    assert (found.lower[0], found.upper[0]) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(
    ("part", "whole", "level", "lower", "upper"),
    [
        (65, 100, 0.95, 0.5525444329688797, 0.7363575175690247),
        (1045, 5000, 0.998, 0.19179381799015244, 0.22731562902525818),
    ],
)
def test_wilson_as_public_health_england(part, whole, level, lower, upper):
    """PHEindicatormethods, tests/testthat/testdata_Byars_Wilson.xlsx."""
    found = proportions([part], [whole], level=level).interval
    assert (found.lower[0], found.upper[0]) == pytest.approx((lower, upper), rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "level", "value", "lower", "upper"),
    [
        (BIG, 0.95, 1043.0247991469423, 971.770906798568, 1117.894091547925),
        (BIG, 0.998, 1043.0247991469423, 932.3287880219904, 1162.0595999522059),
        (SMALL, 0.95, 110.3212025300104, 87.7455767536709, 136.70882227251795),
        (SMALL, 0.998, 110.3212025300104, 76.36420357939879, 153.00328948244763),
    ],
)
def test_dobson_as_public_health_england(counts, level, value, lower, upper):
    """PHEindicatormethods, tests/testthat/testdata_DSR_ISR.xlsx, sheet testresults_DSR."""
    found = directly_standardised(
        counts, POPULATION, ESP2013, per=10_000, level=level, method="byar"
    )
    assert found.value == pytest.approx(value, rel=1e-9)
    assert (found.interval.lower, found.interval.upper) == pytest.approx((lower, upper), rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "method", "value", "lower", "upper"),
    [
        (BIG, "byar", 1.0707232939020275, 1.0017147712553987, 1.143233287249895),
        (SMALL, "byar", 0.10886683770400503, 0.08765040101829405, 0.1336657632841891),
        (TINY, "exact", 0.010767049882813684, 0.004923380825095776, 0.02043921455549973),
    ],
)
def test_standardised_ratio_as_public_health_england(counts, method, value, lower, upper):
    """PHEindicatormethods, tests/testthat/testdata_DSR_ISR.xlsx, sheet testresults_ISR."""
    found = indirectly_standardised(
        counts, POPULATION, REFERENCE, REFERENCE_POPULATION, method=method
    )
    assert found.expected == pytest.approx(835.8835612311743, rel=1e-12)
    assert found.value == pytest.approx(value, rel=1e-9)
    assert (found.interval.lower, found.interval.upper) == pytest.approx((lower, upper), rel=1e-9)


def test_fay_feuer_gamma_and_its_mid_p_form_for_the_fifth_birth():
    """dsrTest 1.0.0 (R), vignette dsrTest-example: per 100 000, as printed to five decimals
    (the mid-p limits by R's uniroot, to about 1e-5)."""
    asked = DOWN[4], BIRTHS[4], ALL_BIRTHS
    exact = directly_standardised(*asked, per=100_000, method="exact")
    mid_p = directly_standardised(*asked, per=100_000, method="mid-p")
    assert exact.value == pytest.approx(75.52901, abs=5e-6)
    assert exact.interval.lower == pytest.approx(67.70212, abs=5e-6)
    assert exact.interval.upper == pytest.approx(188.30017, abs=5e-6)
    assert mid_p.interval.lower == pytest.approx(59.71632, abs=3e-5)
    assert mid_p.interval.upper == pytest.approx(173.08170, abs=3e-5)


def test_fleiss_by_birth_order_as_epitools():
    """tidyrates README (R, by epitools' ageadjust.direct): five birth orders, three figures."""
    found = directly_standardised(DOWN, BIRTHS, ALL_BIRTHS, per=1, method="exact")
    np.testing.assert_allclose(
        found.crude, [5.63e-4, 6.76e-4, 8.33e-4, 1.15e-3, 1.67e-3], rtol=5e-3
    )
    np.testing.assert_allclose(
        found.value, [9.23e-4, 9.12e-4, 8.51e-4, 9.27e-4, 7.55e-4], rtol=1e-3
    )
    lower, upper = [8.04e-4, 8.24e-4, 7.72e-4, 8.00e-4, 6.77e-4], [1.06e-3, 1.01e-3, 9.42e-4]
    np.testing.assert_allclose(found.interval.lower, lower, rtol=1e-3)
    np.testing.assert_allclose(found.interval.upper[:3], upper, rtol=5e-3)
    np.testing.assert_allclose(found.interval.upper[3:], [1.15e-3, 1.88e-3], rtol=5e-3)


def test_mover_r_by_its_equation_for_a_population_with_noise():
    """No printed example fits a known noise: Donner & Zou 2012, equation (9), by hand.

    20 events with limits 12 and 31 for 400 people with limits 360 and 440:
    lower (8000 - sqrt(8000² - 12·440·28·360)) / (440·360) and upper
    (8000 + sqrt(8000² - 31·360·9·440)) / (360·440), worked out in whole numbers.
    """
    from scipy.special import ndtri

    from samsyn.analysis.rates.noise import ratio_limits

    spread = np.array([40 / ndtri(0.975)])
    limits = np.array([12.0]), np.array([31.0])
    found = ratio_limits(np.array([20.0]), limits, np.array([400.0]), spread, level=0.95)
    assert found[0][0] == pytest.approx((8000 - 10_777_600**0.5) / 158_400)
    assert found[1][0] == pytest.approx((8000 + 19_806_400**0.5) / 158_400)
