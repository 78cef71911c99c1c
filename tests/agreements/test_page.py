from datetime import date

import pytest

from samsyn.agreements import actions
from samsyn.agreements.actions import Refused
from samsyn.agreements.models import HistoryEntry
from samsyn.agreements.public import Contact, CooperationFacts, Season
from samsyn.audit.models import Event
from samsyn.lib.facts import from_text
from samsyn.publishing import read

pytestmark = pytest.mark.django_db

SPRING = Season(first_month=4, first_day=1, last_month=5, last_day=15)
AUTUMN = Season(first_month=10, first_day=1, last_month=11, last_day=15)


@pytest.fixture
def who(by, at):
    return {"by": by, "by_organisation": "Björkviks kommun", "at": at}


def page():
    return from_text(CooperationFacts, read.standing("/bjorkvik/").facts)


def test_before_the_page_is_open_nothing_is_public(home, who):
    actions.set_contact(municipality=home, contact=Contact(function="Samordning"), **who)
    assert read.standing("/bjorkvik/") is None
    actions.publish_page(municipality=home, **who)
    assert page().contact.function == "Samordning"


def test_an_open_page_says_at_once_what_is_changed(home, cast, by, at, who):
    actions.publish_page(municipality=home, **who)
    assert page().seasons.assumed
    organisation = cast.party("polisen-bjorkvik")
    for _ in range(2):
        actions.claim_page(municipality=home, organisation=organisation, by=by, at=at)
        actions.set_season_windows(municipality=home, spring=SPRING, autumn=AUTUMN, **who)
        actions.add_history(municipality=home, year=1985, what="Rådet bildas", **who)
    assert [(one.organisation, one.on) for one in page().claimed] == [
        ("Polisen i Björkvik", date(2026, 11, 22))
    ]
    assert page().seasons.spring == SPRING
    assert not page().seasons.assumed
    assert [one.what for one in page().history] == ["Rådet bildas"]
    assert page().police_areas == ("Lokalpolisområde Björkvik",)
    told = list(Event.objects.values_list("what", flat=True))
    assert told.count("page.claimed") == told.count("page.history_added") == 1


def test_history_is_in_the_order_of_time_and_can_be_taken_back(home, who):
    actions.publish_page(municipality=home, **who)
    actions.add_history(municipality=home, year=2008, what="Första avtalet", **who)
    actions.add_history(municipality=home, year=1985, what="Rådet bildas", **who)
    assert [one.year for one in page().history] == [1985, 2008]
    actions.remove_history(entry=HistoryEntry.objects.get(year=2008), **who)
    assert [one.year for one in page().history] == [1985]


def test_english_follows_its_swedish_text(home, who):
    actions.publish_page(municipality=home, **who)
    actions.translate_page(municipality=home, english={"Rådet bildas": "Council set up"}, **who)
    assert page().read("Rådet bildas", "en") == "Council set up"
    actions.translate_page(municipality=home, english={"Rådet bildas": ""}, **who)
    assert page().english == ()


def test_what_cannot_be_is_refused(home, who):
    with pytest.raises(Refused, match="funktionens namn"):
        actions.set_contact(municipality=home, contact=Contact(function=" "), **who)
    with pytest.raises(Refused, match="inte i det angivna året"):
        actions.add_history(municipality=home, year=2008, what="x", day=date(2009, 1, 1), **who)
    leap = Season(first_month=2, first_day=29, last_month=5, last_day=31)
    with pytest.raises(Refused, match="finns varje år"):
        actions.set_season_windows(municipality=home, spring=leap, autumn=AUTUMN, **who)


def test_a_contact_can_be_taken_away(home, who):
    actions.publish_page(municipality=home, **who)
    actions.set_contact(municipality=home, contact=Contact(function="S", email="s@x.se"), **who)
    actions.set_contact(municipality=home, contact=None, **who)
    assert page().contact is None
