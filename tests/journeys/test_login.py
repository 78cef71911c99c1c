"""Logging in with a real browser: security keys under the content policy, and axe on each page."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect, sync_playwright
from tests.accounts.conftest import PASSWORD
from tests.cast import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("SAMSYN_CHROMIUM"), args=FLAGS
        )
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda said: said.type == "error" and page.troubles.append(said.text))
        yield page
        browser.close()


@pytest.fixture
def coordinator(transactional_db):
    person = Cast().person("coordinator")
    person.password = make_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def house(live_server):
    """By name, since a security key belongs to a name and never to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


def sound(page: Page) -> None:
    """axe finds nothing, nothing is wider than the phone, and nothing was blocked."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.troubles == []


def log_in(page: Page, house: str, email: str) -> None:
    page.goto(f"{house}/konto/logga-in/")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def test_a_key_is_added_and_then_logs_in_without_a_password(page, house, coordinator):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    log_in(page, house, coordinator.email)
    expect(page.get_by_role("heading", name="Mitt konto")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Andra steget vid inloggning").click()
    sound(page)
    page.get_by_role("link", name="Lägg till en nyckel").click()
    page.get_by_label("Lösenordsfri").check()
    sound(page)
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()
    sound(page)

    page.goto(f"{house}/konto/")
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Logga in med nyckel").click()
    expect(page.get_by_role("heading", name="Mitt konto")).to_be_visible()


def test_a_key_that_cannot_be_used_says_so_on_the_page(page, house, coordinator):
    log_in(page, house, coordinator.email)
    page.goto(f"{house}/konto/tva-steg/nycklar/ny/")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, "isUserVerified": False}})
    page.get_by_label("Lösenordsfri").check()
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("alert")).to_contain_text("Nyckeln kunde inte användas")
    sound(page)


def test_the_administrators_pages_on_a_phone(page, house, transactional_db, live_server):
    cast = Cast()
    cast.person("reader")
    cookie = cast.client("administrator").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": house}])
    for address in ("personer/", "personer/ny/", "organisationer/", "organisationer/ny/"):
        page.goto(f"{house}/konto/kommun/bjorkvik/{address}")
        sound(page)
    page.goto(f"{house}/konto/kommun/bjorkvik/personer/ny/")
    page.get_by_label("Namn").fill("Bara namn")
    page.locator("form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Skicka inbjudan").click()
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page)
