from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from samsyn.agreements.actions import publish_page, set_season_windows
from samsyn.agreements.public import Season as Window
from samsyn.agreements.public import Seasons
from samsyn.config.examples.umea_pledges import SPRING_AND_AUTUMN
from samsyn.lib.texts import Text
from samsyn.pledges.public import PLEDGE, Measurability, PledgeFacts, pledge_address
from samsyn.pledges.queries import published_accounts
from samsyn.pledges.rules.seasons import in_own_seasons
from samsyn.publishing.actions import publish

SPRING = Window(first_month=4, first_day=10, last_month=5, last_day=10)
OWN = Seasons(spring=SPRING, autumn=replace(SPRING, first_month=10, last_month=10), assumed=False)
PLEDGED = PledgeFacts(
    slug="trafik",
    ordinal=1,
    title=Text("Trafik"),
    plain=Text("Trafik"),
    theme=Text("Trafik"),
    first_day=date(2025, 1, 1),
    last_day=date(2027, 12, 31),
    promisors=(),
    measurability=Measurability.COUNTABLE,
    commitments=(SPRING_AND_AUTUMN,),
)


def days(pledge):
    return [(s.first, s.last, s.assumed) for c in pledge.commitments for s in c.seasons]


def test_assumed_days_are_the_municipalitys_once_it_has_set_them():
    assert days(in_own_seasons(PLEDGED, OWN)) == [
        ((4, 10), (5, 10), False),
        ((10, 10), (10, 10), False),
    ]


def test_assumed_days_stay_while_nobody_has_set_any():
    assert in_own_seasons(PLEDGED, Seasons()) == PLEDGED


def test_days_of_the_pledges_own_stay():
    seasons = tuple(replace(s, assumed=False) for s in SPRING_AND_AUTUMN.seasons)
    own = replace(PLEDGED, commitments=(replace(SPRING_AND_AUTUMN, seasons=seasons),))
    assert in_own_seasons(own, OWN) == own


@pytest.mark.django_db
def test_a_published_pledge_follows_at_once_on_every_page(cast, by, at):
    who = {"by": by, "by_organisation": "Björkviks kommun", "at": at}
    publish(
        address=pledge_address("bjorkvik", "trafik"),
        kind=PLEDGE,
        schema=1,
        facts=PLEDGED,
        municipality="bjorkvik",
        **who,
    )
    publish_page(municipality=cast.place("bjorkvik"), **who)
    assert "vårt antagande" in Client().get("/bjorkvik/loften/trafik/").content.decode()
    set_season_windows(
        municipality=cast.place("bjorkvik"), spring=OWN.spring, autumn=OWN.autumn, **who
    )
    page = Client().get("/bjorkvik/loften/trafik/").content.decode()
    assert "10 apr" in page
    assert "vårt antagande" not in page
    assert "20260410" in Client().get("/bjorkvik/kalender.ics").content.decode()
    (account,) = published_accounts("bjorkvik", on=date(2026, 4, 12))
    assert account.next_window.window.period.start == date(2026, 4, 10)
