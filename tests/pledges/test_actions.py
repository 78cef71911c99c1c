from dataclasses import replace
from datetime import date, timedelta

import pytest

from samsyn.activities import actions as activities
from samsyn.activities.actions import Act, NewProof
from samsyn.activities.models import Activity
from samsyn.activities.public import ActivityFacts, ProofKind
from samsyn.audit.models import Event
from samsyn.lib.facts import from_text
from samsyn.lib.texts import Text
from samsyn.pledges import public
from samsyn.pledges.actions.closing import (
    UnableToClose,
    UnableToJudge,
    close_window,
    give_verdict,
    record_reading,
    reopen_window,
)
from samsyn.pledges.actions.content import UnableToAmend
from samsyn.pledges.actions.giving import EditedMeanwhile, amend_pledge, give_pledge
from samsyn.pledges.actions.publishing import publish_one, withdraw_pledge
from samsyn.pledges.actions.reporting import (
    UnableToReport,
    confirm,
    correct,
    report,
    take_back,
)
from samsyn.pledges.public import Outcome, PledgeFacts, WhyNot
from samsyn.pledges.rules.accounts import account
from samsyn.pledges.rules.slots import Serving
from samsyn.pledges.rules.states import State
from samsyn.publishing import read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def tell(pledge, police, by, at, *, days=(date(2026, 4, 2), date(2026, 4, 2)), **more):
    act = Act(what="Cykelhjälm", first_day=days[0], last_day=days[1], carried_by=(police,))
    return report(
        **{
            "municipality": pledge.municipality,
            "act": replace(act, **more.pop("act", {})),
            "proofs": [NewProof(kind=ProofKind.LINK, title="nyhet", ref="https://example.org/")],
            "reporter": police,
            "reported_for": police,
            "serving": [(pledge, Serving())],
            "submission": "a1",
            "by": by,
            "at": at,
            "today": TODAY,
            **more,
        }
    )


def standing_account(pledge, on=TODAY, known=None):
    facts = from_text(PledgeFacts, read.standing(pledge.address).facts)
    tallies = read.tallies_known_on("bjorkvik", known) if known else read.tallies("bjorkvik")
    tally = tallies.get(pledge.address, {})
    return account(facts, tally, on)


def test_a_reported_activity_is_public_and_counts_at_once(pledge, police, by, at):
    activity = tell(pledge, police, by, at)
    published = from_text(ActivityFacts, read.standing(activity.address).facts)
    assert published.counts_for == (pledge.address,)
    assert published.proofs[0].ref == "https://example.org/"
    spring = standing_account(pledge).windows[2]
    assert (spring.state, spring.done) == (State.DONE, 1)


def test_the_same_form_sent_twice_is_one_activity(pledge, police, by, at):
    assert tell(pledge, police, by, at) == tell(pledge, police, by, at)
    assert Activity.objects.count() == 1


def test_a_period_total_counts_all_of_it_on_its_last_day(pledge, police, by, at):
    week = (date(2026, 11, 9), date(2026, 11, 15))
    tell(pledge, police, by, at, days=week, act={"total": 14})
    assert standing_account(pledge, date(2026, 11, 14)).done == 0
    assert standing_account(pledge, date(2026, 11, 15)).done == 14


@pytest.mark.parametrize(
    "days", [(TODAY, TODAY + timedelta(days=1)), (date(2026, 4, 2), date(2026, 4, 1))]
)
def test_what_has_not_happened_cannot_be_reported(pledge, police, by, at, days):
    with pytest.raises(activities.UnableToReport):
        tell(pledge, police, by, at, days=days)
    assert not Activity.objects.exists()


def test_an_umbrella_is_reported_on_what_it_covers(pledge, police, by, at):
    pledge.umbrella = True
    with pytest.raises(UnableToReport):
        tell(pledge, police, by, at)


def test_confirmation_comes_from_another_party_and_changes_no_count(
    pledge, police, council, by, at
):
    activity = tell(pledge, police, by, at)
    with pytest.raises(activities.UnableToConfirm):
        confirm(activity=activity, confirmer=police, by=by, at=at)
    confirm(activity=activity, confirmer=council, by=by, at=at)
    facts = from_text(ActivityFacts, read.standing(activity.address).facts)
    assert facts.confirmed_by == "Björkviks kommun"
    assert standing_account(pledge).done == 1


def test_what_is_corrected_counts_anew_and_waits_for_confirmation_again(
    pledge, police, council, by, at
):
    activity = confirm(activity=tell(pledge, police, by, at), confirmer=council, by=by, at=at)
    moved = Act(
        what="Hjälm", first_day=date(2026, 9, 2), last_day=date(2026, 9, 2), carried_by=(police,)
    )
    corrected = correct(activity=activity, revision=2, act=moved, by=by, at=at, today=TODAY)
    assert not corrected.is_confirmed
    assert [w.done for w in standing_account(pledge).windows[2:4]] == [0, 1]


def test_the_second_to_correct_is_shown_what_the_first_wrote(pledge, police, by, at):
    activity = tell(pledge, police, by, at)
    day = date(2026, 4, 2)
    one, two = (
        Act(what=what, first_day=day, last_day=day, carried_by=(police,)) for what in ("A", "B")
    )
    correct(activity=activity, revision=1, act=one, by=by, at=at, today=TODAY)
    with pytest.raises(activities.EditedMeanwhile) as both:
        correct(activity=activity, revision=1, act=two, by=by, at=at, today=TODAY)
    assert both.value.theirs.what == "A"


def test_what_is_taken_back_is_not_corrected(pledge, police, by, at):
    activity = take_back(activity=tell(pledge, police, by, at), reason="Fel dag", by=by, at=at)
    day = date(2026, 4, 2)
    act = Act(what="A", first_day=day, last_day=day, carried_by=(police,))
    with pytest.raises(activities.UnableToCorrect):
        correct(activity=activity, revision=2, act=act, by=by, at=at, today=TODAY)


def test_what_is_taken_back_counts_no_more_but_is_remembered(pledge, police, by, at):
    activity = tell(pledge, police, by, at)
    take_back(activity=activity, reason="Fel dag", by=by, at=at + timedelta(days=3))
    assert standing_account(pledge).done == 0
    assert standing_account(pledge, known=TODAY).done == 1
    with pytest.raises(activities.UnableToConfirm):
        confirm(activity=activity, confirmer=police, by=by, at=at)


def test_a_closed_window_with_too_few_is_missed_until_it_is_reopened(pledge, police, by, at):
    closing = close_window(
        pledge=pledge,
        commitment="var-och-host",
        first_day=date(2026, 3, 1),
        organisation=police,
        by=by,
        at=at,
        today=TODAY,
    )
    assert standing_account(pledge).windows[2].state is State.MISSED
    reopen_window(closing=closing, reason="Glömd insats", by=by, at=at)
    assert standing_account(pledge).windows[2].state is State.NOT_REPORTED


@pytest.mark.parametrize(
    ("key", "first_day"),
    [
        ("var-och-host", date(2026, 9, 1)),
        ("var-och-host", date(2026, 3, 2)),
        ("finns-inte", date(2026, 3, 1)),
    ],
)
def test_only_a_passed_window_can_be_closed(pledge, police, by, at, key, first_day):
    with pytest.raises(UnableToClose):
        close_window(
            pledge=pledge,
            commitment=key,
            first_day=first_day,
            organisation=police,
            by=by,
            at=at,
            today=TODAY,
        )


def judge(pledge, organisation, by, at, outcome, why_not=None, last_day=date(2025, 12, 31)):
    return give_verdict(
        pledge=pledge,
        organisation=organisation,
        first_day=date(2025, 1, 1),
        last_day=last_day,
        outcome=outcome,
        why_not=why_not,
        words="",
        by=by,
        at=at,
        today=TODAY,
    )


def test_a_later_verdict_is_a_dated_correction_beside_the_first(pledge, police, by, at):
    first = judge(pledge, police, by, at, Outcome.KEPT)
    judge(pledge, police, by, at, Outcome.NOT_KEPT, WhyNot.STAFF)
    history = read.history(first.address)
    assert [from_text(public.VerdictFacts, v.facts).outcome for v in history] == [
        Outcome.NOT_KEPT,
        Outcome.KEPT,
    ]


@pytest.mark.parametrize(
    ("outcome", "why_not", "last_day"),
    [
        (Outcome.NOT_KEPT, None, date(2025, 12, 31)),
        (Outcome.KEPT, WhyNot.STAFF, date(2025, 12, 31)),
        (Outcome.KEPT, None, date(2026, 12, 31)),
    ],
)
def test_a_verdict_needs_its_reason_and_a_passed_period(
    pledge, police, by, at, outcome, why_not, last_day
):
    with pytest.raises(UnableToJudge):
        judge(pledge, police, by, at, outcome, why_not, last_day)


def test_only_a_promisor_judges(pledge, council, by, at):
    pledge.promisors.filter(organisation=council).delete()
    with pytest.raises(UnableToJudge):
        judge(pledge, council, by, at, Outcome.KEPT)


def test_the_second_editor_is_shown_what_the_first_wrote(pledge, content, by, at):
    amend_pledge(
        pledge=pledge, revision=1, content=replace(content, title=Text("Min")), by=by, at=at
    )
    with pytest.raises(EditedMeanwhile) as both:
        amend_pledge(
            pledge=pledge, revision=1, content=replace(content, title=Text("Din")), by=by, at=at
        )
    assert both.value.theirs.title == "Min"


@pytest.mark.parametrize(
    "wrong",
    [
        {"parts": (public.Part(key="a", title=Text("A")),) * 2},
        {
            "commitments": (
                public.Commitment(
                    key="c", kind=public.CommitmentKind.ZERO, text=Text(""), noun=Text(""), part="b"
                ),
            )
        },
    ],
)
def test_a_pledge_that_does_not_fit_is_refused_whole(pledge, content, by, at, wrong):
    with pytest.raises(UnableToAmend):
        amend_pledge(pledge=pledge, revision=1, content=replace(content, **wrong), by=by, at=at)


def test_a_new_commitment_counts_the_activities_reported_before_it(pledge, content, police, by, at):
    tell(pledge, police, by, at)
    plan = public.Commitment(
        key="plan",
        kind=public.CommitmentKind.ONE_OFF,
        text=Text("En plan"),
        noun=Text("plan"),
        due=date(2026, 6, 30),
    )
    amended = amend_pledge(
        pledge=pledge, revision=1, content=replace(content, commitments=(plan,)), by=by, at=at
    )
    publish_one(pledge=amended, organisation="Polisen", by=by, at=at)
    assert [w.state for w in standing_account(pledge).windows] == [State.DONE]


def test_a_withdrawn_pledge_stands_no_more_and_its_versions_remain(pledge, by, at):
    withdraw_pledge(pledge=pledge, reason="Fel text", organisation="Polisen", by=by, at=at)
    assert read.standing(pledge.address) is None
    assert len(read.history(pledge.address)) == 2


def test_a_reading_decides_a_zero_target(pledge_set, content, by, at):
    zero = public.Commitment(
        key="noll",
        kind=public.CommitmentKind.ZERO,
        text=Text("Ingen öppen narkotikahandel"),
        noun=Text("mätning"),
    )
    drugs = give_pledge(
        pledge_set=pledge_set,
        slug="noll",
        ordinal=2,
        content=replace(content, commitments=(zero,)),
        by=by,
        at=at,
    )
    publish_one(pledge=drugs, organisation="Polisen", by=by, at=at)
    record_reading(
        pledge=drugs,
        commitment="noll",
        day=date(2025, 12, 1),
        value="0",
        met=True,
        source="Polisens lägesbild",
        organisation="Polisen",
        by=by,
        at=at,
    )
    assert standing_account(drugs).windows[0].state is State.DONE


def test_what_is_done_leaves_an_event_by_somebody(pledge, police, by, at):
    tell(pledge, police, by, at)
    assert set(Event.objects.values_list("what", flat=True)) >= {
        "pledge.given",
        "pledge.published",
        "activity.reported",
        "publication.published",
    }
