import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.periods import Per, Period, months_later, steps

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
periods = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(1, 1500)
)


@given(periods, st.sampled_from(Per))
def test_steps_tile_the_whole_without_gap_or_overlap(whole, per):
    found = [step for step, _ in steps(whole, per)]
    assert found[0].start == whole.start
    assert found[-1].end == whole.end
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


@given(periods, st.sampled_from(Per))
def test_only_the_ends_are_less_than_a_whole_step(whole, per):
    shares = [share for _, share in steps(whole, per)]
    assert all(0 < share <= 1 for share in shares)
    assert all(share == 1 for share in shares[1:-1])


@given(periods, days)
def test_a_day_is_in_a_period_when_the_last_day_is_not_before_it(period, day):
    assert (day in period) == (period.start <= day <= period.last)


def test_a_period_without_days_cannot_be():
    with pytest.raises(ValueError, match="must end after"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_the_years_of_an_agreement_from_march_run_from_march():
    whole = Period.inclusive(date(2023, 3, 1), date(2027, 2, 28))
    assert [(p.start, p.last, share) for p, share in steps(whole, Per.YEAR)] == [
        (date(2023, 3, 1), date(2024, 2, 29), 1),
        (date(2024, 3, 1), date(2025, 2, 28), 1),
        (date(2025, 3, 1), date(2026, 2, 28), 1),
        (date(2026, 3, 1), date(2027, 2, 28), 1),
    ]


def test_a_week_spans_the_turn_of_the_year():
    whole = Period.inclusive(date(2026, 12, 28), date(2027, 1, 10))
    assert [p.start for p, _ in steps(whole, Per.WEEK)] == [date(2026, 12, 28), date(2027, 1, 4)]


def test_months_later_keeps_to_the_month():
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 15), -1) == date(2025, 12, 15)
