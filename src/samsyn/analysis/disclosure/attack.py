"""What somebody with all the published figures, a pen and much patience can find out."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.facts import Facts, flags
from samsyn.analysis.disclosure.knowledge import Knowledge, knowledge
from samsyn.analysis.disclosure.network import loose, network
from samsyn.analysis.disclosure.programs import component_programs, movable
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, Integers, Interval, Note, gettext_noop

REAL_NUMBERS = gettext_noop(
    "Prövningen räknar med alla tal, inte bara hela. Den som vet att siffrorna är hela antal kan "
    "i tabeller med flera led än två ibland komma längre."
)
INSIDERS = gettext_noop(
    "Den som själv ingår i en dold siffra vet mer än prövningen räknar med, om det inte angetts."
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Leaks(Answer):
    """`recoverable` (cells,) flags unknown cells that the published figures determine exactly."""

    recoverable: Flags


@dataclass(frozen=True, kw_only=True, eq=False)
class Attack(Answer):
    """The `interval` that each of `cells` can be held to, both limits attainable."""

    cells: Integers
    interval: Interval
    width: Floats


def leaks(
    facts: Facts,
    suppressed: ArrayLike,
    *,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
) -> Leaks:
    """Which suppressed or hidden cells can be computed exactly, from all sums together.

    `suppressed` (cells,) flags the cells that are not shown. `lower` and `upper` (cells,) are
    what a reader knows beforehand; without them only that nothing is below zero. They must hold
    the true values: an insider who knows a cell has lower = upper = its value there.
    Where the unknown cells form a network (see `network`) the answer comes from the graph in
    linear time: exact over the reals, and for whole values and limits over the whole numbers
    too. Otherwise from linear programs (HiGHS) over all relations at once, exact over the reals:
    integerness is ignored. ArithmeticError when the solver gives up; then publish nothing.
    Gusfield 1988, SIAM J Comput 17:552-571; Fischetti & Salazar 2000, J Am Stat Assoc 95:916-928.
    Raises UnusableInput for flags or limits of another length and limits that exclude the truth.
    """
    unknown = flags("suppressed", suppressed, len(facts)) | facts.hidden
    known = knowledge(facts, lower, upper)
    found, method = exactly_known(facts, unknown, known)
    return Leaks(
        method=method,
        source="Gusfield 1988, SIAM J Comput 17:552-571",
        settings={"lower": lower is not None, "upper": upper is not None},
        size={"cells": len(facts), "relations": len(facts.totals), "unknown": int(unknown.sum())},
        warnings=_warnings(method),
        answer=_said(int(found.sum()), int(unknown.sum())),
        recoverable=found,
    )


def _warnings(method: str) -> tuple[Note, ...]:
    notes = (Note(INSIDERS),)
    return notes if method == "graph" else (Note(REAL_NUMBERS), *notes)


def _said(found: int, unknown: int) -> Note:
    if found:
        words = gettext_noop(
            "%(found)s av %(unknown)s dolda siffror går att räkna ut exakt ur det som visas."
        )
    else:
        words = gettext_noop("Ingen av %(unknown)s dolda siffror går att räkna ut exakt.")
    return Note(words, {"found": found, "unknown": unknown})


def exactly_known(facts: Facts, unknown: Flags, known: Knowledge) -> tuple[Flags, str]:
    """The unknown cells without any play, and by which way it was found: graph or programs."""
    net = network(facts, unknown)
    found = unknown.copy()
    if net is None:
        found[movable(facts, unknown, known)] = False
        return found, "linear programs"
    free = loose(net, known.rises[net.cells], known.falls[net.cells])
    found[net.cells[free]] = False
    return found, "graph"


def attack(
    facts: Facts,
    suppressed: ArrayLike,
    *,
    cells: ArrayLike | None = None,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
) -> Attack:
    """The least and the largest that each chosen cell can be, given everything published.

    As `leaks`, with `cells` (indices; default all that are suppressed). Two linear programs a
    cell over all relations at once (HiGHS), so choose the cells that matter in large tables. The
    upper limit is infinite where nothing holds the cell. The interval is certain, not a chance
    statement: its level is 1. Integerness is ignored, which for tables of two dimensions with
    margins changes nothing.
    Raises UnusableInput as `leaks`, and for an index that does not exist.
    """
    unknown = flags("suppressed", suppressed, len(facts)) | facts.hidden
    known = knowledge(facts, lower, upper)
    chosen = np.flatnonzero(unknown) if cells is None else _chosen(cells, len(facts))
    low, high = facts.values[chosen].copy(), facts.values[chosen].copy()
    for place, least, largest in _ranges(facts, unknown, known, chosen):
        low[place], high[place] = least, largest
    return Attack(
        method="linear programs",
        source="Fischetti & Salazar 2000, J Am Stat Assoc 95:916-928",
        settings={"lower": lower is not None, "upper": upper is not None},
        size={"cells": len(facts), "relations": len(facts.totals), "asked": len(chosen)},
        warnings=(Note(REAL_NUMBERS), Note(INSIDERS)),
        answer=_narrowest(high - low),
        cells=chosen,
        interval=Interval(low, high, 1.0, "linear programs over all published sums", True),
        width=high - low,
    )


def _chosen(cells: ArrayLike, count: int) -> Integers:
    chosen = np.atleast_1d(np.asarray(cells))
    wrong = chosen.dtype.kind not in "iu" if chosen.size else False
    if wrong or (chosen.size and (chosen.min() < 0 or chosen.max() >= count)):
        raise UnusableInput(
            "cells",
            gettext_noop("pekar på en cell som inte finns; det finns %(count)s."),
            gettext_noop("Skicka cellernas nummer från 0, till exempel från facts.index."),
            count=count,
        )
    return chosen.astype(np.int64)


def _ranges(
    facts: Facts, unknown: Flags, known: Knowledge, chosen: Integers
) -> Iterator[tuple[int, float, float]]:
    program_of = component_programs(facts, unknown, known)
    for place, cell in enumerate(chosen):
        if unknown[cell]:
            program = program_of(int(cell))
            yield place, program.extreme(int(cell), -1.0)[0], program.extreme(int(cell), 1.0)[0]


def _narrowest(width: Floats) -> Note:
    if not width.size:
        return Note(gettext_noop("Inga siffror har prövats."))
    return Note(
        gettext_noop(
            "Av %(cells)s prövade siffror kan den som räknar säkrast ringas in till ett spann på "
            "%(width)s."
        ),
        {"cells": width.size, "width": round(float(width.min()), 3)},
    )
