"""A document nobody prepared: pasted, reviewed beside its text, accepted, published; no script."""

import pytest
from playwright.sync_api import expect
from tests.desk.review.papers import AGREEMENT, PLEDGES

from samsyn.publishing import read

pytestmark = pytest.mark.journey
LIST = "/arbete/bjorkvik/dokument/"


@pytest.fixture
def at_the_desk(page, cast, sign_in):
    cast.party("polisen-bjorkvik")
    sign_in(page, "coordinator")
    return page


def read_in(page, look, text):
    page.goto(look.path(LIST))
    page.locator("textarea[name=text]").fill(text)
    page.locator(".upload button").click()
    expect(page.locator(".review")).to_be_visible()


@pytest.mark.parametrize("text", [PLEDGES, AGREEMENT], ids=["pledges", "agreement"])
def test_from_a_pasted_text_to_the_public_page(at_the_desk, look, assert_accessible, text):
    page = at_the_desk
    page.goto(look.path(LIST))
    assert_accessible(page)
    read_in(page, look, text)
    assert_accessible(page)

    page.locator('.source a[href="#kalla-1"]').first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    assert_accessible(page)

    page.locator('input[name="about-title"]').fill("Det vi lovar")
    page.locator("button[name=accept]").click()
    expect(page.locator(".bar button")).to_be_visible()
    assert_accessible(page)
    page.locator(".bar button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert_accessible(page)
    assert read.shelf("bjorkvik", ["pledge", "agreement"])


def test_what_is_wrong_is_led_to(at_the_desk, look, assert_accessible):
    page = at_the_desk
    read_in(page, look, PLEDGES)
    page.locator('textarea[name="pledges-0-verbatim"]').fill("Så står det inte")
    page.locator("button[name=accept]").click()
    page.locator('.errors a[href="#id_pledges-0-verbatim"]').click()
    expect(page.locator("#id_pledges-0-verbatim")).to_be_focused()
    assert_accessible(page)


def test_two_reviewers(page_at, look, cast, sign_in, assert_accessible):
    first, second = page_at(look), page_at(look)
    for page in (first, second):
        sign_in(page, "coordinator")
    read_in(first, look, PLEDGES)
    second.goto(first.url)
    for page, title in ((first, "Den första"), (second, "Den andra")):
        page.locator('input[name="about-title"]').fill(title)
        page.locator("button[name=save]").click()
    expect(second.locator("ins")).to_contain_text("andra")
    expect(second.locator("del")).to_contain_text("första")
    assert_accessible(second)
