"""The chance that a two-sided test notices, and the smallest change for which it is enough."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Value, gettext_noop

HALVINGS = 80
WORST = 1000.0


@dataclass(frozen=True)
class Demand:
    """What is asked of a test: its level, its power, and the dispersion of what it looks at."""

    level: float
    power: float
    dispersion: float

    def __post_init__(self) -> None:
        checks.share("level", self.level)
        checks.share("power", self.power)
        checks.positive("dispersion", self.dispersion)

    @property
    def threshold(self) -> float:
        return float(laws.ndtri(1 - (1 - self.level) / 2))

    @property
    def settings(self) -> dict[str, Value]:
        return {"level": self.level, "power": self.power, "dispersion": self.dispersion}

    def chance(self, signal: Floats, spread: Floats) -> Floats:
        """Of noticing: the test's z has the mean `signal` and the standard deviation `spread`.

        The tail on the wrong side is left out, as in R's power.prop.test.
        """
        stretched = np.abs(signal) / np.sqrt(self.dispersion) - self.threshold
        return np.asarray(laws.ndtr(stretched / np.maximum(spread, 1e-12)))


def smallest(
    noticed: Callable[[Floats], Floats], near: Floats, far: Floats, wanted: float
) -> Floats:
    """The value nearest to `near`, towards `far`, with `noticed` ≥ `wanted`; else not-a-number."""
    possible = noticed(far) >= wanted
    low, high = near.copy(), far.copy()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = noticed(middle) >= wanted
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(possible, high, np.nan)


def above_zero(name: str, values: ArrayLike) -> Floats:
    """A row of numbers, all above zero."""
    array = checks.not_negative(name, np.atleast_1d(np.asarray(values)))
    if (array == 0).any():
        raise UnusableInput(
            name,
            gettext_noop("är noll på plats %(place)s (räknat från 0)."),
            gettext_noop("Ange hur många som väntas, ett tal större än noll."),
            place=int(np.argmax(array == 0)),
        )
    return array
