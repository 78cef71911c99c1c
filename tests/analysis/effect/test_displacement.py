import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.effect import Verdict, displacement_difference
from samsyn.analysis.errors import UnusableInput

COUNTS = st.lists(st.integers(0, 10_000), min_size=2, max_size=2)


def difference(treated, control, **asked):
    return displacement_difference(treated, control, **{"meaningful": 0.2, **asked})


@given(COUNTS, COUNTS, st.floats(1, 5))
def test_the_interval_holds_the_value_and_widens_with_the_level(treated, control, wide):
    narrow, broad = (
        difference(treated, control, overdispersion=wide, level=level) for level in (0.8, 0.99)
    )
    assert broad.interval.lower <= narrow.interval.lower <= narrow.value
    assert narrow.value <= narrow.interval.upper <= broad.interval.upper


@given(COUNTS, COUNTS)
def test_exchanging_treated_and_control_turns_the_sign(treated, control):
    one, other = difference(treated, control), difference(control, treated)
    assert one.value == pytest.approx(-other.value)
    assert one.interval.lower == pytest.approx(-other.interval.upper)
    assert one.p == pytest.approx(other.p)


@given(COUNTS, COUNTS)
def test_p_and_interval_agree(treated, control):
    found = difference(treated, control)
    outside = not found.interval.lower <= 0 <= found.interval.upper
    if abs(found.p - 0.05) > 1e-6:
        assert outside == (found.p < 0.05)


def test_only_zeros_give_a_wide_interval_around_nothing():
    found = difference([0, 0], [0, 0])
    assert found.value == 0
    assert found.interval.lower < -3
    assert found.interval.upper > 3
    assert found.p == 1
    assert found.verdict is Verdict.TOO_LITTLE_DATA


def test_longer_periods_count_less():
    found = difference([80, 20], [100, 50], time_weights=(2, 1))
    assert found.value == -20


def test_kinds_are_added_by_their_harm():
    parts = [difference([50, 30], [60, 55]), difference([20, 10], [30, 33])]
    both = difference([[50, 30], [20, 10]], [[60, 55], [30, 33]], harm_weights=[3, 10])
    assert both.value == 3 * parts[0].value + 10 * parts[1].value
    assert both.error == pytest.approx(np.hypot(3 * parts[0].error, 10 * parts[1].error))


def test_overdispersion_widens_by_its_root():
    one, four = (difference([50, 30], [60, 55], overdispersion=w) for w in (1, 4))
    assert four.error == pytest.approx(2 * one.error)
    assert any("varierar 4 gånger" in str(note) for note in four.warnings)


def test_the_smallest_effect_is_seen_four_times_in_five():
    """Beside simulated counts of which the treated fall by the smallest effect."""
    expected = 400.0
    smallest = -difference([400, 400], [400, 400]).smallest_effect
    rng = np.random.default_rng(3)
    seen = 0
    for _ in range(2000):
        treated = rng.poisson([expected, expected - smallest])
        control = rng.poisson([expected, expected])
        seen += difference(treated, control).interval.upper < 0
    assert seen / 2000 == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("treated", {"treated": [1, 2, 3]}),
        ("treated", {"treated": [-1, 2]}),
        ("treated", {"treated": np.zeros((0, 2))}),
        ("control", {"control": [[1, 2], [3, 4]]}),
        ("displaced_control", {"displaced_treated": [1, 2]}),
        ("displaced_treated", {"displaced_control": [1, 2]}),
        ("time_weights", {"time_weights": (1, 0)}),
        ("area_weights", {"area_weights": (1, 1)}),
        ("harm_weights", {"harm_weights": [1, 2]}),
        ("overdispersion", {"overdispersion": 0.9}),
        ("meaningful", {"meaningful": 0}),
        ("level", {"level": 1}),
        ("power", {"power": 1}),
        ("least_count", {"least_count": -1}),
        ("chosen", {"chosen": "perhaps"}),
    ],
)
def test_unusable_arguments_are_named(argument, asked):
    with pytest.raises(UnusableInput) as caught:
        difference(**{"treated": [5, 6], "control": [7, 8], **asked})
    assert caught.value.argument == argument
