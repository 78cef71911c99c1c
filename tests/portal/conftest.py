from datetime import date

import pytest
from tests.pledges.conftest import (  # noqa: F401 - the same town, pledge and parties
    content,
    council,
    pledge,
    pledge_set,
    police,
    town,
)

from samsyn.agreements.public import (
    AGREEMENT,
    COOPERATION,
    AgreementFacts,
    Contact,
    CooperationFacts,
    ExtensionRule,
    HistoryEntry,
    Party,
    Place,
    Priority,
    Signature,
    VisionGoal,
)
from samsyn.agreements.public import PartyKind as AgreementParty
from samsyn.publishing.actions import publish


@pytest.fixture
def tell_town(by, at):
    """Publishes something of Björkvik."""

    def tell(address, kind, facts):
        return publish(
            address=address,
            kind=kind,
            schema=1,
            facts=facts,
            municipality="bjorkvik",
            by=by,
            by_organisation="Björkviks kommun",
            at=at,
        )

    return tell


@pytest.fixture
def cooperation(tell_town):
    facts = CooperationFacts(
        address="/bjorkvik/",
        municipality="bjorkvik",
        name="Björkvik",
        full_name="Björkviks kommun",
        fictional=True,
        contact=Contact(function="Samordningsfunktionen", email="trygghet@bjorkvik.example"),
        history=(HistoryEntry(year=1998, what="Det första rådet bildas"),),
    )
    tell_town("/bjorkvik/", COOPERATION, facts)
    return facts


@pytest.fixture
def agreement(tell_town):
    address = "/bjorkvik/overenskommelse/2025-2027/"
    facts = AgreementFacts(
        address=address,
        municipality="bjorkvik",
        slug="2025-2027",
        title="Överenskommelse 2025–2027",
        municipalities=(Place(slug="bjorkvik", name="Björkvik"),),
        parties=(
            Party(key="k", printed="Björkviks kommun", kind=AgreementParty.MUNICIPALITY),
            Party(key="p", printed="Lokalpolisområde Björkvik", kind=AgreementParty.POLICE),
        ),
        starts=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
        extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
        vision=(VisionGoal(key="brott", plain="Minska brotten"),),
        priorities=(Priority(key="trafik", title="Trygg trafik"),),
        signatures=(
            Signature(name="Eva Ek", title="ordförande", on=date(2025, 3, 11), party="k"),
            Signature(name="Per Al", title="polischef", on=date(2025, 3, 11), party="p"),
        ),
    )
    tell_town(address, AGREEMENT, facts)
    return facts


@pytest.fixture
def site(cooperation, agreement, pledge):  # noqa: F811
    return pledge
