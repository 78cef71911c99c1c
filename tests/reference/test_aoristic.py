"""Aoristic weights beside published examples."""

import numpy as np
import pytest

from samsyn.analysis.aoristic import aoristic

MONDAY = "2024-05-06T"


def test_ratcliffes_home_between_eight_and_four():
    """jratcliffe.net/aoristic-analysis: from 8 am to 4 pm each hour has 0.125."""
    found = aoristic([MONDAY + "08:00"], [MONDAY + "16:00"])
    assert found.hours[8:16].tolist() == pytest.approx([0.125] * 8)


def test_the_minutes_decide_and_not_the_hours_touched():
    """README of aoristic (R) 1.0.0: 10.55 to 11.55 was 0.5 and 0.5 by rounding to hours, and is by
    minutes 5/60 and 55/60."""
    found = aoristic([MONDAY + "10:55"], [MONDAY + "11:55"])
    assert found.hours[10:12].tolist() == pytest.approx([5 / 60, 55 / 60])


def test_more_than_a_week_is_a_168th_each():
    """?aoristic.df (R): more than 168 hours get 1/168, about 0.0059, in every hour."""
    found = aoristic([MONDAY + "10:00"], ["2024-06-30T10:00"])
    np.testing.assert_allclose(found.week, 1 / 168)
    assert found.week[0, 0] == pytest.approx(0.0059, abs=1e-4)
