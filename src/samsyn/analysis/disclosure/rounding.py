"""Rounded figures: to the nearest, at random, or together so that the sums still hold."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.disclosure.answer import Answer
from samsyn.analysis.disclosure.dependent import rounded_moves
from samsyn.analysis.disclosure.facts import Facts
from samsyn.analysis.disclosure.keys import uniform
from samsyn.analysis.disclosure.network import network
from samsyn.analysis.disclosure.noise import determined
from samsyn.analysis.disclosure.sensitive import whole
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Floats, Interval, Note, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Rounded(Answer):
    """`value` (cells,) to publish and the certain `interval` that a reader can put around each.

    `variance` is the largest mean square that rounding puts between a cell and the truth,
    `biased` whether it tilts. `exact` (cells,) flags cells whose true value
    follows exactly from all published values and sums together; `additive` says that the
    published values still add up.
    """

    value: Floats
    interval: Interval
    variance: float
    biased: bool
    additive: bool
    exact: Flags


def rounded(facts: Facts, *, base: int) -> Rounded:
    """Every cell, totals too, to the nearest multiple of `base`; halves upwards.

    Simple, the same every time, and biased: small counts vanish together. Margins are rounded
    for themselves, so `exact` must be looked at.
    Raises UnusableInput for a base below 2 and values that are no whole numbers.
    """
    counts, step = _counts(facts), whole("base", base, least=2)
    value = np.floor(counts / step + 0.5) * step
    least = np.maximum(value - step // 2, 0)
    most = value + (step - 1) // 2
    return _result(facts, value, (least, most), step, "nearest", {"base": step}, TILTED)


def rounded_at_random(facts: Facts, *, base: int, seed: int) -> Rounded:
    """Every cell up or down to a multiple of `base` by chance, so that on average nothing is lost.

    A cell r above a multiple goes up with probability r / `base`: unbiased, variance
    r(`base` - r), never further than `base` - 1 (Nargundkar & Saveland 1972, Proc ASA Social
    Statistics Section; bases 3 and 5 are the usual ones). Chance is a keyed hash of `seed` and the
    cell's name, so the same cell is rounded the same way in every table: otherwise the truth
    could be averaged out. Keep the seed secret. Margins are rounded for themselves, so `exact`
    must be looked at.
    Raises UnusableInput as `rounded`, and for a seed that is negative.
    """
    counts, step = _counts(facts), whole("base", base, least=2)
    secret = checks.seed("seed", seed)
    up = uniform(facts.names, secret) < (counts % step) / step
    value = (np.floor(counts / step) + up) * step
    settings: dict[str, int | str] = {"base": step, "seed": "withheld"}
    return _result(facts, value, _around(value, step), step, "random", settings)


def rounded_together(facts: Facts, *, base: int, seed: int) -> Rounded:
    """Every cell to a multiple of `base` beside it, at random, with all sums still right.

    Cells are moved along circles of the network of sums by chances that keep every mean, until
    all are multiples: unbiased controlled rounding (Cox 1987, J Am Stat Assoc 82:520-524). Each
    cell lies less than `base` from the truth, multiples stay. Since the values add up, a reader
    gains nothing from margins beyond `interval`, save what `exact` says.
    Raises UnusableInput as `rounded_at_random`, and where the sums are no network (three
    dimensions, tables linked across): there such a rounding need not exist.
    """
    counts, step = _counts(facts), whole("base", base, least=2)
    secret = checks.seed("seed", seed)
    net = network(facts, np.ones(len(facts), dtype=bool))
    if net is None:
        raise UnusableInput(
            "facts",
            gettext_noop("har summor som inte kan avrundas tillsammans med säkerhet."),
            gettext_noop("Avrunda siffrorna var för sig, eller använd cellnycklar."),
        )
    value = rounded_moves(net, counts / step, np.random.default_rng(secret)) * step
    settings: dict[str, int | str] = {"base": step, "seed": "withheld"}
    return _result(facts, value, _around(value, step), step, "controlled", settings)


def _counts(facts: Facts) -> Floats:
    return checks.counts("facts", facts.values)


def _around(value: Floats, step: int) -> tuple[Floats, Floats]:
    return np.maximum(value - step + 1, 0), value + step - 1


def _result(
    facts: Facts,
    value: Floats,
    limits: tuple[Floats, Floats],
    step: int,
    method: str,
    settings: dict[str, int | str],
    *notes: Note,
) -> Rounded:
    exact = determined(facts, limits)
    matrix = facts.matrix()
    additive = not len(facts.totals) or bool(np.allclose(matrix @ value, 0))
    if exact.any():
        notes = (*notes, Note(STILL_EXACT, {"n": int(exact.sum())}))
    if not additive:
        notes = (*notes, Note(NOT_ADDITIVE))
    return Rounded(
        method=method,
        source="Hundepool et al. 2012, Statistical Disclosure Control, ch. 5",
        settings=settings,
        size={"cells": len(facts), "relations": len(facts.totals)},
        warnings=notes,
        answer=_said(step, method),
        value=value,
        interval=Interval(*limits, 1.0, "every value that rounds so", True),
        variance=float(step // 2) * (step // 2 if method == "nearest" else step - step // 2),
        biased=method == "nearest",
        additive=additive,
        exact=exact,
    )


def _said(step: int, method: str) -> Note:
    if method == "nearest":
        words = gettext_noop(
            "Varje siffra är avrundad till närmaste %(base)s; den sanna ligger högst %(far)s bort."
        )
        return Note(words, {"base": step, "far": step // 2})
    words = gettext_noop(
        "Varje siffra är avrundad upp eller ned till en multipel av %(base)s; den sanna ligger "
        "högst %(far)s bort."
    )
    return Note(words, {"base": step, "far": step - 1})


TILTED = Note(
    gettext_noop(
        "Avrundning till närmaste lutar åt ett håll: många små tal blir noll samtidigt, och summor "
        "av avrundade tal blir fel åt samma håll."
    )
)
STILL_EXACT = gettext_noop(
    "%(n)s siffror går trots avrundningen att räkna ut exakt ur summorna: visa dem inte så."
)
NOT_ADDITIVE = gettext_noop(
    "De avrundade siffrorna summerar inte alltid: totalerna är avrundade för sig."
)
