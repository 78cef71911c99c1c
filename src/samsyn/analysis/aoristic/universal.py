"""Starts and ends in universal time, checked row by row."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.aoristic.clock import Clock
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Integers, gettext_noop

Folds = tuple[ArrayLike | None, ArrayLike | None]


@dataclass(frozen=True, eq=False)
class Spans:
    """Universal minutes of the starts, lengths of at least a minute, and which walls were odd."""

    begun: Integers
    length: Integers
    skipped: Flags
    twice: Flags


def universal(
    begun: Integers, ended: Integers, clock: Clock, *, local: bool, folds: Folds
) -> Spans:
    """Both in universal time; refuses a start after its end by row."""
    none = np.zeros(len(begun), dtype=bool)
    skipped = twice = none
    if local:
        start_fold = _fold("start_fold", folds[0], begun, default=False)
        end_fold = _fold("end_fold", folds[1], begun, default=True)
        begun, skipped_start, twice_start = clock.universal(begun, start_fold)
        ended, skipped_end, twice_end = clock.universal(ended, end_fold)
        skipped, twice = skipped_start | skipped_end, twice_start | twice_end
    wrong = ended < begun
    if wrong.any():
        raise UnusableInput(
            "ends",
            gettext_noop("är före starten på rad %(row)s (räknat från 0), en av %(n)s sådana."),
            gettext_noop("Byt plats på tiderna eller rätta dem; de gissas inte."),
            row=int(np.argmax(wrong)),
            n=int(wrong.sum()),
        )
    return Spans(begun, np.maximum(ended - begun, 1), skipped, twice)


def _fold(name: str, values: ArrayLike | None, rows: Integers, *, default: bool) -> Flags:
    if values is None:
        return np.full(len(rows), default)
    fold = checks.codes(name, values, below=2)
    checks.same_length(starts=rows, **{name: fold})
    return fold.astype(bool)
