"""Logging in with security keys, under the content policy, and the administrator's pages."""

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect
from tests.accounts.conftest import PASSWORD
from tests.journeys.conftest import Look

pytestmark = pytest.mark.journey

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PASSKEY = "Ska kunna logga in utan lösenord"


@pytest.fixture
def phone(page_at) -> Page:
    return page_at(Look("phone", "sv", "light"))


@pytest.fixture
def house(live_server) -> str:
    """By name: a security key belongs to a name, never to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def coordinator(cast):
    person = cast.person("coordinator")
    person.password = make_password(PASSWORD)
    person.save()
    return person


def plug_in(page: Page, **key: object) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **key}})


def log_in(page: Page, house: str, email: str) -> None:
    page.goto(f"{house}/konto/logga-in/")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", name="Mitt konto")).to_be_visible()


def test_a_key_is_added_and_then_logs_in_without_a_password(
    phone, house, coordinator, assert_accessible
):
    plug_in(phone)
    log_in(phone, house, coordinator.email)
    assert_accessible(phone)
    phone.get_by_role("link", name="Andra steget vid inloggning").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="Lägg till en nyckel").click()
    phone.get_by_label(PASSKEY).check()
    assert_accessible(phone)
    phone.get_by_role("button", name="Lägg till").click()
    expect(phone.get_by_role("heading", name="Reservkoder")).to_be_visible()
    assert_accessible(phone)

    phone.goto(f"{house}/konto/")
    phone.get_by_role("button", name="Logga ut").click()
    expect(phone.get_by_role("heading", name="Logga in")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("button", name="Logga in med nyckel").click()
    expect(phone.get_by_role("heading", name="Mitt konto")).to_be_visible()


def test_a_key_that_cannot_be_used_says_so_on_the_page(
    phone, house, coordinator, assert_accessible
):
    log_in(phone, house, coordinator.email)
    phone.goto(f"{house}/konto/tva-steg/nycklar/ny/")
    plug_in(phone, isUserVerified=False)
    phone.get_by_label(PASSKEY).check()
    phone.get_by_role("button", name="Lägg till").click()
    expect(phone.get_by_role("alert")).to_contain_text("Nyckeln kunde inte användas")
    assert_accessible(phone)


def test_the_administrators_pages(page, look, cast, sign_in, assert_accessible):
    cast.person("reader")
    sign_in(page, "administrator")
    for address in ("personer/", "personer/ny/", "organisationer/", "organisationer/ny/"):
        page.goto(look.path(f"/konto/kommun/bjorkvik/{address}"))
        assert_accessible(page)
    for address in ("", "vem-far-vad/", "enheter/", "namn/"):
        page.goto(look.path(f"/konto/{address}"))
        assert_accessible(page)


def test_an_invitation_that_lacks_something_says_what(phone, cast, sign_in, assert_accessible):
    sign_in(phone, "administrator")
    phone.goto("/konto/kommun/bjorkvik/personer/ny/")
    phone.get_by_label("Namn").fill("Bara namn")
    phone.locator("main form").evaluate("form => form.noValidate = true")
    phone.get_by_role("button", name="Skicka inbjudan").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    expect(phone.get_by_label("Namn")).to_have_value("Bara namn")
    assert_accessible(phone)
