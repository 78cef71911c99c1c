"""What a visitor writes, puts on the wall or shows on a site of their own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import Look
from tests.scene import Scene

from samsyn.agreements import actions as agreements
from samsyn.contact.models import Fault, Offer

pytestmark = pytest.mark.journey
PLEDGE = "/bjorkvik/loften/cyklister/"
PUBLIC = ["/", "/om/", "/bjorkvik/", "/bjorkvik/loften/", PLEDGE, "/bjorkvik/folj/"]
PUBLIC += ["/bjorkvik/affisch/", f"{PLEDGE}affisch/", "/bjorkvik/inbaddning/?rader=ja"]
PUBLIC += ["/bjorkvik/badda-in/", f"{PLEDGE}bidra/", "/tillganglighet/", "/tillganglighet/tack/"]
HOST_PAGE = (
    "<!doctype html><html lang=sv><title>Föreningen</title><iframe src='{}' title=x></iframe>"
)


@pytest.fixture
def scene(cast, by, at, settings, live_server) -> Scene:
    """Björkvik's claimed page with one pledge, at the address where the server answers."""
    settings.BASE_URL = live_server.url
    cache.clear()
    made = Scene(cast)
    made.pledge()
    place, council = cast.place("bjorkvik"), cast.party("bjorkviks-kommun")
    agreements.publish_page(municipality=place, by=by, by_organisation=council.name, at=at)
    agreements.claim_page(municipality=place, organisation=council, by=by, at=at)
    cast.person("coordinator")
    return made


def write(page: Page, *answers: str) -> None:
    """Fills field after field, and sends, with the keyboard alone."""
    for answer in answers:
        page.keyboard.type(answer)
        page.keyboard.press("Tab")


def test_help_is_offered_from_the_keyboard(page, look, scene, assert_accessible):
    page.goto(look.path(f"{PLEDGE}bidra/"))
    page.locator("textarea").focus()
    write(page, "Vi har en lokal.", "Föreningen", "", "070-123 45 67")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bidra/tack/")
    assert Offer.objects.get().phone == "070-123 45 67"
    assert_accessible(page)


def test_an_offer_that_nobody_could_answer_is_explained(page, look, scene, assert_accessible):
    page.goto(look.path(f"{PLEDGE}bidra/"))
    page.locator("textarea").fill("Vi har en lokal.")
    page.locator("main form button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("Vi har en lokal.")
    assert_accessible(page)


def test_a_fault_is_told_from_the_keyboard(page, look, scene, assert_accessible):
    page.goto(look.path("/tillganglighet/"))
    page.locator("input[name=page]").focus()
    write(page, "/bjorkvik/", "Knappen går inte att nå.", "anna@exempel.invalid")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tillganglighet/tack/")
    assert Fault.objects.get().page == "/bjorkvik/"
    assert_accessible(page)


def test_the_coordinator_reads_and_answers(page, look, scene, sign_in, assert_accessible):
    page.goto(f"{PLEDGE}bidra/")
    page.locator("textarea").fill("Vi har en lokal.")
    page.locator("input[type=email]").fill("forening@exempel.invalid")
    page.locator("main form button").click()
    page.wait_for_url("**/tack/")
    sign_in(page, "coordinator")
    page.goto(look.path("/arbete/bjorkvik/erbjudanden/"))
    assert_accessible(page)
    page.locator("td .button").click()
    assert_accessible(page)
    page.locator("textarea").fill("Tack, vi ringer.")
    page.locator("main form button").click()
    expect(page.locator("td .button")).to_have_count(0)


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_passes_axe(page, look, scene, assert_accessible, path):
    page.goto(look.path(path))
    assert_accessible(page)


def test_every_page_can_be_read_at_320_px_without_scripts(browser, live_server, scene):
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 320, "height": 640},
        java_script_enabled=False,
    )
    page = context.new_page()
    for path in PUBLIC:
        page.goto(path)
        box = page.locator("html").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert box[0] <= box[1], path
        expect(page.locator("h1")).to_be_visible()
    context.close()


@pytest.fixture
def other_site(live_server) -> Iterator[str]:
    """A site of its own, with a server of its own, that shows the block."""
    body = HOST_PAGE.format(f"{live_server.url}/bjorkvik/inbaddning/").encode()

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_block_on_another_site_changes_with_a_report(page_at, scene, other_site):
    def heading() -> Locator:
        """Seen by a new visitor of the other site."""
        page = page_at(Look("desk", "sv", "light"))
        page.goto(other_site)
        return page.frame_locator("iframe").get_by_role("heading")

    expect(heading()).to_contain_text("Inget är redovisat ännu.")
    scene.activity(scene.pledge(), day=date(2025, 4, 2), at=datetime.now(UTC))
    expect(heading()).to_contain_text("trafikinsats")
    expect(heading()).not_to_contain_text("Inget är redovisat ännu.")
