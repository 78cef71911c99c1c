from datetime import UTC, date, datetime, time

import pytest

from samsyn.accounts.models import Membership, Role
from samsyn.audit.queries import first_broken_link
from samsyn.config.examples import bjorkvik
from samsyn.lib.facts import from_text
from samsyn.pledges.public import (
    PLEDGE,
    VERDICT,
    CommitmentKind,
    Outcome,
    PledgeFacts,
    VerdictFacts,
    slug_of,
)
from samsyn.pledges.rules.accounts import accounts
from samsyn.pledges.rules.states import State
from samsyn.publishing import read
from samsyn.publishing.models import Version

pytestmark = pytest.mark.django_db


def told(on):
    pledges = [from_text(PledgeFacts, one.facts) for one in read.shelf("bjorkvik", [PLEDGE])]
    tallies = {slug_of(a): t for a, t in read.tallies("bjorkvik").items()}
    return accounts(pledges, tallies, on)


def test_bjorkvik_shows_every_kind_of_promise_and_every_state_in_two_periods(at):
    bjorkvik.build(at=at)
    found = told(date(2026, 11, 22))
    kinds = {c.kind for one in found for c in one.pledge.commitments}
    assert kinds >= set(CommitmentKind) - {CommitmentKind.INDICATOR}
    states = {w.state for one in found for w in (*one.windows, *one.parts)}
    assert states == set(State)
    assert {one.pledge.first_day.year for one in found} == {2022, 2025}
    verdicts = [from_text(VerdictFacts, v.facts) for v in read.shelf("bjorkvik", [VERDICT])]
    assert {v.outcome for v in verdicts} == set(Outcome)
    liaison = Membership.objects.filter(role=Role.POLICE_LIAISON)
    assert liaison.values("municipality").distinct().count() == 6
    assert first_broken_link() is None
    before = Version.objects.count()
    bjorkvik.build(at=at)
    assert Version.objects.count() == before


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29)])
def test_bjorkvik_can_be_told_on_any_first_day(day):
    bjorkvik.build(at=datetime.combine(day, time(0, 5), tzinfo=UTC))
    assert all(one.latest is None or one.latest <= day for one in told(day))
