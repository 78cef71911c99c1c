"""Which figures are sensitive in themselves: too few, or mostly one contributor's."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.facts import Facts, flags
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, Integers, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Sensitive(Answer):
    """`sensitive` (cells,) flags the cells that must not be shown: primary suppressions."""

    sensitive: Flags


def whole(name: str, value: int, *, least: int) -> int:
    """A whole number, at least `least`.

    Raises UnusableInput naming the argument.
    """
    fits = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not fits or value < least:
        raise UnusableInput(
            name,
            gettext_noop("är %(found)s, men måste vara ett helt tal, minst %(least)s."),
            gettext_noop("Ange ett helt tal."),
            found=str(value),
            least=least,
        )
    return int(value)


def sensitive(
    facts: Facts, *, threshold: int, zeros: bool, structural: ArrayLike | None = None
) -> Sensitive:
    """Cells with a count below `threshold`, totals and hidden differences among them.

    A zero is sensitive only if `zeros` (that nobody was counted may tell of everybody: group
    disclosure), and never where `structural` (cells,) says that it could be nothing else. What
    the threshold should be is not for this function to say: it is an argument without default.
    The threshold rule: Hundepool et al. 2012, Statistical Disclosure Control, chapter 4.
    Raises UnusableInput for a threshold below 1 and flags of another length.
    """
    least = whole("threshold", threshold, least=1)
    known = flags("structural", structural, len(facts))
    empty = facts.values == 0
    found = (facts.values < least) & (~empty | (zeros & ~known))
    warnings = () if zeros else (Note(ZEROS_SHOWN),)
    return Sensitive(
        method="threshold",
        source="Hundepool et al. 2012, Statistical Disclosure Control, ch. 4",
        settings={"threshold": least, "zeros": bool(zeros)},
        size={"cells": len(facts)},
        warnings=warnings,
        answer=Note(
            gettext_noop("%(found)s av %(cells)s siffror är under %(threshold)s och känsliga."),
            {"found": int(found.sum()), "cells": len(facts), "threshold": least},
        ),
        sensitive=found,
    )


ZEROS_SHOWN = gettext_noop(
    "Nollor visas. Att ingen finns i en ruta kan säga något om alla som finns i de andra."
)


def dominance(
    amounts: ArrayLike,
    contributor: ArrayLike,
    cell: ArrayLike,
    *,
    cells: int,
    largest: int,
    share: float,
    within: float,
) -> Sensitive:
    """Cells where few contributors make up most of the amount, or one could be computed closely.

    One row a contribution: `amounts` (rows,) in any unit, `contributor` and `cell` (rows,) codes
    from 0, `cells` how many there are. Rows of one contributor in a cell are added first.
    A cell is sensitive when its `largest` contributors hold more than `share` of it (the n-k
    rule), or when what is left without the two largest is less than `within` of the largest, so
    that the second can come that close to the first (the p % rule).
    Hundepool et al. 2012, Statistical Disclosure Control, section 4.2.
    Raises UnusableInput for negative amounts, codes that do not fit and shares outside (0, 1).
    """
    rows = checks.not_negative("amounts", amounts)
    who = checks.counts("contributor", contributor)
    where = checks.codes("cell", cell, below=whole("cells", cells, least=1))
    checks.same_length(amounts=rows, contributor=who, cell=where)
    count, top = whole("largest", largest, least=1), checks.share("share", share)
    near = checks.share("within", within)
    place, amount, rank = _ranked(rows, who.astype(np.int64), where)
    total, head, two, first = (
        np.bincount(place, weights=amount * chosen, minlength=cells)
        for chosen in (rank >= 0, rank < count, rank < 2, rank < 1)
    )
    found = (total > 0) & ((head > top * total) | (total - two < near * first))
    return Sensitive(
        method="n-k and p % rule",
        source="Hundepool et al. 2012, Statistical Disclosure Control, section 4.2",
        settings={"cells": cells, "largest": count, "share": top, "within": near},
        size={"rows": len(rows), "contributions": len(amount), "cells": cells},
        answer=Note(DOMINATED, {"found": int(found.sum()), "cells": cells}),
        sensitive=found,
    )


DOMINATED = gettext_noop(
    "%(found)s av %(cells)s siffror kommer till så stor del från få att de är känsliga."
)


def _ranked(rows: Floats, who: Integers, where: Integers) -> tuple[Integers, Floats, Integers]:
    """Cell, amount and rank within the cell (0 the largest) of each contributor in each cell."""
    if not len(rows):
        return where, rows, where
    pairs, which = np.unique(np.stack([where, who]), axis=1, return_inverse=True)
    amount = np.zeros(pairs.shape[1])
    np.add.at(amount, which.ravel(), rows)
    order = np.lexsort([pairs[1], -amount, pairs[0]])
    place: Integers = pairs[0][order]
    start = np.searchsorted(place, place, side="left")
    rank: Integers = np.arange(len(place), dtype=np.int64) - start
    return place, amount[order], rank
