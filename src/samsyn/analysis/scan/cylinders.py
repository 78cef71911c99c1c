"""Which cylinders are looked at: how wide, how long, and whether they must reach the last step."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Integers, Value, gettext_noop
from samsyn.analysis.scan.cases import whole


@dataclass(frozen=True, kw_only=True)
class Cylinders:
    """Circles around every place, times runs of whole steps.

    A circle is at most `radius` metres wide from its centre, or holds at most `share` of what is
    at risk (cases, or what was expected); with both, both hold. A run is `shortest` to `longest`
    steps. `prospective` keeps only runs that reach the last step: what is going on now.
    Raises UnusableInput for neither radius nor share, and for lengths below one step.
    """

    longest: int
    shortest: int = 1
    radius: float | None = None
    share: float | None = None
    prospective: bool = True

    def __post_init__(self) -> None:
        if self.radius is None and self.share is None:
            raise UnusableInput(
                "radius",
                gettext_noop("saknas, och ingen andel är angiven."),
                gettext_noop("Ange största radie i meter, eller share, till exempel 0.5."),
            )
        if self.radius is not None:
            checks.positive("radius", self.radius)
        if self.share is not None:
            checks.share("share", self.share)
        whole("longest", self.longest, whole("shortest", self.shortest, 1))

    def windows(self, steps: int) -> "Windows":
        """All runs within `steps`. Raises UnusableInput when the longest does not fit."""
        if self.longest > steps:
            raise UnusableInput(
                "longest",
                gettext_noop("är %(found)s steg, men perioden har bara %(steps)s."),
                gettext_noop("Korta det längsta fönstret, eller ta med en längre period."),
                found=self.longest,
                steps=steps,
            )
        lengths = np.arange(self.shortest, self.longest + 1)
        if self.prospective:
            return Windows(steps - lengths, np.full(len(lengths), steps))
        runs = [(start, start + n) for n in lengths for start in range(steps - n + 1)]
        begin, end = np.array(runs).T
        return Windows(begin, end)

    @property
    def settings(self) -> dict[str, Value]:
        names = ("radius", "share", "shortest", "longest", "prospective")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Windows:
    """Runs of steps begin ≤ step < end."""

    begin: Integers
    end: Integers

    @property
    def first(self) -> int:
        """The first step of any window: earlier ones need not be summed up."""
        return int(self.begin.min())
