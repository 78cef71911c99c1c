import pytest
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def test_the_login_page_can_be_used_from_the_keyboard(page, look, assert_accessible):
    page.goto(look.path(reverse("account_login")))
    expect(page.locator("html")).to_have_attribute("lang", look.language)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    assert_accessible(page)


def test_a_wrong_password_is_told_and_the_address_kept(page, look, assert_accessible):
    page.goto(look.path(reverse("account_login")))
    page.locator("input[name=login]").fill("karin@exempel.bjorkvik.invalid")
    page.locator("input[name=password]").fill("inte det rätta")
    page.locator("input[name=password]").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[name=login]")).to_have_value("karin@exempel.bjorkvik.invalid")
    assert_accessible(page)


def test_a_member_of_the_cast_can_be_signed_in(page, look, sign_in, assert_accessible):
    sign_in(page, "coordinator")
    page.goto(look.path("/konto/"))
    expect(page.get_by_role("main").get_by_text("Karin Lövgren")).to_be_visible()
    assert_accessible(page)
