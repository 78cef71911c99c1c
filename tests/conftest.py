import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis

from samsyn.config.texts import compile_catalogues
from samsyn.lib.actors import Actor

if TYPE_CHECKING:
    from tests.cast import Cast

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
append_only = import_module("samsyn.audit.migrations.0002_append_only")

# A slow machine is no error of the code.
hypothesis.register_profile("sample", deadline=None)
hypothesis.register_profile("full", deadline=None, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="the whole matrix, more examples")
    parser.addoption(
        "--database-only", action="store_true", help="only tests that may open a connection"
    )


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.load_profile("full" if config.getoption("--full") else "sample")
    compile_catalogues()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    def unwanted(item: pytest.Item) -> bool:
        if item.get_closest_marker("full") and not config.getoption("--full"):
            return True
        return bool(config.getoption("--database-only")) and not _may_connect(item)

    dropped = [item for item in items if unwanted(item)]
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in dropped]


def _may_connect(item: pytest.Item) -> bool:
    asked = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not settings.SHARED.is_dir():
        reason = f"SAMSYN_SHARED: no folder at {settings.SHARED}"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


@pytest.fixture(scope="session", autouse=True)
def events_swept_between_tests() -> Iterator[None]:
    """Let Django empty the tables after a transactional test.

    It does so with DELETE, which the database refuses for audit events (and must: that is tested
    in tests/audit). So the triggers are taken away for the sweep and put back after it.
    """
    sweep = TransactionTestCase._fixture_teardown

    def sweep_without_triggers(case: TransactionTestCase) -> None:
        with _editable_events():
            sweep(case)

    TransactionTestCase._fixture_teardown = sweep_without_triggers  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = sweep  # type: ignore[method-assign]


@contextmanager
def _editable_events() -> Iterator[None]:
    with connections["default"].schema_editor() as editor:
        append_only.remove(None, editor)
    try:
        yield
    finally:
        with connections["default"].schema_editor() as editor:
            append_only.add(None, editor)


@pytest.fixture(scope="session", autouse=True)
def files_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests upload is kept apart from what people have."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture
def shared() -> Path:
    """The folder of documents and data beside the repository; mark the test `shared` too."""
    return Path(settings.SHARED)


@pytest.fixture
def by() -> Actor:
    return Actor.system("test")


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def municipalities(db: None) -> None:
    """The register of the 290."""
    from samsyn.places.actions import load_municipalities

    load_municipalities()


@pytest.fixture
def cast(db: None) -> "Cast":
    """Everybody who works with a fictional Björkvik; see tests/cast.py."""
    from tests.cast import Cast

    return Cast()


@pytest.fixture(autouse=True)
def no_kept_pages() -> None:
    """Pages are kept by a revision that starts anew with each test's database."""
    from django.core.cache import caches

    caches["pages"].clear()


@pytest.fixture(autouse=True)
def swedish() -> None:
    """A page in English leaves its language behind in the thread; each test begins in Swedish."""
    from django.utils import translation

    translation.activate("sv")
