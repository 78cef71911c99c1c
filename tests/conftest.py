from datetime import UTC, datetime

import pytest

from samsyn.lib.actors import Actor


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
