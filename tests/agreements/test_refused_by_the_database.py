"""The database refuses nonsense whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samsyn.agreements.models import (
    Adherence,
    Agreement,
    Annex,
    Cooperation,
    Document,
    Extension,
    HistoryEntry,
    PageClaim,
    Party,
    Review,
    SeasonWindow,
    Signature,
)
from samsyn.decisions.actions import record_decision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_day": date(2024, 1, 1)},
        {"review_months": 0},
        {"edited_by": ""},
        {"notice_by": "Kommunen"},
        {"notice_given_on": date(2026, 1, 1), "notice_last_day": date(2026, 2, 1)},
        {
            "notice_by": "K",
            "notice_given_on": date(2026, 3, 1),
            "notice_last_day": date(2026, 2, 1),
        },
        {"replaced_from": date(2026, 1, 1)},
    ],
)
def test_an_agreement(draft, wrong):
    agreement = draft()
    with pytest.raises(IntegrityError):
        Agreement.objects.filter(pk=agreement.pk).update(**wrong)


@pytest.mark.parametrize("link", ["replaced_by", "part_of"])
def test_an_agreement_beside_itself(draft, link):
    agreement = draft()
    wrong = {link: agreement}
    if link == "replaced_by":
        wrong["replaced_from"] = date(2026, 1, 1)
    with pytest.raises(IntegrityError):
        Agreement.objects.filter(pk=agreement.pk).update(**wrong)


def test_an_address_taken_by_another(draft):
    draft(slug="ett")
    other = draft(slug="tva")
    with pytest.raises(IntegrityError):
        Agreement.objects.filter(pk=other.pk).update(slug="ett")


def test_the_parts_of_an_agreement(draft, home, at, by):
    agreement = draft(signed=date(2025, 3, 11))
    decision = record_decision(municipality=home, body="KS", on=None, by=by, at=at)
    Extension.objects.create(agreement=agreement, until=None, decision=decision)
    Review.objects.create(agreement=agreement, on=date(2026, 1, 1))
    wrongs = [
        Party(agreement=agreement, key="kommun", printed="x", kind="kommun", position=9),
        Signature(agreement=agreement, name="Ada Ek", organisation="Björkviks kommun"),
        Signature(agreement=agreement, name=""),
        Annex(agreement=agreement, position=0, title="x", validity="follows", starts=date.min),
        Annex(
            agreement=agreement,
            position=0,
            title="x",
            validity="own",
            starts=date(2026, 1, 1),
            last_day=date(2025, 1, 1),
        ),
        Extension(agreement=agreement, until=None, decision=decision),
        Review(agreement=agreement, on=date(2026, 1, 1)),
        Document(agreement=agreement, name="x", sha256="not a hash"),
        Adherence(agreement=agreement, municipality=home, accepted_at=at),
    ]
    for wrong in wrongs:
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save(force_insert=True)


def test_a_page(home, cast, at):
    page = Cooperation.objects.create(municipality=home)
    organisation = cast.party("bjorkviks-kommun")
    days = {"first_day": 1, "last_month": 5, "last_day": 31, "set_at": at, "set_by": "system:x"}
    HistoryEntry.objects.create(cooperation=page, year=1985, what="x")
    wrongs = [
        PageClaim(cooperation=page, organisation=organisation, claimed_at=at, claimed_by=""),
        SeasonWindow(cooperation=page, season="spring", first_month=13, **days),
        SeasonWindow(cooperation=page, season="spring", first_month=3, **{**days, "last_day": 32}),
        SeasonWindow(cooperation=page, season="spring", first_month=3, **{**days, "set_by": ""}),
        HistoryEntry(cooperation=page, year=1985, what="x"),
        HistoryEntry(cooperation=page, year=85, what="y"),
        HistoryEntry(cooperation=page, year=1985, what=""),
    ]
    for wrong in wrongs:
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save(force_insert=True)
    with pytest.raises(IntegrityError):
        Cooperation.objects.filter(pk=page.pk).update(email="x@example.se")
