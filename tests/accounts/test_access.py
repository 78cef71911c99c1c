"""The guard in front of a staff page, tried on two small views of our own."""

import pytest
from django.http import HttpResponse
from django.urls import include, path

from samsyn.accounts.access import Staff, staff
from samsyn.accounts.factors import Factor
from samsyn.accounts.policy import Permission


@staff(Permission.PUBLISH)
def publish(request, seen, municipality):
    return HttpResponse(f"{seen.actor.code} {municipality}")


@staff(Permission.REPORT_ACTIVITY)
def report(request, seen, municipality, organisation=None):
    return HttpResponse("tack")


@staff(Permission.READ_DESK)
def desk(request, seen):
    return HttpResponse(" ".join(sorted(seen.municipalities(Permission.READ_DESK))))


urlpatterns = [
    path("konto/", include("samsyn.accounts.urls")),
    path("p/<slug:municipality>/", publish),
    path("r/<slug:municipality>/<slug:organisation>/", report),
    path("desk/", desk),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_the_view_learns_who_is_looking(cast):
    answer = cast.client("coordinator").get("/p/bjorkvik/")
    assert answer.content.decode() == f"person:{cast.person('coordinator').pk} bjorkvik"


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_not_signed_in_comes_to_the_login_page_and_back(client, method):
    answer = getattr(client, method)("/p/bjorkvik/?a=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/logga-in/?next=/p/bjorkvik/%3Fa%3D1"


@pytest.mark.parametrize("who", ["reader", "colleague", "former", "other_coordinator"])
def test_forbidden_and_absent_look_alike(cast, who):
    browser = cast.client(who)
    forbidden, absent = browser.get("/p/bjorkvik/"), browser.get("/p/finns-inte/")
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content


def test_somebody_shut_off_is_nobody(cast):
    assert cast.client("inactive").get("/p/bjorkvik/")["Location"].startswith("/konto/logga-in/")


def test_a_page_for_a_party_is_for_that_party(cast):
    browser = cast.client("police_liaison")
    assert browser.get("/r/bjorkvik/polisen-bjorkvik/").status_code == 200
    assert browser.get("/r/bjorkvik/bjorkviks-kommun/").status_code == 404


def test_a_page_without_a_municipality_shows_all_of_mine(cast):
    assert len(cast.client("police_liaison").get("/desk/").content.split()) == 6
    assert cast.client("colleague").get("/desk/").status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "police_liaison", "administrator", "moderator"])
def test_a_publishing_role_without_a_second_factor_must_get_one_first(cast, who):
    answer = cast.client(who, factor=Factor.ABSENT).get("/desk/")
    assert answer["Location"] == "/konto/tva-steg/?next=/desk/"


def test_a_reporter_needs_no_second_factor(cast):
    answer = cast.client("reporter", factor=Factor.ABSENT).get("/r/bjorkvik/bjorkviks-bostader/")
    assert answer.status_code == 200


def test_a_remembered_device_is_enough_for_reporting_but_not_for_publishing(cast):
    browser = cast.client("coordinator", factor=Factor.REMEMBERED)
    assert browser.get("/r/bjorkvik/bjorkviks-kommun/").status_code == 200
    assert browser.get("/p/bjorkvik/")["Location"] == "/konto/bekrafta/kod/?next=/p/bjorkvik/"


def test_a_factor_given_by_somebody_else_in_the_same_session_does_not_count(cast):
    browser = cast.client("coordinator")
    session = browser.session
    session["account_authentication_methods_user"] = "0"
    session.save()
    assert browser.get("/p/bjorkvik/")["Location"].startswith("/konto/bekrafta/kod/")


def test_staff_pages_are_never_cached_and_carry_their_mark(cast):
    answer = cast.client("coordinator").get("/p/bjorkvik/")
    assert "no-store" in answer["Cache-Control"]
    assert publish.access == Staff(Permission.PUBLISH)
