# ruff: noqa: F401, F811 - fixtures of other rooms are asked for by name
"""A citizen, without login: ten seconds on the start page, then one click to any proof."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils.translation import gettext, override
from playwright.sync_api import expect
from tests.pledges.conftest import (
    content,
    council,
    pledge,
    pledge_set,
    police,
    town,
)
from tests.portal.conftest import (
    agreement,
    cooperation,
    site,
    tell_town,
)

from samsyn.activities.actions import Act, NewProof
from samsyn.activities.public import ProofKind
from samsyn.config.examples import umea
from samsyn.config.examples.umea_pledges import PLEDGES
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.rules.slots import Serving

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=True):
        yield


def said(text: str, look) -> str:
    """One of our texts in the visitor's language."""
    with override(look.language):
        return gettext(text)


def test_nothing_reported_in_umea_is_clear_and_leads_on(
    page, look, assert_accessible, municipalities, at
):
    umea.build(at=at)
    page.goto(look.path("/umea/"))
    expect(page.locator(".sentence")).to_contain_text(
        {"sv": "senast 30 november: 8 dagar kvar", "en": "8 days left"}[look.language]
    )
    banner = "Sammanställt ur offentliga dokument, inte granskat av parterna."
    expect(page.get_by_text(said(banner, look))).to_be_visible()
    expect(page.locator(".rows > li")).to_have_count(7)
    expect(page.get_by_text("Hans Lindberg")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name=PLEDGES["trafikinsatser"].title.within(look.language)).click()
    expect(page.locator(".strip > li")).to_have_count(6)
    assert_accessible(page)
    page.get_by_role("link", name=said("Överenskommelsen", look), exact=True).click()
    expect(page.get_by_text(said("Inget löfte svarar mot det målet.", look))).to_be_visible()
    assert_accessible(page)


def test_a_report_is_one_click_from_its_proof(
    page,
    look,
    assert_accessible,
    site,
    police,
    by,
    at,
):
    page.goto(look.path("/bjorkvik/loften/trafik/"))
    before = page.locator(".strip > li.done").count()
    tell(site, police, by, at)
    page.reload()
    expect(page.locator(".strip > li.done")).to_have_count(before + 1)
    proof = page.get_by_role("link", name="nyhet")
    expect(proof).to_have_attribute("href", "https://bjorkvik.invalid/nyhet")
    page.get_by_role("link", name="Cykelhjälm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cykelhjälm")
    assert_accessible(page)


def test_a_missing_page_tells_the_way_back(page, look, assert_accessible, db):
    page.goto(look.path("/finns-inte/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)


def tell(pledge, police, by, at):
    report(
        municipality=pledge.municipality,
        act=Act(
            what="Cykelhjälm",
            first_day=date(2026, 10, 2),
            last_day=date(2026, 10, 2),
            carried_by=(police,),
        ),
        proofs=[NewProof(kind=ProofKind.LINK, title="nyhet", ref="https://bjorkvik.invalid/nyhet")],
        reporter=police,
        reported_for=police,
        serving=[(pledge, Serving())],
        submission="j1",
        by=by,
        at=at,
        today=date(2026, 11, 22),
    )
