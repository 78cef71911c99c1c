"""The coordinator writes pledges, gives one a proxy, publishes and compares; no script."""

import pytest
from playwright.sync_api import expect
from tests.desk.review.papers import PLEDGES

from samsyn.desk.actions.review.accepting import accept_document
from samsyn.desk.actions.review.storing import store_document
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import Validity

pytestmark = pytest.mark.journey
HOME = "/arbete/bjorkvik/"


@pytest.fixture
def at_the_desk(page, cast, sign_in, by, at):
    cast.party("polisen-bjorkvik")
    document = store_document(
        municipality=cast.place("bjorkvik"), name="l.txt", data=PLEDGES.encode(), by=by, at=at
    )
    accept_document(document=document, validity=Validity.UNDECIDED, by=by, at=at)
    sign_in(page, "coordinator")
    return page


def test_every_page_can_be_used_by_everybody(at_the_desk, look, assert_accessible):
    page = at_the_desk
    slug = Pledge.objects.get(ordinal=3).slug
    pages = ["loften/", "perioder/ny/", "perioder/2025-2027/giltighet/", "perioder/2025-2027/ut/"]
    pages += [f"loften/{slug}/{one}/" for one in ("andra", "versioner", "matt")]
    for address in pages:
        answer = page.goto(look.path(f"{HOME}{address}"))
        assert answer.status == 200
        assert_accessible(page)


def test_a_pledge_is_amended_measured_published_and_compared(at_the_desk, look, assert_accessible):
    page = at_the_desk
    slug = Pledge.objects.get(ordinal=3).slug
    page.goto(look.path(f"{HOME}perioder/2025-2027/ut/"))
    page.locator("main form button").click()
    expect(page.get_by_role("status")).to_be_visible()

    page.goto(look.path(f"{HOME}loften/{slug}/matt/"))
    page.locator("input[name='0-text']").fill("Minst fyra platsgenomgångar per kvartal")
    page.locator("input[name='0-minimum']").fill("4")
    page.locator("input[name='0-agreed']").check()
    page.locator("button[name='take-0']").click()
    expect(page.locator("input[name=title]")).to_be_visible()
    assert_accessible(page)

    page.locator("input[name=title]").fill("")
    page.locator("form.values button").click()
    page.locator(".errors a").first.click()
    expect(page.locator("input[name=title]")).to_be_focused()
    assert_accessible(page)
    page.locator("input[name=title]").fill("Ljusa gångvägar")
    page.locator("form.values button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ljusa gångvägar")
    page.locator("form[action$='/publicera/'] button").click()
    page.goto(look.path(f"{HOME}loften/{slug}/versioner/"))
    expect(page.locator("ins").first).to_be_visible()
    assert_accessible(page)
