"""What a reader knows of the cells before anything is published."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, gettext_noop

SLACK = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Knowledge:
    """Limits (cells,) that hold the true `values`; `above` and `below` are the room to them."""

    values: Floats
    lower: Floats
    upper: Floats

    @property
    def above(self) -> Floats:
        return self.upper - self.values

    @property
    def below(self) -> Floats:
        return self.values - self.lower

    @property
    def rises(self) -> Flags:
        return self.above > SLACK

    @property
    def falls(self) -> Flags:
        return self.below > SLACK


def knowledge(facts: Facts, lower: ArrayLike | None, upper: ArrayLike | None) -> Knowledge:
    """Limits for all cells; None means nothing below zero, and no upper limit.

    Raises UnusableInput for another length, gaps, and limits that exclude the true value.
    """
    least = np.zeros(len(facts)) if lower is None else checks.numbers("lower", lower)
    most = np.full(len(facts), np.inf) if upper is None else _open(upper)
    for name, limit, wrong in (
        ("lower", least, lambda: least > facts.values + SLACK),
        ("upper", most, lambda: most < facts.values - SLACK),
    ):
        if limit.shape != (len(facts),) or wrong().any():
            raise UnusableInput(
                name,
                gettext_noop("ska ha en gräns för var och en av %(cells)s celler, rätt för alla."),
                gettext_noop("En gräns som läsaren känner måste rymma det sanna värdet."),
                cells=len(facts),
            )
    return Knowledge(values=facts.values, lower=np.minimum(least, facts.values), upper=most)


def _open(upper: ArrayLike) -> Floats:
    """As numbers, where infinity means no limit."""
    array = np.asarray(upper)
    if array.dtype.kind != "f":
        return checks.numbers("upper", array)
    endless = np.isposinf(array)
    return np.where(endless, np.inf, checks.numbers("upper", np.where(endless, 0.0, array)))
