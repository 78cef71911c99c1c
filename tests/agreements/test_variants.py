"""Agreements as they are written around the country: each can be held, and comes back whole."""

from dataclasses import replace
from datetime import date

import pytest

from samsyn.agreements import actions
from samsyn.agreements.public import (
    Annex,
    AnnexKind,
    ExtensionRule,
    Goal,
    Kind,
    Party,
    PartyKind,
    Place,
    Precision,
    Priority,
    Signature,
    Validity,
)
from samsyn.agreements.publish import facts_of, terms_of
from samsyn.agreements.rules import State, state

pytestmark = pytest.mark.django_db

KOMMUN = Party(key="k", printed="Björkviks kommun", kind=PartyKind.MUNICIPALITY)
POLICE = Party(key="p", printed="Lokalpolisområde Norr", kind=PartyKind.POLICE)
SOUTH = Party(key="s", printed="Lokalpolisområde Syd", kind=PartyKind.POLICE)
SHOP = Party(key="b", printed="Butiken AB", kind=PartyKind.OTHER)
NEIGHBOURS = (Place(slug="bjorkvik", name="Björkvik"), Place(slug="tallmo", name="Tallmo"))
OWN_PERIOD = Annex(
    title="Medborgarlöften 2026",
    kind=AnnexKind.PLEDGES,
    validity=Validity.OWN,
    starts=date(2026, 1, 1),
    last_day=date(2026, 12, 31),
)
NO_END = {"last_day": None}

VARIANTS = {
    "four years from a first of March": {
        "starts": date(2023, 3, 1),
        "last_day": date(2027, 2, 28),
        "extension_rule": ExtensionRule.NOT_STATED,
    },
    "only years are printed": {"precision": Precision.YEAR},
    "until further notice, looked over every third year": {
        **NO_END,
        "extension_rule": ExtensionRule.UNTIL_FURTHER_NOTICE,
        "review_months": 36,
    },
    "until a party gives notice": {**NO_END, "extension_rule": ExtensionRule.UNTIL_NOTICE},
    "a start and no end": {**NO_END, "extension_rule": ExtensionRule.NOT_STATED},
    "an end and no start": {"starts": None},
    "a one-year operative layer": {"kind": Kind.OPERATIVE, "last_day": date(2025, 12, 31)},
    "an action plan": {"kind": Kind.ACTION_PLAN},
    "a district of a city": {"kind": Kind.DISTRICT, "place": "Hamnstaden"},
    "a place, with a business as a party": {
        "kind": Kind.PLACE,
        "place": "Norra handelsområdet",
        "parties": (KOMMUN, POLICE, SHOP),
    },
    "several municipalities and one police area": {"municipalities": NEIGHBOURS},
    "one municipality and several police areas": {"parties": (KOMMUN, POLICE, SOUTH)},
    "a set of pledges with a period of its own": {"annexes": (OWN_PERIOD,)},
    "an annex that follows": {"annexes": (Annex(title="Löften", validity=Validity.FOLLOWS),)},
    "an outcome goal and a zero goal": {
        "goals": (
            Goal(key="a", text="Bostadsinbrott", target="färre än 100 per år"),
            Goal(key="b", text="Öppna drogscener", target="inga", due=date(2027, 12, 31)),
        )
    },
    "a commitment to a method": {"undertakings": ("Delta i det veckovisa EST-mötet",)},
    "focus areas and no pledges": {"priorities": (Priority(key="n", title="Narkotika"),)},
    "known to hold, unknown who signed": {"signing_unknown": True},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_can_be_held_and_comes_back_whole(draft, terms, cast, variant):
    cast.place("tallmo")
    told = terms(**VARIANTS[variant])
    agreement = draft(**vars(told))
    assert terms_of(agreement) == told
    assert state(facts_of(agreement), date(2026, 6, 1)).state in State


def test_four_signatories_with_varied_titles_and_a_partys_letter(draft, by, at):
    agreement = draft(signing_unknown=False)
    day = date(2025, 1, 7)
    people = [
        Signature(name="Ada Ek", title="kommunalråd", political_party="C", party="kommun", on=day),
        Signature(name="Bo Al", title="kommundirektör", organisation="Björkviks kommun", on=day),
        Signature(name="Cia Rönn", title="lokalpolisområdeschef", party="polis", on=day),
        Signature(name="Dan Lind", title="kommunpolis", organisation="Polisen", on=day),
    ]
    for one in people:
        actions.sign(agreement=agreement, signature=one, by=by, at=at)
    assert facts_of(agreement).signatures == tuple(people)


def test_an_older_one_prolonged_with_additions(draft, by, at):
    agreement = draft(
        signed=date(2025, 1, 1),
        last_day=date(2025, 12, 31),
        extension_rule=ExtensionRule.EXPLICIT,
    )
    told = {"body": "KS", "on": date(2025, 12, 1), "additions": "Även Torget"}
    actions.extend(agreement=agreement, until=date(2026, 5, 31), **told, by=by, at=at)
    assert facts_of(agreement).extensions[0].additions == "Även Torget"


def test_a_common_part_and_a_local_part(draft, cast, by, at):
    cast.place("tallmo")
    common = draft(municipalities=NEIGHBOURS, slug="gemensam")
    local = draft(slug="lokal")
    actions.set_part_of(agreement=local, whole=common, by=by, at=at)
    local.refresh_from_db()
    assert facts_of(local).part_of.address == "/bjorkvik/overenskommelse/gemensam/"
    assert replace(terms_of(common), municipalities=NEIGHBOURS) == terms_of(common)
