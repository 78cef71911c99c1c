"""The desk: what waits this week, reporting from a phone and by link, confirming, pasting."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from playwright.sync_api import expect
from tests.scene import Scene

from samsyn.activities.actions import make_link
from samsyn.activities.models import Activity
from samsyn.lib.actors import Actor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(cast):
    """It is 22 November 2026 and time goes on."""
    with time_machine.travel(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)):
        found = Scene(cast)
        found.pledge()
        found.pledge("fotpatruller")
        yield found


def test_the_week_leads_to_a_report_that_stands_in_public(
    page, look, sign_in, assert_accessible, scene
):
    sign_in(page, "coordinator")
    page.goto(look.path("/arbete/"))
    assert_accessible(page)
    page.locator("a[href*='/bjorkvik/redovisa/?lofte=cyklister']").first.click()
    expect(page.locator("[name=pledge][value=cyklister]")).to_be_checked()
    assert_accessible(page)
    page.locator("button:not(.ways)").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)
    page.locator("[name=what]").fill("Trafikinsats vid skolan")
    page.locator("[name=when][value=flera]").check()
    expect(page.locator("[name=total]")).to_be_visible()
    assert_accessible(page)
    page.locator("[name=when][value=igar]").check()
    page.locator("button:not(.ways)").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trafikinsats vid skolan")
    assert_accessible(page)
    assert Activity.objects.get().first_day == date(2026, 11, 21)


def test_the_liaison_reports_a_period_total_by_link_without_a_login(
    page, look, assert_accessible, scene, cast
):
    _link, secret = make_link(
        municipality=cast.place("bjorkvik"),
        organisation=cast.party("polisen-bjorkvik"),
        email="omar@exempel.invalid",
        subject="Fotpatruller",
        by=Actor.system("test"),
        at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    page.goto(look.path(f"/rapport/{secret}/"))
    assert_accessible(page)
    page.locator("[name=pledge][value=fotpatruller]").check()
    page.locator("[name=what]").fill("Fotpatrull")
    page.locator("[name=when][value=flera]").check()
    page.locator("[name=total]").fill("14")
    page.locator("[name=period]").select_option("v2026-46")
    page.locator("button").last.click()
    expect(page.locator("h2")).to_have_text("14 × Fotpatrull")
    assert_accessible(page)
    page.goto(look.path("/rapport/en-annan-hemlighet/"))
    assert_accessible(page)
    assert Activity.objects.get().total == 14
    assert not page.context.cookies()


def test_a_report_in_my_partys_name_is_confirmed_in_one_click(
    page, look, sign_in, assert_accessible, scene
):
    made = scene.activity(
        scene.pledge("fotpatruller"),
        reporter="bjorkviks-kommun",
        reported_for="polisen-bjorkvik",
        what="Fotpatrull",
        day=date(2026, 11, 15),
        total=14,
    )
    sign_in(page, "police_liaison")
    page.goto(look.path("/arbete/"))
    page.locator(".week form button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert_accessible(page)
    made.refresh_from_db()
    assert made.is_confirmed


def test_rows_from_excel_are_looked_through_and_then_saved(
    page, look, sign_in, assert_accessible, scene
):
    sign_in(page, "coordinator")
    page.goto(look.path("/arbete/bjorkvik/insatser/klistra-in/"))
    assert_accessible(page)
    page.locator("[name=text]").fill(
        "Två trafikinsatser om året\tCykelkontroll\t22/11-26\n"
        "Två trafikinsatser om året\tCykelkontroll\tförra veckan"
    )
    page.locator("button[value=se]").click()
    expect(page.locator("td.wrong")).to_be_visible()
    assert_accessible(page)
    page.locator("button[value=bra]").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert_accessible(page)
    page.goto(look.path("/arbete/bjorkvik/insatser/tabell/"))
    assert_accessible(page)
    page.locator("td.number input[inputmode]").first.fill("många")
    page.locator("main form button").click()
    expect(page.locator("td.wrong")).to_be_visible()
    assert_accessible(page)


def test_the_way_around_opens_from_the_keyboard_on_a_phone(
    page, look, sign_in, assert_accessible, scene
):
    sign_in(page, "coordinator")
    page.goto(look.path("/arbete/sok/?q=trafik"))
    expect(page.locator("mark").first).to_be_visible()
    assert_accessible(page)
    if look.size == "phone":
        page.locator(".ways").focus()
        page.keyboard.press("Enter")
    expect(page.locator(".side nav a").first).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(
    "path",
    [
        "/arbete/bjorkvik/be/?lofte=cyklister",
        "/arbete/bjorkvik/loften/cyklister/avslut/var-och-host/2025-03-01/",
        "/arbete/bjorkvik/loften/cyklister/omdome/",
        "/arbete/bjorkvik/perioder/2025-2027/publicera/",
    ],
)
def test_the_quieter_pages_are_accessible(page, look, sign_in, assert_accessible, scene, path):
    sign_in(page, "coordinator")
    page.goto(look.path(path))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
