from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samsyn.accounts.queries import viewer
from samsyn.audit.models import Event
from samsyn.decisions.actions import close_decision, record_decision
from samsyn.decisions.models import Decision
from samsyn.decisions.queries import open_decisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(cast, by, at):
    def decide_one(place="bjorkvik", **told):
        told = {"body": "Kommunstyrelsen", "on": date(2026, 1, 8), **told}
        return record_decision(municipality=cast.place(place), **told, by=by, at=at)

    return decide_one


def test_a_decision_is_open_until_it_is_done_once(cast, decide, by, at):
    late, later = decide(due=date(2026, 6, 1)), decide(due=date(2026, 9, 1))
    decide()
    decide("granasen", due=date(2026, 2, 1))
    seen = viewer(cast.person("coordinator"), date(2026, 11, 22))
    assert list(open_decisions(seen)) == [late, later]
    for _ in range(2):
        close_decision(decision=late, by=by, at=at)
    assert list(open_decisions(seen)) == [later]
    assert Event.objects.filter(what="decision.done").count() == 1


def test_a_colleague_without_a_role_sees_none(cast, decide):
    decide(due=date(2026, 6, 1))
    assert not open_decisions(viewer(cast.person("colleague"), date(2026, 11, 22)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": ""},
        {"recorded_by": ""},
        {"due": date(2026, 1, 7)},
        {"done_by": "person:1"},
    ],
)
def test_the_database_refuses_nonsense(decide, wrong):
    decision = decide()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**wrong)


def test_a_decision_reads_as_body_day_and_case(decide):
    assert str(decide(case_number="KS 2026/1")) == "Kommunstyrelsen 2026-01-08 KS 2026/1"
