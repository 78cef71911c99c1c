"""Every page of the room in both languages: it answers, has one heading, runs no inline code."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from samsyn.accounts.factors import Factor
from samsyn.accounts.models import Membership

SIGNED_OUT = ["logga-in/", "losenord/glomt/", "losenord/glomt/skickat/", "losenord/klart/"]
OWN = [
    "",
    "namn/",
    "enheter/",
    "vem-far-vad/",
    "losenord/byt/",
    "tva-steg/",
    "tva-steg/nycklar/",
    "tva-steg/nycklar/ny/",
    "tva-steg/app/",
    "tva-steg/app/bort/",
    "tva-steg/koder/",
    "tva-steg/koder/nya/",
    "bekrafta/",
    "bekrafta/kod/",
    "logga-ut/",
]
ADMINISTRATION = ["personer/", "personer/ny/", "organisationer/", "organisationer/ny/"]
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]+\son[a-z]+=|<style|\sstyle=|javascript:", re.IGNORECASE)

in_both = pytest.mark.parametrize("language", ["", "/en"], ids=["sv", "en"])


def check(answer):
    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<h1") == 1
    assert not SCRIPT.search(page)
    assert not HANDLER.search(page)
    return page


def fresh(client):
    """Signed in a moment ago, so that nothing has to be confirmed."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 10**11}]
    session.save()
    return client


@in_both
@pytest.mark.parametrize("page", SIGNED_OUT)
def test_pages_for_whoever_is_not_signed_in(client, db, language, page):
    check(client.get(f"{language}/konto/{page}"))


@in_both
@pytest.mark.parametrize("page", OWN)
def test_pages_about_ones_own_account(cast, with_password, language, page):
    with_password("coordinator")
    browser, person = fresh(cast.client("coordinator")), cast.person("coordinator")
    if page == "tva-steg/app/":
        Authenticator.objects.all().delete()
    elif page != "tva-steg/nycklar/ny/":
        RecoveryCodes.activate(person)
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "Blå nyckeln"})
    answer = browser.get(f"{language}/konto/{page}", follow=True)
    check(answer)


@in_both
@pytest.mark.parametrize("page", ADMINISTRATION)
def test_the_administrators_pages(cast, language, page):
    for who in ("reader", "reporter", "former", "police_liaison"):
        cast.person(who)
    check(cast.client("administrator").get(f"{language}/konto/kommun/bjorkvik/{page}"))


def test_the_page_to_end_a_role_names_it(cast):
    membership = Membership.objects.get(person=cast.person("reader"))
    address = f"/konto/kommun/bjorkvik/personer/{membership.pk}/avsluta/"
    assert "Britt Åkerlund" in check(cast.client("administrator").get(address))


def test_an_action_that_refuses_says_so_in_the_form_and_keeps_what_was_written(cast):
    form = {
        "email": "x@exempel.bjorkvik.invalid",
        "name": "Fel Roll",
        "role": "coordinator",
        "organisation": cast.party("gator-och-parker").pk,
        "starts": "2026-01-01",
    }
    address = "/konto/kommun/bjorkvik/personer/ny/"
    page = check(cast.client("administrator").post(address, form))
    assert "kan bara hållas för" in page
    assert 'value="Fel Roll"' in page


def test_the_list_of_people_says_who_has_not_answered_and_hides_none(cast):
    cast.person("former")
    page = check(cast.client("administrator").get("/konto/kommun/bjorkvik/personer/"))
    assert "inbjuden, har inte svarat" in page
    assert "Avslutade roller" in page
    assert "Nils Dahl" in page


def test_organisations_of_the_neighbourhood_can_be_added(cast):
    cast.police_area()
    police = cast.party("polisen-bjorkvik")
    police.municipalities.remove(cast.place("bjorkvik"))
    browser = cast.client("administrator")
    page = check(browser.get("/konto/kommun/bjorkvik/organisationer/"))
    assert "Finns redan hos grannarna" in page
    browser.post("/konto/kommun/bjorkvik/organisationer/polisen-bjorkvik/lagg-till/")
    assert police.municipalities.filter(slug="bjorkvik").exists()


def test_an_organisation_is_made(cast):
    form = {"name": "Björkviks kulturskola", "kind": "forvaltning", "under_osl": "on"}
    address = "/konto/kommun/bjorkvik/organisationer/ny/"
    answer = cast.client("administrator").post(address, form, follow=True)
    assert "Björkviks kulturskola" in check(answer)


def test_whoever_has_no_role_is_told_what_to_do(cast):
    assert "Du har ingen roll just nu" in check(cast.client("colleague").get("/konto/"))


def test_whoever_must_set_up_a_factor_is_told_why(cast):
    page = check(cast.client("coordinator", factor=Factor.ABSENT).get("/konto/tva-steg/"))
    assert "Din roll kan publicera" in page


@in_both
def test_a_link_that_no_longer_works_says_what_to_do(client, db, language):
    answer = client.get(f"{language}/konto/inbjudan/finns-inte/")
    assert answer.status_code == 404
    assert answer.content.decode().count("<h1") == 1


def test_too_many_requests_are_answered_in_the_house_style(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post("/konto/logga-in/", {})
    answer = client.post("/konto/logga-in/", {})
    assert answer.status_code == 429
    assert "För många försök" in answer.content.decode()
