from datetime import date

import pytest

from samsyn.agreements.public import AgreementFacts, Party, PartyKind, Place, Signature

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
