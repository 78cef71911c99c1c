"""Gini, shares of places and the Lorenz curve, beside what chance alone would give.

With fewer events than places some places must be empty, and a Gini is high whatever the spread.
Two things help: the generalised Gini compares with the most even spread that is possible (Bernasco
& Steenbeek 2017), and draws of the same number of events, thrown on the places by chance, say how
concentrated an unconcentrated spread looks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.concentration.chance import Chance, simulated, summarised, tied_p
from samsyn.analysis.concentration.gini import generalised, gini, unbiased
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Note, Result, Value, gettext_noop

SOURCE = (
    "Bernasco & Steenbeek 2017, J Quant Criminol 33:451-467; Deltas 2003, Rev Econ Stat "
    "85:226-234; Weisburd 2015, Criminology 53:133-157; Lancaster 1961, J Am Stat Assoc "
    "56:223-234"
)
FEW = 20


@dataclass(frozen=True, kw_only=True, eq=False)
class Concentration(Result):
    """How unevenly events (and harm) lie on places.

    `gini`, `generalised` and their `_unbiased` forms; `share_25` and `share_50`, the fewest places
    that hold a quarter and half of the events, as a share of all places; the same of harm, or
    not-a-number. `lorenz_places` and `lorenz_events` (places + 1,): the curve from the fullest
    place on, `lorenz_harm` from the most harmed. `chance` is the same without concentration and
    `p` how often chance gave as high a Gini.
    """

    gini: float
    generalised: float
    gini_unbiased: float
    generalised_unbiased: float
    share_25: float
    share_50: float
    harm_gini: float
    harm_share_25: float
    harm_share_50: float
    lorenz_places: Floats
    lorenz_events: Floats
    lorenz_harm: Floats
    chance: Chance
    p: float


@dataclass(frozen=True, kw_only=True)
class _Curve:
    gini: float
    share_25: float
    share_50: float
    points: Floats


def concentration(
    counts: ArrayLike,
    *,
    seed: int,
    harm: ArrayLike | None = None,
    likely: ArrayLike | None = None,
    draws: int = 999,
    level: float = 0.95,
) -> Concentration:
    """Describe how the events of all places are spread, and compare with chance.

    `counts` (places,): whole numbers, of every place that can have an event, the empty too.
    `harm` (places,): their harm. `likely` (places,): how much of the events each place would have
    without concentration (homes, people), of any sum; None gives every place the same.
    `draws` spreads by chance from `seed`; p is their mid-p, draws with the same Gini counted half.

    Raises UnusableInput: no places, counts that are no whole numbers, negative harm, lengths that
    differ, `likely` zero where there are events, `draws` below 19.
    """
    events = checks.counts("counts", counts)
    checks.at_least("counts", events, 1)
    hurt = None if harm is None else _beside("harm", harm, events)
    odds = None if likely is None else _odds(likely, events)
    _check_settings(seed, draws, level)
    spread = _curve(events)
    total, rng = int(events.sum()), np.random.default_rng(seed)
    ginis, *shares = simulated(total, len(events), odds, draws, rng)
    chance = summarised(ginis, (shares[0], shares[1]), level)
    p = tied_p(spread.gini, ginis) if total else 1.0
    settings: dict[str, Value] = {
        "seed": seed,
        "draws": draws,
        "level": level,
        "likely": likely is not None,
    }
    return _answer(events, spread, _curve(hurt), chance, p, settings=settings)


def _beside(name: str, values: ArrayLike, events: Floats) -> Floats:
    array = checks.not_negative(name, values)
    checks.same_length(counts=events, **{name: array})
    return array


def _odds(likely: ArrayLike, events: Floats) -> Floats:
    odds = _beside("likely", likely, events)
    impossible = (odds == 0) & (events > 0)
    if impossible.any() or not odds.sum() > 0:
        raise UnusableInput(
            "likely",
            gettext_noop("är noll på plats %(place)s (räknat från 0), där det finns händelser."),
            gettext_noop("Ange ett tal större än noll för varje plats som kan ha händelser."),
            place=int(np.argmax(impossible)),
        )
    return np.sort(odds / odds.sum())


def _check_settings(seed: int, draws: int, level: float) -> None:
    checks.seed("seed", seed)
    checks.share("level", level)
    if checks.positive("draws", draws) < 19:
        raise UnusableInput(
            "draws",
            gettext_noop("är %(found)s; med färre än 19 kan inget skiljas från slumpen."),
            gettext_noop("Använd 999."),
            found=str(draws),
        )


def _curve(values: Floats | None) -> _Curve:
    if values is None or not values.sum() > 0:
        nothing = np.zeros(0) if values is None else np.full(len(values) + 1, np.nan)
        return _Curve(gini=np.nan, share_25=np.nan, share_50=np.nan, points=nothing)
    ascending = np.sort(values)
    held = np.cumsum(ascending[::-1]) / values.sum()
    quarter, half = (
        float(np.searchsorted(held, part - 1e-12) + 1) / len(values) for part in (0.25, 0.5)
    )
    points = np.concatenate([[0.0], np.minimum(held, 1.0)])
    return _Curve(gini=gini(ascending), share_25=quarter, share_50=half, points=points)


def _answer(
    events: Floats,
    spread: _Curve,
    hurt: _Curve,
    chance: Chance,
    p: float,
    *,
    settings: dict[str, Value],
) -> Concentration:
    places, total = len(events), float(events.sum())
    general = generalised(spread.gini, places, total)
    return Concentration(
        method=f"concentration on places, mid-p of {settings['draws']} draws by chance",
        source=SOURCE,
        settings=settings,
        size={"places": places, "events": int(total), "with events": int((events > 0).sum())},
        warnings=_warnings(places, total, p, chance.interval.level),
        gini=spread.gini,
        generalised=general,
        gini_unbiased=unbiased(spread.gini, places, places),
        generalised_unbiased=unbiased(general, places, min(places, total)),
        share_25=spread.share_25,
        share_50=spread.share_50,
        harm_gini=hurt.gini,
        harm_share_25=hurt.share_25,
        harm_share_50=hurt.share_50,
        lorenz_places=np.linspace(0, 1, places + 1),
        lorenz_events=spread.points,
        lorenz_harm=hurt.points,
        chance=chance,
        p=p,
    )


def _warnings(places: int, total: float, p: float, level: float) -> tuple[Note, ...]:
    notes = []
    if total < FEW:
        words = gettext_noop(
            "Bara %(n)s händelser: för få för att säga hur samlade de är. Ta en längre period."
        )
        notes.append(Note(words, {"n": int(total)}))
    if FEW <= total < places:
        words = gettext_noop(
            "Det finns fler platser (%(places)s) än händelser (%(n)s). Läs det generaliserade "
            "måttet och jämför andelarna med slumpens."
        )
        notes.append(Note(words, {"places": places, "n": int(total)}))
    if total and p > 1 - level:
        words = gettext_noop("Händelserna är inte säkert mer samlade än slumpen hade gjort dem.")
        notes.append(Note(words))
    return tuple(notes)
