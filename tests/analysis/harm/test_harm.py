from dataclasses import FrozenInstanceError
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.harm import HarmScale, HarmWeight, harm


def weight(category, value, begins=date(2020, 1, 1), ends=None, **other):
    asked = {"source": "invented for tests", "unit": "days"} | other
    return HarmWeight(category=category, weight=value, valid_from=begins, valid_to=ends, **asked)


SCALE = HarmScale((weight("0801", 14.0), weight("0302", 300.0), weight("9999", 5000.0)))
DAY = "2021-05-01"


def sums(categories, counts, scale=SCALE, on=DAY, **asked):
    return harm(categories, [on] * len(counts), counts, scale=scale, **asked)


def test_harm_is_the_sum_of_weights_and_its_variance_that_of_their_squares():
    found = sums(["0801", "0302"], [3, 2])
    assert found.value[0] == 3 * 14 + 2 * 300
    assert found.variance[0] == 3 * 14**2 + 2 * 300**2
    assert found.counts[0] == found.weighted[0] == 5
    assert found.effective[0] == pytest.approx(642**2 / 180_588)
    assert found.heaviest[0] == pytest.approx(300 / 642)
    assert found.unit == "days"


def test_the_count_always_stands_beside_with_its_own_interval():
    found = sums(["0801"], [3])
    assert found.counts[0] == 3
    assert found.count_interval.lower[0] == pytest.approx(0.6187, abs=1e-4)
    assert found.count_interval.upper[0] == pytest.approx(8.7673, abs=1e-4)


def test_an_unknown_category_is_told_and_never_silently_zero():
    found = sums(["0801", "4711", "4711"], [3, 1, 1])
    (lost,) = found.unweighted
    assert (lost.category, lost.reason, lost.events) == ("4711", "unknown category", 2.0)
    assert found.counts[0] == 5
    assert found.weighted[0] == 3
    assert "4711" in str(found.warnings[0])
    assert "för låg" in str(found.warnings[0])


def test_a_known_category_without_a_weight_on_the_day_is_told_with_that_reason():
    found = sums(["0801"], [2], on="2019-12-31")
    assert found.value[0] == 0
    assert found.unweighted[0].reason == "no weight on the day"


def test_a_weight_holds_from_its_first_day_up_to_the_day_it_ends():
    scale = HarmScale(
        (
            weight("0801", 10.0, date(2020, 1, 1), date(2021, 1, 1)),
            weight("0801", 20.0, date(2021, 1, 1)),
        )
    )
    days = ["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"]
    found = harm(["0801"] * 4, days, [1] * 4, scale=scale, groups=[0, 1, 2, 3], number=4)
    assert found.value.tolist() == [0, 10, 10, 20]
    assert "ändrades under perioden för 0801" in str(found.warnings[-1])


def test_a_single_murder_among_harassments_is_warned_of():
    found = sums(["0801", "9999"], [30, 1])
    assert found.heaviest[0] == pytest.approx(5000 / 5420)
    assert any("ett enda brott" in str(note) for note in found.warnings)
    assert not any("ett enda brott" in str(n) for n in sums(["0801"], [30]).warnings)


def test_what_did_not_come_but_could_have_is_within_the_upper_limit():
    open_, closed = (sums(["0801"], [30], unseen=u) for u in (True, False))
    assert open_.interval.upper[0] > 5000 > closed.interval.upper[0]
    assert open_.interval.lower[0] == closed.interval.lower[0]
    assert open_.interval.conservative
    assert not closed.interval.conservative
    assert any("hade kunnat komma" in str(note) for note in open_.warnings)


def test_a_question_about_some_categories_has_only_their_weights():
    narrow = sums(["0801"], [30], scale=SCALE.only(["0801"]))
    assert narrow.interval.upper[0] == pytest.approx(
        sums(["0801"], [30], unseen=False).interval.upper[0]
    )


def test_groups_are_kept_apart_and_empty_ones_are_there():
    found = harm(["0801"] * 3, [DAY] * 3, [1, 2, 4], scale=SCALE, groups=[0, 2, 2], number=4)
    assert found.counts.tolist() == [1, 0, 6, 0]
    assert found.value.tolist() == [14, 0, 84, 0]
    assert np.isnan(found.effective[1])


@given(
    counts=st.lists(st.integers(0, 50), min_size=3, max_size=3),
    method=st.sampled_from(["exact", "mid-p", "byar"]),
    factor=st.floats(0.01, 100),
)
def test_days_or_months_give_the_same_picture(counts, method, factor):
    other = HarmScale(tuple(weight(r.category, r.weight * factor) for r in SCALE.rows))
    kinds = ["0801", "0302", "9999"]
    days, months = (sums(kinds, counts, scale=s, method=method) for s in (SCALE, other))
    np.testing.assert_allclose(months.value, days.value * factor)
    np.testing.assert_allclose(months.interval.upper, days.interval.upper * factor, rtol=1e-7)
    np.testing.assert_allclose(months.effective, days.effective)


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ((), "inga vikter"),
        ((weight("A", 0.0),), "större än noll"),
        ((weight("A", float("nan")),), "större än noll"),
        ((weight("A", 1.0), weight("B", 1.0, unit="months")), "blandar enheter"),
        ((weight("A", 1.0, source=""),), "utan kategori, källa eller enhet"),
        ((weight("A", 1.0, date(2021, 1, 1), date(2020, 1, 1)),), "innan den börjar"),
        ((weight("A", 1.0), weight("A", 2.0, date(2021, 1, 1))), "två vikter för A samma dag"),
    ],
)
def test_a_scale_that_cannot_be_right_is_refused(rows, about):
    with pytest.raises(UnusableInput) as caught:
        HarmScale(rows)
    assert caught.value.argument == "rows"
    assert about in str(caught.value)


def test_a_scale_and_its_rows_are_frozen():
    with pytest.raises(FrozenInstanceError):
        SCALE.rows[0].weight = 1.0
    with pytest.raises(FrozenInstanceError):
        SCALE.rows = ()


def test_leading_zeros_are_part_of_a_code():
    with pytest.raises(UnusableInput) as caught:
        sums([801], [1])
    assert caught.value.argument == "categories"


def test_the_day_is_never_read_from_the_clock():
    for word in ("today", "now"):
        with pytest.raises(UnusableInput) as caught:
            sums(["0801"], [1], on=word)
        assert caught.value.argument == "on"


def test_the_source_of_the_weights_is_in_the_answer():
    assert "invented for tests" in sums(["0801"], [1]).source
