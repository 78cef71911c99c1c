"""A table of named cases, then what must hold for every commitment of the kind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.periods import Per, Period
from samsyn.lib.texts import Text
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Nested,
    Season,
    area_slot,
    asked_slot,
    closed_slot,
    done_slot,
    nested_slot,
    reading_slot,
)
from samsyn.pledges.rules.states import WORST_FIRST, State, window_state
from samsyn.pledges.rules.windows import windows

WHOLE = Period.inclusive(date(2025, 1, 1), date(2027, 12, 31))
SPRING = Season(key="spring", name=Text("vår"), first=(3, 1), last=(5, 31))
AUTUMN = Season(key="autumn", name=Text("höst"), first=(9, 1), last=(11, 30))


def promise(kind=CommitmentKind.OCCASIONS, **more):
    return Commitment(key="c", kind=kind, text=Text("x"), noun=Text("insats"), **more)


SPRING_AND_AUTUMN = promise(minimum=2, seasons=(SPRING, AUTUMN))


def state_on(commitment, on, *, nth=0, tally=None, whole=WHOLE):
    found = window_state(windows(commitment, whole)[nth], tally or {}, on)
    return found.state, found.done, found.required, found.days_left


def done(*days):
    return {done_slot("c"): tuple((day, 1) for day in days)}


def closing(first_day, on):
    return {closed_slot("c", first_day): ((on, 1),)}


D = date
CASES = {
    "a window that has not begun is ahead": (D(2025, 2, 28), {}, (State.AHEAD, 0, 1, None)),
    "on its first day it is open": (D(2025, 3, 1), {}, (State.OPEN, 0, 1, 91)),
    "on its last day it is open with no days left": (D(2025, 5, 31), {}, (State.OPEN, 0, 1, 0)),
    "it passes while nobody logs in: not reported": (
        D(2025, 6, 1),
        {},
        (State.NOT_REPORTED, 0, 1, None),
    ),
    "closed with too few: missed": (
        D(2025, 6, 10),
        closing(D(2025, 3, 1), D(2025, 6, 9)),
        (State.MISSED, 0, 1, None),
    ),
    "before it was closed it was only not reported": (
        D(2025, 6, 8),
        closing(D(2025, 3, 1), D(2025, 6, 9)),
        (State.NOT_REPORTED, 0, 1, None),
    ),
    "done while open stays done": (D(2025, 4, 9), done(D(2025, 4, 2)), (State.DONE, 1, 1, 52)),
    "an activity later than the day asked about does not count": (
        D(2025, 4, 1),
        done(D(2025, 4, 2)),
        (State.OPEN, 0, 1, 60),
    ),
    "an activity on the last day counts": (
        D(2025, 6, 1),
        done(D(2025, 5, 31)),
        (State.DONE, 1, 1, None),
    ),
    "an activity the day after counts for nothing": (
        D(2025, 6, 2),
        done(D(2025, 6, 1)),
        (State.NOT_REPORTED, 0, 1, None),
    ),
    "reported after the closing is still done": (
        D(2025, 7, 1),
        done(D(2025, 5, 5)) | closing(D(2025, 3, 1), D(2025, 6, 9)),
        (State.DONE, 1, 1, None),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_spring(name):
    on, tally, expected = CASES[name]
    assert state_on(SPRING_AND_AUTUMN, on, tally=tally) == expected


def test_two_seasons_over_three_years_are_six_windows_in_order():
    found = windows(SPRING_AND_AUTUMN, WHOLE)
    assert [(w.season.key, w.period.start.year) for w in found] == [
        (key, year) for year in (2025, 2026, 2027) for key in ("spring", "autumn")
    ]


def test_more_than_the_seasons_ask_for_adds_a_window_for_the_year():
    found = windows(promise(minimum=5, seasons=(SPRING, AUTUMN)), WHOLE)
    assert [w.required for w in found[:3]] == [1, 1, 5]


def test_a_season_may_cross_the_turn_of_the_year():
    winter = Season(key="winter", name=Text("vinter"), first=(12, 1), last=(2, 29))
    found = windows(promise(seasons=(winter,)), WHOLE)
    assert [(w.period.start, w.period.last) for w in found] == [
        (date(2025, 1, 1), date(2025, 2, 28)),
        (date(2025, 12, 1), date(2026, 2, 28)),
        (date(2026, 12, 1), date(2027, 2, 28)),
    ]


def test_a_season_that_the_period_barely_touches_is_no_window():
    late = Period.inclusive(date(2025, 5, 20), date(2025, 12, 31))
    assert [w.season.key for w in windows(SPRING_AND_AUTUMN, late)] == ["autumn"]


def test_a_half_year_of_four_a_year_asks_for_two():
    half = Period.inclusive(date(2025, 1, 1), date(2025, 6, 30))
    assert [w.required for w in windows(promise(minimum=4), half)] == [2]


def test_once_a_week_makes_a_window_of_every_week():
    autumn = Period.inclusive(date(2016, 9, 2), date(2016, 12, 31))
    assert len(windows(promise(per=Per.WEEK), autumn)) == 17


def test_five_of_which_one_in_the_centre_is_open_until_both_hold():
    five = promise(minimum=5, nested=(Nested(key="centre", label=Text("i centrum"), minimum=1),))
    many = {done_slot("c"): ((date(2025, 3, 1), 5),)}
    central = many | {nested_slot("c", "centre"): ((date(2025, 3, 1), 1),)}
    assert state_on(five, date(2025, 4, 1), tally=many)[0] is State.OPEN
    assert state_on(five, date(2025, 4, 1), tally=central)[0] is State.DONE


def test_per_area_gives_every_area_its_own_windows():
    three = promise(minimum=2, areas=("centrum", "hamnen"), per=Per.PERIOD)
    assert [(w.area, w.required) for w in windows(three, WHOLE)] == [("centrum", 2), ("hamnen", 2)]
    tally = {area_slot("c", "centrum"): ((date(2025, 3, 1), 2),)}
    on = date(2028, 1, 1)
    assert [state_on(three, on, nth=n, tally=tally)[0] for n in (0, 1)] == [
        State.DONE,
        State.NOT_REPORTED,
    ]


def test_once_a_month_on_average_over_the_year_asks_for_twelve_a_year():
    average = promise(CommitmentKind.AVERAGE, minimum=1, per=Per.MONTH, over=Per.YEAR)
    assert [w.required for w in windows(average, WHOLE)] == [12, 12, 12]
    in_january = {done_slot("c"): ((date(2025, 1, 31), 12),)}
    assert state_on(average, date(2025, 2, 1), tally=in_january)[0] is State.DONE


def test_coverage_counts_those_reached_against_the_population():
    grade_four = promise(CommitmentKind.COVERAGE, population=420, share=95)
    assert state_on(grade_four, date(2025, 2, 1))[2] == 399
    unknown = promise(CommitmentKind.COVERAGE)
    assert state_on(unknown, date(2026, 1, 1))[0] is State.NOT_ASSESSABLE


def test_a_one_off_is_due_on_its_day():
    plan = promise(CommitmentKind.ONE_OFF, due=date(2025, 6, 30))
    assert state_on(plan, date(2025, 6, 30))[0] is State.OPEN
    assert state_on(plan, date(2025, 7, 1))[0] is State.NOT_REPORTED
    assert state_on(plan, date(2025, 7, 1), tally=done(date(2025, 2, 1)))[0] is State.DONE


def test_a_condition_that_never_arose_is_neither_kept_nor_broken():
    on_request = promise(CommitmentKind.CONDITIONAL)
    closed = closing(date(2025, 1, 1), date(2026, 1, 5))
    assert state_on(on_request, date(2026, 1, 4))[0] is State.NOT_REPORTED
    assert state_on(on_request, date(2026, 1, 6), tally=closed)[0] is State.NOT_ASSESSABLE


def test_a_condition_asks_for_as_many_as_were_asked_for():
    on_request = promise(CommitmentKind.CONDITIONAL)
    two_asked = {asked_slot("c"): ((date(2025, 3, 1), 2),)}
    one_done = two_asked | done(date(2025, 4, 1))
    assert state_on(on_request, date(2025, 5, 1), tally=one_done) == (State.OPEN, 1, 2, 244)
    both = two_asked | done(date(2025, 4, 1), date(2025, 4, 8))
    assert state_on(on_request, date(2025, 5, 1), tally=both)[0] is State.DONE


@pytest.mark.parametrize("kind", [CommitmentKind.INDICATOR, CommitmentKind.ZERO])
def test_what_is_read_is_judged_by_its_latest_reading_after_the_window(kind):
    target = promise(kind)
    met = {reading_slot("c", met=True): ((date(2025, 12, 1), 1),)}
    unmet_later = met | {reading_slot("c", met=False): ((date(2025, 12, 20), 1),)}
    after = date(2026, 1, 1)
    assert state_on(target, after)[0] is State.NOT_ASSESSABLE
    assert state_on(target, after, tally=met)[0] is State.DONE
    assert state_on(target, after, tally=unmet_later)[0] is State.MISSED
    assert state_on(target, date(2025, 12, 31), tally=met)[0] is State.OPEN


days = st.dates(date(2024, 6, 1), date(2028, 6, 30))
acts = st.lists(st.tuples(days, st.integers(1, 9)), max_size=12)
at_least = st.sampled_from(
    [
        SPRING_AND_AUTUMN,
        promise(minimum=6),
        promise(minimum=1, per=Per.MONTH),
        promise(minimum=4, per=Per.PERIOD),
        promise(CommitmentKind.AVERAGE, minimum=1, per=Per.MONTH, over=Per.QUARTER),
        promise(CommitmentKind.CONTINUOUS, per=Per.QUARTER),
        promise(CommitmentKind.ONE_OFF, due=date(2026, 5, 1)),
    ]
)


def all_states(commitment, tally, on):
    return [window_state(w, tally, on) for w in windows(commitment, WHOLE)]


@given(at_least, acts, st.tuples(days, st.integers(1, 9)), days, st.booleans())
def test_an_added_activity_never_worsens_any_window(commitment, before, added, on, closed):
    base = closing(WHOLE.start, date(2026, 1, 1)) if closed else {}
    first = all_states(commitment, base | {done_slot("c"): tuple(before)}, on)
    then = all_states(commitment, base | {done_slot("c"): (*before, added)}, on)
    for a, b in zip(first, then, strict=True):
        assert b.done >= a.done
        assert a.state is b.state or b.state is State.DONE


@given(at_least, acts, days)
def test_nothing_is_done_before_its_window_nor_open_after(commitment, some, on):
    for found in all_states(commitment, {done_slot("c"): tuple(some)}, on):
        period = found.window.period
        assert (found.state is State.AHEAD) == (on < period.start)
        if found.state is State.OPEN:
            assert on in period
            assert found.days_left == (period.end - on).days - 1
        if found.state is State.DONE:
            assert found.done >= found.required


@given(at_least, acts, days, st.integers(1, 400))
def test_what_is_done_stays_done(commitment, some, on, later):
    tally = {done_slot("c"): tuple(some)}
    first = all_states(commitment, tally, on)
    then = all_states(commitment, tally, on + timedelta(days=later))
    for a, b in zip(first, then, strict=True):
        if a.state is State.DONE:
            assert b.state is State.DONE


@given(at_least, st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(1, 1500))
def test_windows_lie_inside_the_period_and_ask_for_something(commitment, start, length):
    whole = Period(start, start + timedelta(days=length))
    for window in windows(commitment, whole):
        if commitment.kind is not CommitmentKind.ONE_OFF:
            assert window.period.meet(whole) == window.period
        assert window.required >= 1
        assert len({w.key for w in windows(commitment, whole)}) == len(windows(commitment, whole))


def test_every_state_has_its_place_in_the_order_of_bad_to_good():
    assert set(WORST_FIRST) == set(State)
