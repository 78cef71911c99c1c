import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.surge import cusum, ears
from samsyn.analysis.surge.cusum import _Chain

RNG = np.random.default_rng(7)


def test_c1_and_c2_are_a_mean_and_a_deviation():
    counts = np.array([[3, 5, 4, 6, 2, 5, 3, 9, 1, 12.0]])
    for variant, window in (("C1", counts[0, 2:9]), ("C2", counts[0, 0:7])):
        found = ears(counts, variant=variant, published=True, alpha=0.05)
        limit = window.mean() + 1.6448536 * window.std(ddof=1)
        assert found.interval.upper[0] == pytest.approx(limit, abs=1e-6)
        assert found.expected[0] == window.mean()


def test_c3_is_the_sum_of_what_three_c2_have_above_one():
    counts = RNG.poisson(6, (30, 12)).astype(float)
    counts[:15, -3:] += 6
    found = ears(counts, variant="C3", published=True, alpha=0.025, least_deviation=0)
    total = np.zeros(30)
    for back in range(3):
        end = 12 - back
        window = counts[:, end - 10 : end - 3]
        c2 = (counts[:, end - 1] - window.mean(axis=1)) / window.std(axis=1, ddof=1)
        total += np.maximum(c2 - 1, 0)
    np.testing.assert_array_equal(found.alarm, total > 1.959964)
    assert found.alarm.any()
    assert not found.alarm.all()


def test_three_normal_excesses_sum_as_simulated():
    draws = np.maximum(RNG.standard_normal((400_000, 3)) - 1, 0).sum(axis=1)
    flat = np.tile([4.0, 6.0], (1, 6))
    limit = ears(flat, variant="C3", alpha=0.05)
    assert limit.p[0] <= 1
    from samsyn.analysis.surge.ears import _Law

    points, tail = _Law(7, published=False).sum_passed()
    for at in (0.5, 1.24, 3.0):
        assert np.interp(at, points, tail) == pytest.approx(np.mean(draws >= at), abs=0.002)


def test_one_case_after_a_silence_is_no_alarm():
    counts = np.zeros((1, 12))
    counts[0, -1] = 1
    for variant in ("C1", "C2", "C3"):
        assert not ears(counts, variant=variant, alpha=0.01).alarm[0]
    counts[0, -1] = 6
    for variant in ("C1", "C2", "C3"):
        assert ears(counts, variant=variant, alpha=0.01).alarm[0]


def test_two_high_steps_before_lower_the_limit_of_c3():
    counts = np.array([[4, 5, 3, 4, 6, 5, 4, 4, 5, 4, 4, 5.0]])
    calm = ears(counts, variant="C3", alpha=0.05).interval.upper[0]
    counts[0, -3:-1] = 8
    assert ears(counts, variant="C3", alpha=0.05).interval.upper[0] < calm
    counts[0, -3:-1] = 50
    assert ears(counts, variant="C3", alpha=0.05).interval.upper[0] == 0


def test_published_limits_lie_lower_and_say_so():
    counts = RNG.poisson(9, (200, 12)).astype(float)
    ours, theirs = (ears(counts, published=which, alpha=0.05) for which in (False, True))
    assert theirs.interval.upper.mean() < ours.interval.upper.mean()
    assert theirs.expected_false_alarms > 1.5 * ours.expected_false_alarms
    assert any("oftare än den säger" in str(note) for note in theirs.warnings)


@given(st.lists(st.integers(0, 10**6), min_size=12, max_size=12), st.sampled_from(["C1", "C2"]))
def test_an_alarm_is_a_small_p(counts, variant):
    found = ears([counts], variant=variant, alpha=0.02)
    assert found.alarm[0] == (found.p[0] < 0.02 and counts[-1] > 0)


def test_a_lasting_small_rise_is_summed():
    counts = np.full((1, 30), 16.0)
    found = cusum(counts, [9.0])
    assert found.alarm[0]
    assert not cusum(np.full((1, 30), 9.0), [9.0]).alarm[0]
    assert cusum(np.full((1, 2), 16.0), [9.0]).statistic[0] < found.statistic[0]


def test_the_limit_is_the_count_that_would_have_been_too_much():
    counts = RNG.poisson(5, (50, 20)).astype(float)
    limit = cusum(counts, np.full(50, 5.0)).interval.upper
    for change, alarms in ((0.001, True), (-0.001, False)):
        moved = counts.copy()
        moved[:, -1] = limit
        expected = np.full(50, 5.0)
        z = (moved - 15 + 2 * np.sqrt(moved * 5)) / (2 * np.sqrt(5))
        total = np.zeros(50)
        for step in range(20):
            total = np.maximum(0, total + z[:, step] - 1.04)
        assert ((total + change > 2.26) == alarms)[limit > 0].all()
        assert expected.shape == limit.shape


@pytest.mark.parametrize(("mean", "wide"), [(0.3, 1.0), (4.0, 1.0), (4.0, 2.5)])
def test_the_chain_follows_the_sum(mean, wide):
    """Beside 40,000 simulated sums of 25 steps."""
    if wide == 1:
        counts = RNG.poisson(mean, (40_000, 25)).astype(float)
    else:
        counts = RNG.negative_binomial(mean / (wide - 1), 1 / wide, (40_000, 25)).astype(float)
    found = cusum(counts, np.full(40_000, mean), overdispersion=wide)
    assert found.expected_false_alarms / 40_000 == pytest.approx(found.alarm.mean(), abs=0.006)
    assert np.mean(found.p <= 0.1) <= 0.105


def test_every_row_of_the_chain_is_a_law():
    moves = _Chain(1.04, 2.26, 1.5, 10)._moves(np.array([0.01, 1.0, 300.0]))
    assert (moves >= -1e-12).all()
    np.testing.assert_allclose(moves.sum(axis=2), 1)


def test_rare_events_are_told():
    assert any("färre än en händelse" in str(n) for n in cusum([[0, 1.0]], [0.2]).warnings)


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("expected", {"expected": [0.0]}),
        ("expected", {"expected": [1.0, 2.0]}),
        ("expected", {"expected": [[1.0, 2.0, 3.0]]}),
        ("expected", {"expected": [-1.0]}),
        ("counts", {"counts": [[-1.0, 2.0]]}),
        ("reference", {"reference": 0}),
        ("boundary", {"boundary": -1}),
        ("overdispersion", {"overdispersion": 0.5}),
    ],
)
def test_unusable_arguments_of_cusum_are_named(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        cusum(**{"counts": [[1.0, 2.0]], "expected": [1.0], **changed})
    assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ("variant", {"variant": "C4"}),
        ("baseline", {"baseline": 2}),
        ("counts", {"baseline": 30}),
        ("alpha", {"alpha": 1}),
        ("least_deviation", {"least_deviation": -1}),
    ],
)
def test_unusable_arguments_of_ears_are_named(argument, changed):
    with pytest.raises(UnusableInput) as caught:
        ears(**{"counts": [[1.0] * 12], **changed})
    assert caught.value.argument == argument
