from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine

from samsyn.activities.actions import Act, NewProof
from samsyn.activities.public import ProofKind
from samsyn.agreements import actions as agreements
from samsyn.agreements.public import (
    Contact,
    ExtensionRule,
    Party,
    PartyKind,
    Place,
    Signature,
    Terms,
)
from samsyn.lib.texts import Text
from samsyn.pledges import public
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.rules.slots import Serving

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TERMS = Terms(
    title="Överenskommelse 2025–2027",
    municipalities=(Place(slug="bjorkvik", name="Björkvik"),),
    parties=(
        Party(key="kommun", printed="Björkviks kommun", kind=PartyKind.MUNICIPALITY),
        Party(key="polis", printed="Polisen i Björkvik", kind=PartyKind.POLICE),
    ),
    starts=date(2025, 1, 1),
    last_day=date(2027, 12, 31),
    review_months=12,
    extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
    purposes=("Tryggare vardag",),
)
TWICE = public.Commitment(
    key="var-och-host",
    kind=public.CommitmentKind.OCCASIONS,
    text=Text("Minst två insatser om året, vår och höst", "At least two a year"),
    noun=Text("trafikinsats", "traffic action"),
    minimum=2,
    seasons=(
        public.Season(key="spring", name=Text("vår", "spring"), first=(3, 1), last=(5, 31)),
        public.Season(key="autumn", name=Text("höst", "autumn"), first=(9, 1), last=(11, 30)),
    ),
)


@pytest.fixture
def on_the_day():
    """The clock stands at noon on 21 November 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def bjorkvik(cast, by):
    """Björkvik as published on 1 March 2026: an agreement and two pledges, nothing reported."""
    at = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    place, council = cast.place("bjorkvik"), cast.party("bjorkviks-kommun")
    said = {"by": by, "by_organisation": council.name, "at": at}
    made = agreements.draft_agreement(
        municipality=place, terms=TERMS, request=uuid4(), by=by, at=at
    )
    for name, party in (("Ada Ek", "Björkviks kommun"), ("Bo Al", "Polisen i Björkvik")):
        signature = Signature(name=name, organisation=party, on=date(2025, 3, 11))
        made = agreements.sign(agreement=made, signature=signature, by=by, at=at)
    agreements.publish_agreement(agreement=made, **said)
    agreements.claim_page(municipality=place, organisation=council, by=by, at=at)
    contact = Contact(function="Brottsförebyggande samordning", email="trygg@bjorkvik.invalid")
    agreements.set_contact(municipality=place, contact=contact, **said)
    return place


@pytest.fixture
def promisors(cast):
    council, police = cast.party("bjorkviks-kommun"), cast.party("polisen-bjorkvik")
    return (
        NewPromisor(name="Polisen", kind=public.PartyKind.POLICE, organisation=police, lead=True),
        NewPromisor(name="Kommunen", kind=public.PartyKind.MUNICIPALITY, organisation=council),
    )


@pytest.fixture
def content(promisors):
    return Content(
        title=Text("Två trafikinsatser <om> året & fler", "Two traffic actions a year"),
        plain=Text("Vi gör minst två insatser för cyklister om året."),
        promisors=promisors,
        measurability=public.Measurability.COUNTABLE,
        commitments=(TWICE,),
    )


@pytest.fixture
def traffic(bjorkvik, cast, content, promisors, by):
    """The pledge of two traffic actions a year; beside it one that cannot be measured."""
    at = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    council = cast.party("bjorkviks-kommun")
    pledge_set = open_set(
        municipality=bjorkvik,
        slug="2025-2027",
        title=Text("Medborgarlöften 2025–2027"),
        first_day=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
        validity=public.Validity.FOLLOWS_AGREEMENT,
        by=by,
        at=at,
    )
    traffic = give_pledge(
        pledge_set=pledge_set, slug="trafik", ordinal=1, content=content, by=by, at=at
    )
    give_pledge(
        pledge_set=pledge_set,
        slug="narvaro",
        ordinal=2,
        content=Content(title=Text("Synlig närvaro", "Visible presence"), promisors=promisors),
        by=by,
        at=at,
    )
    publish_pledges(pledge_set=pledge_set, organisation=council.name, by=by, at=at)
    traffic.refresh_from_db()
    return traffic


@pytest.fixture
def tell(traffic, cast, by):
    """Reports a traffic action that took place on a day."""
    police = cast.party("polisen-bjorkvik")

    def report_one(day, *, what="Kontroll av cykelbelysning", at=NOON):
        return report(
            municipality=traffic.municipality,
            act=Act(what=what, first_day=day, last_day=day, carried_by=(police,), place="Torget"),
            proofs=[NewProof(kind=ProofKind.LINK, title="nyhet", ref="https://example.org/")],
            reporter=police,
            reported_for=police,
            serving=[(traffic, Serving())],
            submission=str(uuid4()),
            by=by,
            at=at,
            today=TODAY,
        )

    return report_one
