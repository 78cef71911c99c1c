"""Complementary suppression: what else must be left out so that the sensitive cells stay so.

A heuristic, not the optimum: the cheapest circle through each cell where the relations form a
network (Cox 1980, J Am Stat Assoc 75:377-385; Gusfield 1988), else, or where several cells must
give way, the cheapest flow by linear programming (Kelly, Golden & Assad 1992, Networks
22:397-417). Then what proves needless is shown again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.attack import INSIDERS, REAL_NUMBERS, exactly_known
from samsyn.analysis.disclosure.facts import Facts, flags
from samsyn.analysis.disclosure.insiders import close_to_insiders
from samsyn.analysis.disclosure.knowledge import knowledge
from samsyn.analysis.disclosure.network import network
from samsyn.analysis.disclosure.pattern import (
    FREE,
    Pattern,
    close_circles,
    close_moves,
    reopen,
    widen,
)
from samsyn.analysis.result import Flags, Floats, Integers, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Suppression(Answer):
    """What must be left out (cells,): `suppressed` is `primary` and `complementary` together.

    `width` (cells,) is how wide a span each primary cell has at least, NaN for the others;
    `unprotected` the primary cells (indices) that nothing could protect; `safe` that there are
    none. Show the same mark for both kinds: a reader who can tell them apart knows more.
    """

    suppressed: Flags
    primary: Flags
    complementary: Flags
    width: Floats
    unprotected: Integers
    safe: bool


def suppress(
    facts: Facts,
    primary: ArrayLike,
    *,
    protection: float,
    insiders: bool,
    weights: ArrayLike | None = None,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
) -> Suppression:
    """Leave out more cells until no primary cell can be held to less than `protection` wide.

    `primary` (cells,) flags the sensitive cells (`sensitive`, `dominance`). `protection` is the
    width, in the values' unit, that a reader's interval for each of them must have at least; it
    may begin or end at the true value. With `insiders`, somebody who alone is a cell (a count of
    1) and knows it must not be able to compute another primary cell either. `weights` (cells,)
    say what it costs to leave a cell out (default 1 + ln(1 + value), four times that for a sum,
    and a grand total more than all the rest). `public` cells are never chosen, hidden ones cost
    nothing; `lower` and `upper` as in `leaks`. All relations count together. A heuristic.
    Cox 1980; Gusfield 1988; Kelly, Golden & Assad 1992 (see the module).
    Raises UnusableInput for flags, weights or limits that do not fit.
    """
    first = flags("primary", primary, len(facts))
    wide = checks.positive("protection", protection)
    known = knowledge(facts, lower, upper)
    pattern = Pattern.of(facts, known, first, _cost(facts, weights), wide)
    method = _protect(pattern)
    exposed = close_to_insiders(pattern) if insiders else np.zeros(0, dtype=np.int64)
    recoverable, _ = exactly_known(facts, pattern.closed, known)
    settings: dict[str, float | bool] = {
        "protection": wide,
        "insiders": bool(insiders),
        "weights": weights is not None,
        "lower": lower is not None,
        "upper": upper is not None,
    }
    return _result(pattern, recoverable, exposed, method, settings)


def _cost(facts: Facts, weights: ArrayLike | None) -> Floats:
    if weights is not None:
        given = checks.not_negative("weights", weights)
        checks.same_length(values=facts.values, weights=given)
        return given + 1e-6
    cost = (1 + np.log1p(facts.values)) * np.where(facts.sums, 4.0, 1.0)
    cost[facts.grand_totals] += cost.sum()
    return cost


def _protect(pattern: Pattern) -> str:
    first = pattern.closed.copy()
    net = network(pattern.facts, pattern.usable)
    if net is not None:
        close_circles(pattern, net)
    close_moves(pattern)
    reopen(pattern, pattern.closed & ~first, net)
    for cell in pattern.weak.tolist():
        widen(pattern, cell)
    return "linear programs" if net is None else "circles and linear programs"


def _result(
    pattern: Pattern,
    recoverable: Flags,
    exposed: Integers,
    method: str,
    settings: dict[str, float | bool],
) -> Suppression:
    facts = pattern.facts
    width = np.where(pattern.primary & ~facts.public, pattern.most - pattern.least, np.nan)
    width[recoverable & pattern.primary | (pattern.primary & facts.public)] = 0.0
    shown = recoverable & ~pattern.primary
    suppressed = pattern.closed & ~facts.hidden & ~shown
    narrow = width < pattern.protection - FREE
    narrow[exposed] = True
    unprotected = np.flatnonzero(narrow)
    first = pattern.primary & suppressed
    return Suppression(
        method=method,
        source="Gusfield 1988, SIAM J Comput 17:552-571; Kelly et al. 1992, Networks 22:397-417",
        settings=settings,
        size={"cells": len(facts), "relations": len(facts.totals)},
        warnings=_warnings(pattern, suppressed, unprotected, exposed, settings, method),
        answer=_said(first, suppressed, unprotected, pattern.protection),
        suppressed=suppressed,
        primary=first,
        complementary=suppressed & ~first,
        width=width,
        unprotected=unprotected,
        safe=not unprotected.size,
    )


def _said(first: Flags, suppressed: Flags, unprotected: Integers, wide: float) -> Note:
    values = {
        "primary": int(first.sum()),
        "more": int(suppressed.sum() - first.sum()),
        "wide": wide,
        "left": len(unprotected),
    }
    if unprotected.size:
        words = gettext_noop(
            "Tabellen kan inte visas så här: %(left)s känsliga siffror går att ringa in närmare "
            "än ett spann på %(wide)s, hur mycket som än lämnas bort."
        )
    elif suppressed.any():
        words = gettext_noop(
            "%(primary)s siffror visas inte för att de är känsliga och %(more)s för att de "
            "känsliga annars kunde räknas ut. Ingen känslig siffra går att ringa in närmare än "
            "till ett spann på %(wide)s."
        )
    else:
        words = gettext_noop("Alla siffror kan visas: ingen av dem är känslig.")
    return Note(words, values)


def _warnings(
    pattern: Pattern,
    suppressed: Flags,
    unprotected: Integers,
    exposed: Integers,
    settings: dict[str, float | bool],
    method: str,
) -> tuple[Note, ...]:
    facts, notes = pattern.facts, list[Note]()
    if unprotected.size:
        names = ", ".join(facts.names[cell] for cell in unprotected[:5])
        notes.append(Note(LEFT, {"n": len(unprotected), "names": names}))
    if exposed.size:
        notes.append(Note(TO_INSIDERS, {"n": len(exposed)}))
    taken = int((pattern.primary & facts.public).sum())
    if taken:
        notes.append(Note(ALREADY_SHOWN, {"n": taken}))
    for cell in np.flatnonzero(suppressed & facts.grand_totals):
        notes.append(Note(GRAND_TOTAL, {"name": facts.names[cell]}))
    if suppressed.any():
        notes += [Note(HEURISTIC), Note(SAME_MARK)]
        notes.append(Note(ONE_INSIDER if settings["insiders"] else INSIDERS))
        notes += [Note(REAL_NUMBERS)] if method == "linear programs" else []
    return tuple(notes)


LEFT = gettext_noop(
    "%(n)s känsliga siffror går inte att skydda, bland dem %(names)s. Visa en grövre tabell, med "
    "större områden eller längre perioder."
)
TO_INSIDERS = gettext_noop(
    "%(n)s känsliga siffror kan räknas ut av någon som ensam utgör en annan dold siffra."
)
ONE_INSIDER = gettext_noop(
    "Prövat är den som ensam utgör en dold siffra (antalet 1). Två som lägger ihop vad de vet, "
    "eller en som är drabbad flera gånger, kan komma längre."
)
ALREADY_SHOWN = gettext_noop(
    "%(n)s känsliga siffror är redan offentliga i en tidigare utgåva och kan inte tas tillbaka."
)
GRAND_TOTAL = gettext_noop(
    "Hela summan %(name)s måste lämnas bort för att skydda de känsliga siffrorna."
)
HEURISTIC = gettext_noop(
    "Vilka fler siffror som lämnas bort är valt med en tumregel; ett mindre urval kan finnas."
)
SAME_MARK = gettext_noop(
    "Visa samma tecken för alla siffror som lämnas bort, annars avslöjar tecknet vilka som är små."
)
