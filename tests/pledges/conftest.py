from datetime import date

import pytest

from samsyn.accounts.models import Organisation
from samsyn.lib.texts import Text
from samsyn.places.models import Municipality
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    PartyKind,
    Season,
    Validity,
)

CYCLISTS = Commitment(
    key="var-och-host",
    kind=CommitmentKind.OCCASIONS,
    text=Text("Minst två insatser om året, vår och höst"),
    noun=Text("trafikinsats", "traffic action"),
    minimum=2,
    seasons=(
        Season(key="spring", name=Text("vår", "spring"), first=(3, 1), last=(5, 31)),
        Season(key="autumn", name=Text("höst", "autumn"), first=(9, 1), last=(11, 30)),
    ),
)


@pytest.fixture
def town(db):
    return Municipality.objects.create(
        code="9901",
        name="Björkvik",
        full_name="Björkviks kommun",
        slug="bjorkvik",
        county_code="99",
        county="Exempellän",
        fictional=True,
    )


@pytest.fixture
def police(town):
    found = Organisation.objects.create(
        slug="lpo-bjorkvik", name="Lokalpolisområde Björkvik", kind="polis", under_osl=True
    )
    found.municipalities.add(town)
    return found


@pytest.fixture
def council(town):
    found = Organisation.objects.create(
        slug="bjorkviks-kommun", name="Björkviks kommun", kind="kommun", under_osl=True
    )
    found.municipalities.add(town)
    return found


@pytest.fixture
def pledge_set(town, by, at):
    return open_set(
        municipality=town,
        slug="2025-2027",
        title=Text("Medborgarlöften 2025–2027"),
        first_day=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
        validity=Validity.FOLLOWS_AGREEMENT,
        by=by,
        at=at,
    )


@pytest.fixture
def content(police, council):
    return Content(
        title=Text("Två trafikinsatser om året", "Two traffic actions a year"),
        promisors=(
            NewPromisor(name="Polisen", kind=PartyKind.POLICE, organisation=police, lead=True),
            NewPromisor(name="Kommunen", kind=PartyKind.MUNICIPALITY, organisation=council),
        ),
        measurability=Measurability.COUNTABLE,
        commitments=(CYCLISTS,),
    )


@pytest.fixture
def pledge(pledge_set, content, by, at):
    found = give_pledge(
        pledge_set=pledge_set, slug="trafik", ordinal=1, content=content, by=by, at=at
    )
    publish_pledges(pledge_set=pledge_set, organisation="Björkviks kommun", by=by, at=at)
    found.refresh_from_db()
    return found
