from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import cache

from samsyn.agreements import actions as agreements
from samsyn.agreements.public import Contact
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.public import Validity

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture
def walks(cast, by, at):
    """A published pledge on a page that nobody has claimed."""
    place = cast.place("bjorkvik")
    agreements.publish_page(municipality=place, by=by, by_organisation="Samsyn", at=at)
    pledge_set = open_set(
        municipality=place,
        slug="2025-2027",
        title=Text("Medborgarlöften 2025–2027"),
        first_day=date(2025, 1, 1),
        last_day=date(2027, 12, 31),
        validity=Validity.UNDECIDED,
        by=by,
        at=at,
    )
    content = Content(title=Text("Trygghetsvandringar", "Safety walks"), promisors=())
    pledge = give_pledge(
        pledge_set=pledge_set, slug="vandringar", ordinal=1, content=content, by=by, at=at
    )
    publish_pledges(pledge_set=pledge_set, organisation="Björkviks kommun", by=by, at=at)
    return pledge


@pytest.fixture
def claimed(walks, cast, by, at):
    """The same pledge, once the municipality has claimed the page and named its contact."""
    place, council = cast.place("bjorkvik"), cast.party("bjorkviks-kommun")
    agreements.claim_page(municipality=place, organisation=council, by=by, at=at)
    agreements.set_contact(
        municipality=place,
        contact=Contact(function="Trygghetssamordningen", email="trygg@bjorkvik.invalid"),
        by=by,
        by_organisation=council.name,
        at=at,
    )
    return walks
