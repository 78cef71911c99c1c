"""Journeys: a real Chromium against a live server, read as given, when, then.

    @pytest.mark.journey
    def test_a_citizen_sees_what_is_due(page, look, assert_accessible):
        page.goto(look.path("/bjorkvik/"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_accessible(page)

Such a test runs in a sample of looks in which every pair of size, language and theme occurs;
`./samsyn test --full` runs all of them.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from samsyn.config.quality.browser import NoBrowser, present

# Playwright keeps an event loop in this thread, in which Django would refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A loaded machine is slow, not broken; nothing here is about time.
expect.set_options(timeout=30_000)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAILED = pytest.StashKey[bool]()


@dataclass(frozen=True)
class Look:
    """How a visitor sees the site."""

    size: str
    language: str
    theme: str

    def __str__(self) -> str:
        return f"{self.size}-{self.language}-{self.theme}"

    def path(self, path: str) -> str:
        """The address in the visitor's language."""
        return path if self.language == "sv" else f"/en{path}"


WHOLE = [Look(*each) for each in product(SIZES, ("sv", "en"), ("light", "dark"))]
SAMPLE = [
    Look("desk", "sv", "light"),
    Look("desk", "en", "dark"),
    Look("phone", "sv", "dark"),
    Look("phone", "en", "light"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "look" in metafunc.fixturenames:
        looks = WHOLE if metafunc.config.getoption("--full") else SAMPLE
        metafunc.parametrize("look", looks, ids=str)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        path = present()
    except NoBrowser as problem:
        pytest.fail(str(problem))
    if path is None:
        reason = "no Chromium: ./samsyn test installs one, or set SAMSYN_CHROMIUM"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_at(browser, live_server, request) -> Iterator[Callable[[Look], Page]]:
    """Opens a page in a look. Fails if a script broke or the content policy was broken."""
    pages: list[Page] = []
    troubles: list[str] = []

    def open_page(look: Look) -> Page:
        width, height = SIZES[look.size]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="sv-SE" if look.language == "sv" else "en-GB",
            color_scheme=look.theme,
            reduced_motion="reduce",
            timezone_id="Europe/Stockholm",
        )
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: _note_policy(said.text, troubles))
        pages.append(page)
        return page

    yield open_page
    if request.node.stash.get(FAILED, False):
        _take_pictures(pages, request.node.name)
    for page in pages:
        page.context.close()
    assert not troubles, "\n".join(troubles)


def _note_policy(text: str, troubles: list[str]) -> None:
    if "Content Security Policy" in text:
        troubles.append(text)


def _take_pictures(pages: list[Page], name: str) -> None:
    folder = Path(settings.DATA) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, start=1):
        path = folder / f"{re.sub(r'[^a-z0-9-]+', '_', name.lower())}-{number}.png"
        page.screenshot(path=path, full_page=True)
        print(f"screenshot: {path}")


@pytest.fixture
def page(page_at, look) -> Page:
    """A page in the look of this run."""
    return page_at(look)


@pytest.fixture
def sign_in(cast, live_server) -> Callable[[Page, str], None]:
    """Lets a member of the cast be signed in on the page, second factor given."""

    def enter(page: Page, key: str) -> None:
        cookies = cast.client(key).cookies.items()
        page.context.add_cookies(
            [{"name": n, "value": c.value, "url": live_server.url} for n, c in cookies]
        )

    return enter


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """WCAG 2.2 AA as far as axe sees it, and nothing that must be scrolled sideways."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(
            page,
            options={
                "runOnly": {"type": "tag", "values": WCAG},
                "resultTypes": ["violations"],
            },
        )
        problems = [_told(one) for one in found.response["violations"]]
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            problems.append(f"the page is {wide} px wider than the window")
        assert not problems, "\n".join([page.url, *problems])

    return check


def _told(violation: dict) -> str:
    nodes = [
        f"    {' '.join(map(str, n['target']))}: {n['html'][:160]}" for n in violation["nodes"]
    ]
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *nodes])
