from datetime import date
from uuid import uuid4

import pytest

from samsyn.agreements import actions
from samsyn.agreements.public import (
    AgreementFacts,
    ExtensionRule,
    Party,
    PartyKind,
    Place,
    Signature,
    Terms,
)

MUNICIPALITY = Party(key="kommun", printed="Björkviks kommun", kind=PartyKind.MUNICIPALITY)
POLICE = Party(key="polis", printed="Lokalpolisområde Björkvik", kind=PartyKind.POLICE)


def signed_on(day, police_day=None):
    return (
        Signature(name="Ada Ek", organisation="Björkviks kommun", on=day),
        Signature(name="Bo Al", organisation="Polisområde Norr", on=police_day or day),
    )


def agreement(**changes):
    """Björkvik 2025–2027, signed in time unless something else is said."""
    told = {
        "address": "/bjorkvik/overenskommelse/2025-2027/",
        "municipality": "bjorkvik",
        "slug": "2025-2027",
        "title": "Överenskommelse 2025–2027",
        "municipalities": (Place(slug="bjorkvik", name="Björkvik"),),
        "parties": (MUNICIPALITY, POLICE),
        "starts": date(2025, 1, 1),
        "last_day": date(2027, 12, 31),
        "signatures": signed_on(date(2024, 12, 10)),
    }
    return AgreementFacts(**{**told, **changes})


@pytest.fixture
def make():
    return agreement


@pytest.fixture
def signatures():
    return signed_on


@pytest.fixture
def home(cast):
    return cast.place("bjorkvik")


@pytest.fixture
def terms():
    return terms_told


def terms_told(**changes):
    told = {
        "title": "Överenskommelse 2025–2027",
        "municipalities": (Place(slug="bjorkvik", name="Björkvik"),),
        "parties": (MUNICIPALITY, POLICE),
        "starts": date(2025, 1, 1),
        "last_day": date(2027, 12, 31),
        "extension_rule": ExtensionRule.UNTIL_FURTHER_NOTICE,
        "purposes": ("Tryggare vardag",),
    }
    return Terms(**{**told, **changes})


@pytest.fixture
def draft(home, by, at):
    """Makes an agreement in Björkvik; `signed` is the day both parties signed."""

    def make_one(*, signed=None, slug="", request=None, **changes):
        made = actions.draft_agreement(
            municipality=home,
            terms=terms_told(**changes),
            request=request or uuid4(),
            slug=slug,
            by=by,
            at=at,
        )
        for signature in signed_on(signed) if signed else ():
            made = actions.sign(agreement=made, signature=signature, by=by, at=at)
        return made

    return make_one
