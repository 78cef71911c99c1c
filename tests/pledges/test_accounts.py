from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samsyn.lib.facts import from_text, to_text
from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import (
    ALL,
    Commitment,
    CommitmentKind,
    Measurability,
    Part,
    PartyKind,
    PledgeFacts,
    Promisor,
    Season,
    done_slot,
    part_slot,
)
from samsyn.pledges.rules.accounts import account, accounts
from samsyn.pledges.rules.sentence import ClauseKind, sentence
from samsyn.pledges.rules.states import State

CYCLISTS = Commitment(
    key="c",
    kind=CommitmentKind.OCCASIONS,
    text=Text("Två insatser om året"),
    noun=Text("trafikinsats"),
    minimum=2,
    seasons=(
        Season(key="spring", name=Text("vår"), first=(3, 1), last=(5, 31)),
        Season(key="autumn", name=Text("höst"), first=(9, 1), last=(11, 30)),
    ),
)


def pledge(slug="trafik", **more):
    return PledgeFacts(
        **{
            "slug": slug,
            "ordinal": 1,
            "title": Text(slug),
            "plain": Text(""),
            "theme": Text(""),
            "first_day": date(2025, 1, 1),
            "last_day": date(2027, 12, 31),
            "promisors": (Promisor(name="Polisen", kind=PartyKind.POLICE, lead=True),),
            **more,
        }
    )


TRAFFIC = pledge(commitments=(CYCLISTS,), measurability=Measurability.COUNTABLE)
PARTS = pledge(
    "organiserad-brottslighet",
    parts=(Part(key="valfard", title=Text("Välfärdsbrott")), Part(key="unga", title=Text("Unga"))),
)
VISIBLE = pledge("synlig-narvaro")
UMBRELLA = pledge("trafikmiljo", umbrella=True, umbrella_of=("trafik", "synlig-narvaro"))
TODAY = date(2026, 11, 22)


def acts(*days, slots=()):
    found = tuple((day, 1) for day in days)
    return dict.fromkeys((ALL, *slots), found)


def test_seven_rows_with_nothing_reported_say_so():
    found = accounts((TRAFFIC, PARTS, VISIBLE, UMBRELLA), {}, TODAY)
    assert {one.state for one in found} == {State.NOT_REPORTED}


def test_much_done_on_one_part_cannot_hide_nothing_on_another():
    found = account(PARTS, acts(date(2026, 1, 1), slots=(part_slot("valfard"),)), TODAY)
    assert [part.state for part in found.parts] == [State.NOT_ASSESSABLE, State.NOT_REPORTED]
    assert found.state is State.NOT_REPORTED


def test_what_has_activities_but_no_measure_cannot_be_assessed():
    found = account(VISIBLE, acts(date(2026, 1, 1), date(2026, 11, 2)), TODAY)
    assert (found.state, found.done, found.latest) == (
        State.NOT_ASSESSABLE,
        2,
        date(2026, 11, 2),
    )


def test_a_window_passed_without_report_outweighs_those_that_are_done():
    reported = acts(date(2025, 4, 1), date(2026, 4, 1), slots=(done_slot("c"),))
    found = account(TRAFFIC, reported, TODAY)
    assert found.state is State.NOT_REPORTED
    assert [w.window.period.start for w in found.in_state(State.NOT_REPORTED)] == [date(2025, 9, 1)]


def test_all_done_so_far_and_one_open_is_open_with_the_day_it_ends():
    reported = acts(date(2025, 4, 1), date(2025, 10, 1), date(2026, 4, 1), slots=(done_slot("c"),))
    found = account(TRAFFIC, reported, TODAY)
    assert found.state is State.OPEN
    assert found.next_window.window.period.last == date(2026, 11, 30)
    assert found.next_window.days_left == 8


def test_a_pledge_is_ahead_before_its_period():
    assert account(VISIBLE, {}, date(2024, 12, 31)).state is State.AHEAD
    assert account(TRAFFIC, {}, date(2025, 1, 1)).state is State.AHEAD


def test_an_umbrella_takes_the_worst_of_what_it_covers():
    tallies = {
        "trafik": acts(date(2025, 4, 1), slots=(done_slot("c"),)),
        "synlig-narvaro": acts(date(2025, 4, 1)),
    }
    found = accounts((TRAFFIC, VISIBLE, UMBRELLA), tallies, date(2025, 6, 1))
    assert [one.state for one in found] == [
        State.DONE,
        State.NOT_ASSESSABLE,
        State.NOT_ASSESSABLE,
    ]


def test_a_prolonged_pledge_goes_on_a_year_at_a_time():
    prolonged = pledge(commitments=(CYCLISTS,), goes_on=True)
    assert len(account(prolonged, {}, date(2027, 12, 31)).windows) == 6
    assert len(account(prolonged, {}, date(2028, 1, 1)).windows) == 8
    assert len(account(prolonged, {}, date(2029, 1, 1)).windows) == 10
    ended = pledge(commitments=(CYCLISTS,))
    assert len(account(ended, {}, date(2029, 1, 1)).windows) == 6


@given(st.dates(date(2025, 1, 1), date(2035, 1, 1)))
def test_a_prolonged_pledge_always_holds_the_day_it_is_asked_about(on):
    assert on in pledge(goes_on=True).period(on)


def kinds(found):
    return [clause.kind for clause in sentence(found)]


def test_the_sentence_when_nothing_is_reported():
    found = accounts((TRAFFIC, VISIBLE), {}, TODAY)
    said = sentence(found)
    assert kinds(found) == [
        ClauseKind.NOTHING_REPORTED,
        ClauseKind.WINDOW,
        ClauseKind.UNMEASURABLE,
    ]
    assert said[1].window.days_left == 8
    assert (said[2].number, said[2].of) == (1, 2)


def test_the_sentence_tells_of_the_window_that_ended_last_then_of_the_next():
    reported = {"trafik": acts(date(2026, 4, 1), slots=(done_slot("c"),))}
    said = sentence(accounts((TRAFFIC,), reported, TODAY))
    assert [(c.window.state, c.window.window.period.start) for c in said] == [
        (State.DONE, date(2026, 3, 1)),
        (State.OPEN, date(2026, 9, 1)),
    ]


def test_the_sentence_of_no_pledges():
    assert kinds(()) == [ClauseKind.NOTHING_PROMISED]


def test_a_pledge_is_the_same_after_publication():
    assert from_text(PledgeFacts, to_text(TRAFFIC)) == TRAFFIC


def test_a_commitment_for_a_part_gives_that_part_its_windows():
    quarterly = Commitment(
        key="q",
        kind=CommitmentKind.CONTINUOUS,
        text=Text(""),
        noun=Text("rapport"),
        per=Per.QUARTER,
        part="unga",
        proxy=True,
    )
    found = account(pledge(parts=PARTS.parts, commitments=(quarterly,)), {}, date(2025, 2, 1))
    assert [p.state for p in found.parts] == [State.NOT_REPORTED, State.OPEN]


def test_the_sentence_counts_other_pledges_that_lack_a_report():
    walks = Commitment(
        key="w", kind=CommitmentKind.OCCASIONS, text=Text(""), noun=Text("vandring"), minimum=5
    )
    others = tuple(
        pledge(slug, commitments=(walks,), measurability=Measurability.COUNTABLE)
        for slug in ("a", "b")
    )
    reported = {"trafik": acts(date(2026, 4, 1), slots=(done_slot("c"),))}
    said = sentence(accounts((TRAFFIC, *others), reported, TODAY))
    assert [c.kind for c in said] == [
        ClauseKind.WINDOW,
        ClauseKind.WINDOW,
        ClauseKind.UNREPORTED,
    ]
    assert (said[2].number, said[2].of) == (2, 3)
