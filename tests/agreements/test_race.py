"""Two people at the same moment, on PostgreSQL: SQLite lets one writer in at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from tests.samples import make_agreement

from samsyn.agreements import actions
from samsyn.agreements.actions import TwoInForce
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import Signature
from samsyn.agreements.publish import terms_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite in memory has one writer and no waiting"
    ),
]


def at_once(*deeds):
    """Do all at the same moment, each on a connection of its own."""
    start = Barrier(len(deeds))

    def do(deed):
        try:
            start.wait(10)
            return deed()
        except TwoInForce:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_two_drafts_signed_at_once_never_both_hold(cast, by, at):
    drafts = [make_agreement(cast, home="bjorkvik") for _ in range(2)]
    signature = Signature(name="Ada Ek", on=date(2025, 3, 11))
    done = at_once(
        *(
            lambda one=one: actions.sign(agreement=one, signature=signature, by=by, at=at)
            for one in drafts
        )
    )
    assert done.count(None) == 1
    assert sum(one.signatures.count() for one in drafts) == 1


def test_a_form_sent_twice_at_once_makes_one_agreement(cast, by, at):
    made = make_agreement(cast, home="bjorkvik")
    terms, request, home = terms_of(made), uuid4(), cast.place("bjorkvik")

    def send():
        return actions.draft_agreement(
            municipality=home, terms=terms, request=request, by=by, at=at
        ).pk

    first, second = at_once(send, send)
    assert first == second
    assert Agreement.objects.count() == 2
