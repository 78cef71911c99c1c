import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.rates import proportions


@given(whole=st.integers(1, 5000), share=st.floats(0, 1), level=st.sampled_from([0.8, 0.95, 0.99]))
def test_the_proportion_lies_within_limits_that_stay_between_zero_and_one(whole, share, level):
    part = round(whole * share)
    found = proportions([part], [whole], level=level)
    assert 0 <= found.interval.lower[0] <= found.value[0] <= found.interval.upper[0] <= 1


@given(whole=st.integers(1, 500), part=st.integers(0, 500))
def test_those_who_are_not_have_the_mirrored_limits(whole, part):
    part = min(part, whole)
    some, rest = proportions([part], [whole]), proportions([whole - part], [whole])
    assert some.interval.lower[0] == pytest.approx(1 - rest.interval.upper[0], abs=1e-12)


def test_at_its_limits_the_score_is_at_the_threshold():
    found = proportions([7], [40])
    for limit in (found.interval.lower[0], found.interval.upper[0]):
        score = (7 / 40 - limit) / np.sqrt(limit * (1 - limit) / 40)
        assert abs(score) == pytest.approx(1.959963984540054)


def test_nobody_asked_gives_no_share():
    found = proportions([0], [0])
    assert np.isnan([found.value[0], found.interval.lower[0]]).all()
    assert "färre än 30 svar" in str(found.warnings[0])
