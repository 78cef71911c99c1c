"""The coordinator writes an agreement, signs, publishes and compares, without a script."""

import pytest
from playwright.sync_api import expect
from tests.samples import make_agreement

from samsyn.agreements.models import Agreement

pytestmark = pytest.mark.journey
ROOT = "/arbete/bjorkvik/overenskommelse/"
READ = ["", "2025-2027/", "2025-2027/andra/", "2025-2027/bra/", "2025-2027/versioner/"]
WRITTEN = ["2025-2027/engelska/", "2025-2027/steg/underskrift/", "2025-2027/publicera/", "ny/"]
PAGE = ["", "kontakt/", "var-och-host/", "historik/", "engelska/", "ta-i-bruk/"]


def test_every_page_can_be_used_by_everybody(page, look, cast, sign_in, assert_accessible):
    make_agreement(cast, home="bjorkvik")
    sign_in(page, "coordinator")
    addresses = [ROOT + one for one in READ + WRITTEN]
    addresses += [f"/arbete/bjorkvik/sidan/{one}" for one in PAGE]
    for address in addresses:
        page.goto(look.path(address))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_accessible(page)


def test_from_the_first_word_to_two_versions(page, look, cast, sign_in, assert_accessible):
    make_agreement(cast, home="bjorkvik")
    sign_in(page, "coordinator")
    for title in ("Tryggt i Björkvik", "Tryggare i Björkvik"):
        page.goto(look.path(f"{ROOT}2025-2027/andra/"))
        page.locator("input[name=title]").fill(title)
        page.locator("main form button:not(.quiet)").click()
        expect(page.get_by_role("status")).to_be_visible()
        page.goto(look.path(f"{ROOT}2025-2027/publicera/"))
        page.locator("main form button:not(.quiet)").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(look.path(f"{ROOT}2025-2027/versioner/"))
    expect(page.locator("ins")).to_contain_text("Tryggare")
    expect(page.locator("del")).to_contain_text("Tryggt")
    assert_accessible(page)


def test_two_editors(page, look, cast, sign_in, assert_accessible):
    made = make_agreement(cast, home="bjorkvik")
    sign_in(page, "coordinator")
    page.goto(look.path(f"{ROOT}2025-2027/andra/"))
    Agreement.objects.filter(pk=made.pk).update(revision=2, title="Den andras")
    page.locator("input[name=title]").fill("Min")
    page.locator("main form button:not(.quiet)").click()
    expect(page.locator("del")).to_contain_text("Den andras")
    expect(page.locator("ins")).to_contain_text("Min")
    assert_accessible(page)
