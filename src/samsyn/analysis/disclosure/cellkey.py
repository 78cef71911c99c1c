"""The cell key method: small noise that is the same wherever the same records are counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.entropy import maximum_entropy
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.keys import Keys, as_shares
from samsyn.analysis.disclosure.noise import determined
from samsyn.analysis.disclosure.sensitive import whole
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import (
    Flags,
    Floats,
    Integers,
    Interval,
    Note,
    Value,
    gettext_noop,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class PerturbationTable(Answer):
    """`probability` (counts, noises): row i for a true count of i, the last row for all above.

    `noise` (noises,) runs from -largest to largest. Every row has mean zero; `variances`
    (counts,) says how much it varies and `variance` the most that any row does.
    """

    probability: Floats
    noise: Integers
    variances: Floats
    variance: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Perturbed(Answer):
    """`value` (cells,) to publish, and the `interval` for the true count that a reader can make.

    `noise_variance` belongs in the error of whatever is computed from the values (rates!).
    `exact` (cells,) flags cells that follow exactly from all values and sums together.
    """

    value: Floats
    interval: Interval
    noise_variance: float
    exact: Flags


def perturbation_table(
    *,
    largest: int,
    variance: float,
    blocked: int = 0,
    stay: float = 0.0,
    monotone: bool | Sequence[bool] = True,
) -> PerturbationTable:
    """Chances of every noise for every count, with as much uncertainty as the limits allow.

    `largest` is the most that a count is moved, `variance` the most that the noise may vary.
    Zero stays zero, nothing becomes negative, and counts from 1 to `blocked` never appear.
    `stay` is the least chance of no noise; `monotone` (one for all counts, or one a count from
    1) that smaller noise downwards is likelier than larger. Each row has the largest entropy
    with mean zero (Marley & Leaver 2011, ISI World Congress; Giessing 2016, PSD, LNCS 9867:
    237-251), as the R package ptable makes it. The variance is reached in the rows where the
    limits allow; `variances` says.
    Raises UnusableInput where no noise has mean zero within `variance`.
    """
    far, shut = whole("largest", largest, least=1), whole("blocked", blocked, least=0)
    spread = checks.positive("variance", variance)
    still = checks.share("stay", stay) if stay else 0.0
    ordered = _one_a_count(monotone, far if shut == 0 else far + shut + 1)
    settings: dict[str, Value] = {
        "largest": far,
        "variance": spread,
        "blocked": shut,
        "stay": still,
        "monotone": ordered,
    }
    rows = [_row(i + 1, far, spread, shut, still, one) for i, one in enumerate(ordered)]
    return _table(np.array([np.eye(2 * far + 1)[far], *rows]), settings, _table_said(far, shut))


def _table(probability: Floats, settings: dict[str, Value], answer: Note) -> PerturbationTable:
    far = probability.shape[1] // 2
    noise = np.arange(-far, far + 1)
    variances = probability @ noise.astype(float) ** 2
    return PerturbationTable(
        method="maximum entropy",
        source="Giessing 2016, PSD, LNCS 9867:237-251",
        settings=settings,
        size={"counts": len(probability)},
        answer=answer,
        probability=probability,
        noise=noise,
        variances=variances,
        variance=float(variances.max()),
    )


def _one_a_count(given: bool | Sequence[bool], top: int) -> tuple[bool, ...]:
    ordered = (given,) * top if isinstance(given, bool) else tuple(bool(one) for one in given)
    if len(ordered) != top:
        raise UnusableInput(
            "monotone",
            gettext_noop("har %(found)s värden; det behövs ett, eller %(top)s."),
            gettext_noop("Skicka ett värde för varje antal från 1, eller ett för alla."),
            found=len(ordered),
            top=top,
        )
    return ordered


def _row(count: int, far: int, spread: float, shut: int, stay: float, ordered: bool) -> Floats:
    noise = np.arange(-far, far + 1)
    target = count + noise
    allowed = np.flatnonzero((target >= 0) & ~((target >= 1) & (target <= shut)))
    steps = noise[allowed].astype(float)
    most, limits = [steps**2], [spread]
    still = np.flatnonzero(steps == 0)
    if still.size:
        place, each = int(still[0]), np.eye(len(steps))
        most.append(-each[place])
        limits.append(-stay)
        for below in range(place if ordered else 0):
            most.append(each[below] - each[below + 1])
            limits.append(0.0)
    found = maximum_entropy(steps[None, :], np.array(most), np.array(limits))
    if found is None:
        raise UnusableInput(
            "variance",
            gettext_noop("är %(variance)s, för litet för antalet %(count)s med dessa gränser."),
            gettext_noop("Öka variansen, eller sänk blocked eller stay."),
            variance=spread,
            count=count,
        )
    row = np.zeros(2 * far + 1)
    row[allowed] = found
    return row


def perturb(
    facts: Facts, keys: Keys, *, table: PerturbationTable, level: float = 0.95
) -> Perturbed:
    """Every count with its noise, looked up by its key; totals too, so values need not add up.

    `keys` (cells,) from `cell_keys`: the same set of records has the same noise in every table.
    Zeros stay. The `interval` has all true counts for which the published value is not in either
    tail of (1 - `level`) / 2: it covers at least so often, for every true count (Clopper &
    Pearson 1934). What the noise cannot do is told by `exact` and in the warnings.
    Raises UnusableInput for counts that are not whole and keys of another length.
    """
    counts = checks.counts("facts", facts.values).astype(np.int64)
    key = _same_cells(keys, len(counts))
    sure = checks.share("level", level)
    row = np.minimum(counts, len(table.probability) - 1)
    below = np.cumsum(table.probability, axis=1)
    place = np.sum(below[row] <= as_shares(key)[:, None] * below[row, -1:], axis=1)
    value = counts + table.noise[np.minimum(place, len(table.noise) - 1)]
    exact = determined(facts, _limits(table, value, 0.0))
    notes = [Note(SUMS), Note(AVERAGED)]
    if exact.any():
        notes.append(Note(STILL_EXACT, {"n": int(exact.sum())}))
    far = int(table.noise[-1])
    return Perturbed(
        method="cell key",
        source="Thompson, Broadfoot & Elazar 2013, UNECE; Giessing 2016, LNCS 9867:237-251",
        settings={**table.settings, "level": sure},
        size={"cells": len(facts), "relations": len(facts.totals)},
        warnings=tuple(notes),
        answer=Note(SAID, {"far": far, "variance": round(table.variance, 3)}),
        value=value.astype(np.float64),
        interval=Interval(*_limits(table, value, (1 - sure) / 2), sure, "exact tails", True),
        noise_variance=table.variance,
        exact=exact,
    )


def _same_cells(keys: ArrayLike, cells: int) -> Keys:
    key = np.asarray(keys)
    if key.dtype != np.uint64 or key.shape != (cells,):
        raise UnusableInput(
            "keys",
            gettext_noop("ska vara en nyckel (uint64) för var och en av %(cells)s celler."),
            gettext_noop("Gör dem med record_keys och cell_keys."),
            cells=cells,
        )
    return key


def _limits(table: PerturbationTable, value: Integers, tail: float) -> tuple[Floats, Floats]:
    """The least and largest true count for which each value is not in a tail of `tail`."""
    far, top = int(table.noise[-1]), len(table.probability) - 1
    last = top + far
    least, most = np.zeros(last + 1), np.zeros(last + 1)
    for seen in range(last + 1):
        true = np.arange(max(seen - far, 0), seen + far + 1)
        noise = table.probability[np.minimum(true, top)]
        step = table.noise[None, :] - (seen - true)[:, None]
        tails = [np.sum(noise * side, axis=1) for side in (step <= 0, step >= 0)]
        met = np.sum(noise * (step == 0), axis=1) > 0
        fits = true[met & (np.minimum(*tails) > tail)]
        least[seen], most[seen] = (fits[0], fits[-1]) if fits.size else (true[0], true[-1])
    known = np.minimum(value, last)
    return least[known] + (value - known), most[known] + (value - known)


def _table_said(far: int, shut: int) -> Note:
    if shut:
        words = gettext_noop(
            "Varje antal över noll ändras med högst %(far)s, och inget av talen 1 till %(shut)s "
            "visas någonsin."
        )
        return Note(words, {"far": far, "shut": shut})
    words = gettext_noop("Varje antal över noll ändras med högst %(far)s; noll förblir noll.")
    return Note(words, {"far": far})


SAID = gettext_noop(
    "Varje siffra över noll är ändrad med högst %(far)s, lika i alla tabeller; i medeltal är "
    "ändringen noll och variansen högst %(variance)s. En visad siffra säger inte säkert vad som är "
    "det sanna antalet."
)
SUMS = gettext_noop(
    "Delarna summerar inte alltid till totalen: räkna inte ut en siffra ur andra, den är redan "
    "publicerad med mindre brus."
)
AVERAGED = gettext_noop(
    "Bruset är begränsat: den som får många siffror om samma personer, eller vet hur bruset är "
    "gjort och gränserna för det, kan ringa in det sanna antalet."
)
STILL_EXACT = gettext_noop(
    "%(n)s siffror går trots bruset att räkna ut exakt ur summorna: visa dem inte så."
)
