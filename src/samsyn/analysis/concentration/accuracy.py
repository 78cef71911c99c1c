"""Did the events come where the map said? PAI, PEI and RRI of every possible cut."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.binomial import wilson
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Integers, Interval, Note, Result, gettext_noop

SOURCE = (
    "Chainey, Tompson & Uhlig 2008, Security Journal 21:4-28 (PAI); Hunt 2016 (PEI); Levine 2008, "
    "Security Journal 21:295-302 (RRI, as in Wheeler's ptools)"
)
FEW = 20


@dataclass(frozen=True, kw_only=True, eq=False)
class Accuracy(Result):
    """One value for each number of places taken, best predicted first, (places,).

    `order` the places in that order, `area_share` and `hit_rate` the shares of area and events in
    those taken, `pai` = hit_rate / area_share, `pei` = pai / the highest pai possible for as many
    places, `rri` = predicted / observed events in those taken (not-a-number before the first).
    `interval` is for `pai`, of places chosen beforehand.
    """

    order: Integers
    area_share: Floats
    hit_rate: Floats
    pai: Floats
    interval: Interval
    pei: Floats
    rri: Floats


def accuracy(
    observed: ArrayLike, predicted: ArrayLike, areas: ArrayLike, *, level: float = 0.95
) -> Accuracy:
    """Judge a forecast, or last year's hot spots, against what then came.

    `observed` (places,): events afterwards, whole numbers. `predicted` (places,): the expected
    number or any score. `areas` (places,): their areas, of any unit. Places predicted alike are
    taken in the order least favourable to the map, so their order in the input does not matter.

    The hit rate is a proportion of independent events, so PAI has Wilson's interval / area share.
    Raises UnusableInput: no places, no events, no whole counts, a negative score, an area that is
    not above zero, lengths that differ.
    """
    came = checks.counts("observed", observed)
    score = checks.not_negative("predicted", predicted)
    area = _areas(areas)
    checks.same_length(observed=came, predicted=score, areas=area)
    _refuse_nothing(came)
    checks.share("level", level)
    order = np.lexsort((-area, came / area, -score))
    taken, hits = np.cumsum(area[order]) / area.sum(), np.cumsum(came[order])
    total = np.full_like(hits, came.sum())
    best = np.lexsort((area, -came / area))
    ideal = np.cumsum(came[best]) / total / (np.cumsum(area[best]) / area.sum())
    lower, upper = wilson(hits, total, level=level)
    return Accuracy(
        method="PAI, PEI and RRI, Wilson interval",
        source=SOURCE,
        settings={"level": level},
        size={"places": len(came), "events": int(came.sum())},
        warnings=_warnings(float(came.sum())),
        order=order,
        area_share=taken,
        hit_rate=hits / total,
        pai=hits / total / taken,
        interval=Interval(lower / taken, upper / taken, level, "Wilson score"),
        pei=hits / total / taken / ideal,
        rri=np.cumsum(score[order]) / np.where(hits > 0, hits, np.nan),
    )


def _areas(areas: ArrayLike) -> Floats:
    array = checks.not_negative("areas", areas)
    if (array == 0).any():
        raise UnusableInput(
            "areas",
            gettext_noop("är noll på plats %(place)s (räknat från 0)."),
            gettext_noop("Ta bort platser utan yta, eller ange deras yta."),
            place=int(np.argmax(array == 0)),
        )
    return array


def _refuse_nothing(came: Floats) -> None:
    if not came.sum() > 0:
        raise UnusableInput(
            "observed",
            gettext_noop("har inga händelser, så kartan kan inte prövas."),
            gettext_noop("Vänta in en längre period efter kartan."),
        )


def _warnings(total: float) -> tuple[Note, ...]:
    if total >= FEW:
        return ()
    words = gettext_noop("Bara %(n)s händelser att pröva kartan mot: läs intervallet.")
    return (Note(words, {"n": int(total)}),)
