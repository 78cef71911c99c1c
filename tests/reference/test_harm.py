"""Harm with published weights, and its interval beside a published one."""

from datetime import date

import pytest

from samsyn.analysis.harm import HarmScale, HarmWeight, harm

# Kärrholm, Neyroud & Smaaland 2020, doi 10.1007/s41887-020-00041-4: mean days of prison sentenced.
DAYS = {"murder": 5185.0, "harassment": 14.0}
# Polismyndigheten's index, in months, as told in Polistidningen 2020-10-15.
MONTHS = {"murder": 122.0, "rape": 25.0, "grave weapons": 20.0, "theft": 2.0, "possession": 1.0}


def scale(weights, unit, source, year):
    return HarmScale(
        tuple(
            HarmWeight(
                category=category,
                weight=weight,
                valid_from=date(year, 1, 1),
                valid_to=None,
                source=source,
                unit=unit,
            )
            for category, weight in weights.items()
        )
    )


def total(counts, asked_scale, **asked):
    return harm(
        list(counts),
        ["2021-03-01"] * len(counts),
        list(counts.values()),
        scale=asked_scale,
        **asked,
    )


def test_one_murder_is_370_harassments():
    """5 185 / 14 of Kärrholm, Neyroud & Smaaland 2020; the sums are arithmetic."""
    swedish = scale(DAYS, "days", "Kärrholm, Neyroud & Smaaland 2020", 2020)
    found = total({"murder": 1, "harassment": 370}, swedish)
    assert found.value[0] == 5185 + 370 * 14
    assert found.heaviest[0] == pytest.approx(5185 / 10_365)
    assert found.variance[0] == 5185**2 + 370 * 14**2


def test_months_of_the_police_index():
    """Polistidningen 2020-10-15: murder 122, rape 25, grave weapons crime 20, theft 2."""
    police = scale(MONTHS, "months", "Polistidningen 2020-10-15", 2020)
    found = total({"rape": 2, "theft": 61, "possession": 9}, police)
    assert found.value[0] == 50 + 122 + 9
    assert found.unit == "months"
    assert found.interval.upper[0] > found.value[0] + 122


def test_the_gamma_interval_of_a_weighted_sum_as_dsrtest():
    """dsrTest 1.0.0 (R), vignette: Fay & Feuer's limits 67.70212 and 188.30017 for the standardised
    rate of Down syndrome after the fifth birth; here its weights are those of a harm scale. Every
    kind of event has at least one so that the heaviest weight, of the empty kind, is in the scale.
    """
    births = [327, 30666, 123419, 149919, 104088, 34392]
    standard = [319933, 931318, 786511, 488235, 237863, 61313]
    cases = [0, 8, 63, 112, 262, 295]
    weights = {
        str(k): 1e5 * s / n / sum(standard)
        for k, (s, n) in enumerate(zip(standard, births, strict=True))
    }
    found = total(
        {str(k): n for k, n in enumerate(cases)}, scale(weights, "per 100 000", "Fleiss 1981", 1981)
    )
    assert found.value[0] == pytest.approx(75.52901, abs=5e-6)
    assert found.interval.lower[0] == pytest.approx(67.70212, abs=5e-6)
    assert found.interval.upper[0] == pytest.approx(188.30017, abs=5e-6)
