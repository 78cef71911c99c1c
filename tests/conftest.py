from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from samsyn.lib.actors import Actor

if TYPE_CHECKING:
    from tests.cast import Cast


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
