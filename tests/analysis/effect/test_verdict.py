import pytest

from samsyn.analysis.effect import Verdict, count_ratio


def found(before, after, control=1000, **asked):
    return count_ratio(before, after, control, control, **{"meaningful": 0.2, **asked})


def test_a_clear_decrease_is_noticeable():
    assert found(400, 200).verdict is Verdict.NOTICEABLE


def test_an_increase_is_noticeable_too():
    assert found(200, 400).verdict is Verdict.NOTICEABLE


def test_no_difference_where_one_would_have_been_seen_is_not_noticeable():
    assert found(2000, 2000, 10_000).verdict is Verdict.NOT_NOTICEABLE


def test_no_difference_where_none_could_have_been_seen_is_too_little():
    assert found(60, 60).verdict is Verdict.TOO_LITTLE_DATA
    assert found(60, 60).smallest_share > 0.2


def test_what_matters_decides():
    assert found(300, 300, meaningful=0.1).verdict is Verdict.TOO_LITTLE_DATA
    assert found(300, 300, meaningful=0.4).verdict is Verdict.NOT_NOTICEABLE


def test_very_few_events_are_never_judged():
    few = found(19, 0)
    assert few.interval.upper < 1
    assert few.verdict is Verdict.TOO_LITTLE_DATA
    assert any("19 händelser" in str(note) for note in few.warnings)
    assert found(19, 0, least_count=10).verdict is Verdict.NOTICEABLE


@pytest.mark.parametrize(
    ("chosen", "words"),
    [("after a rise", "hade troligen kommit ändå"), ("unknown", "Om platsen valdes")],
)
def test_regression_to_the_mean_is_told(chosen, words):
    assert any(words in str(note) for note in found(400, 200, chosen=chosen).warnings)
    calm = found(400, 200, chosen="otherwise").warnings
    assert not any("kommit ändå" in str(note) for note in calm)


def test_other_causes_are_always_told():
    for one in (found(400, 200), found(19, 0), found(300, 300)):
        assert any("Annat som hände samtidigt" in str(note) for note in one.warnings)


def test_the_smallest_decrease_is_told_in_percent():
    words = [str(note) for note in found(2000, 2000, 10_000).warnings]
    assert any("ungefär 9 %" in word for word in words), words


def test_more_power_asks_for_a_larger_effect():
    assert found(300, 300, power=0.9).smallest_share > found(300, 300, power=0.8).smallest_share
