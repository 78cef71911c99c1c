from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from tests.cast import Cast
from tests.scene import Scene

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is 22 November 2026, week 47; the autumn window has eight days left."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def scene(clock: time_machine.Traveller, cast: Cast) -> Scene:
    return Scene(cast)
