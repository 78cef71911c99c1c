"""Shares of a whole: answers of a survey, cases cleared, homes with a lock."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.binomial import wilson
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop

FEW = 30


@dataclass(frozen=True, kw_only=True, eq=False)
class Proportions(Result):
    """`value` is part / whole, (rows,), between 0 and 1; not-a-number where the whole is zero."""

    value: Floats
    interval: Interval
    part: Floats
    whole: Floats


def proportions(part: ArrayLike, whole: ArrayLike, *, level: float = 0.95) -> Proportions:
    """Part of the whole with Wilson's score interval, (rows,).

    `part` (rows,): how many of `whole` (rows,), whole numbers. The answers of a sample are taken
    as independent of each other; weights of a survey need a design effect that is not computed.

    Wilson 1927, J Am Stat Assoc 22:209-212; method 3 of Newcombe 1998, Stat Med 17:857-872.
    Raises UnusableInput: no whole numbers, a part larger than its whole, lengths that differ.
    """
    some, all_ = checks.counts("part", part), checks.counts("whole", whole)
    rows = checks.same_length(part=some, whole=all_)
    checks.share("level", level)
    _refuse_too_large(some, all_)
    lower, upper = wilson(some, all_, level=level)
    return Proportions(
        method="proportion, Wilson score",
        source="Wilson 1927, J Am Stat Assoc 22:209-212; Newcombe 1998, Stat Med 17:857-872",
        settings={"level": level},
        size={"rows": rows, "answers": int(all_.sum())},
        warnings=_warnings(all_),
        value=some / np.where(all_ > 0, all_, np.nan),
        interval=Interval(lower, upper, level, "Wilson score"),
        part=some,
        whole=all_,
    )


def _refuse_too_large(part: Floats, whole: Floats) -> None:
    if (part > whole).any():
        raise UnusableInput(
            "part",
            gettext_noop("är större än det hela på plats %(place)s (räknat från 0)."),
            gettext_noop("Kontrollera att delen och det hela står i rätt ordning."),
            place=int(np.argmax(part > whole)),
        )


def _warnings(whole: Floats) -> tuple[Note, ...]:
    few = int(np.sum(whole < FEW))
    if not few:
        return ()
    words = gettext_noop(
        "Andelar som bygger på färre än %(few)s svar: %(n)s. Läs intervallet, inte andelen."
    )
    return (Note(words, {"n": few, "few": FEW}),)
