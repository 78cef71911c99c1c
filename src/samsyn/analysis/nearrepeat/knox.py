"""Near repeats by Knox's method: pairs near in space and soon after one another."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, points
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.fast import Engine, use_numba
from samsyn.analysis.nearrepeat.bands import bands, whole_days
from samsyn.analysis.nearrepeat.kernels import euclidean, manhattan
from samsyn.analysis.nearrepeat.ranks import rank_table, smallest_anywhere
from samsyn.analysis.nearrepeat.tabulated import Tabulated, tabulate
from samsyn.analysis.result import (
    Floats,
    Integers,
    Interval,
    Note,
    Result,
    Value,
    gettext_noop,
)

Metric = Literal["euclidean", "manhattan"]
Exact = tuple[Floats, Floats] | tuple[None, None]
METHOD = "Knox, exact mean and variance; tail of the law with these"
LAW = "negative binomial, Poisson or binomial law with the exact mean and variance"
SOURCE = (
    "Knox 1964, Appl Stat 13:25-29; Barton & David 1966, The random intersection of two graphs; "
    "Johnson et al. 2007, J Quant Criminol 23:201-219"
)
METRICS = {"euclidean": euclidean, "manhattan": manhattan}
FEW_PAIRS = 5
MANY_BANDS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class NearRepeats(Result):
    """Tables of shape (bands of distance, bands of days).

    `observed` pairs; `expected` and `deviation` (standard deviation), both exact, when days are
    shuffled among places; `ratio` observed / expected and `z`, not-a-number where nothing can
    vary; `p`, how likely chance alone gives at least so many pairs; `by_chance`, the pairs that
    chance alone stays within. With permutations also `permutation_p` for each band and
    `adjusted_p`: how likely chance alone gives a p as small in any band of the table.
    `near` and `soon` are the pairs in each band of distance and of days. The ratio has no
    interval: one event is in many pairs, and no law for a table that is not chance is known.
    """

    distance_breaks: Floats
    day_breaks: Floats
    observed: Integers
    expected: Floats
    deviation: Floats
    ratio: Floats
    z: Floats
    p: Floats
    by_chance: Interval
    near: Integers
    soon: Integers
    permutation_p: Floats | None
    adjusted_p: Floats | None


def near_repeats(
    x: ArrayLike,
    y: ArrayLike,
    day: ArrayLike,
    *,
    distance_breaks: ArrayLike,
    day_breaks: ArrayLike,
    metric: Metric = "euclidean",
    permutations: int = 0,
    seed: int = 0,
    level: float = 0.95,
    engine: Engine = "auto",
) -> NearRepeats:
    """Count pairs of events by how far and how many days apart they are, against chance.

    `x`, `y` in metres and `day` in whole days (numbers or numpy dates), one value an event; an
    event that counts k times is k rows. The breaks ascend and make bands [a, b); a last break of
    infinity or None leaves the last band open. With (0, 1, 200, …) the first band is the same
    place. `permutations` (0: none) adds exact rank p to the `p` from the exact moments.

    Raises UnusableInput for fewer than two events, days that are not whole, breaks that do not
    ascend, coordinates in degrees, and more near pairs than can be permuted.
    """
    events = _events(x, y, day)
    far = bands("distance_breaks", distance_breaks)
    late = bands("day_breaks", day_breaks, whole=True)
    checks.one_of("metric", metric, METRICS)
    settings: dict[str, Value] = {
        "distance_breaks": tuple(far.breaks.tolist()),
        "day_breaks": tuple(late.breaks.tolist()),
        "metric": metric,
        "permutations": _permutations(permutations),
        "seed": checks.seed("seed", seed),
        "level": checks.share("level", level),
    }
    counted = tabulate(
        *events, far=far, late=late, distance=METRICS[metric], numba=use_numba(engine)
    )
    exact = _by_shuffling(counted, permutations, seed)
    return _result(counted, settings, level, exact)


def _events(x: ArrayLike, y: ArrayLike, day: ArrayLike) -> tuple[Floats, Floats, Integers]:
    xs, ys = points.points(x, y)
    days = whole_days("day", day)
    checks.same_length(x=xs, day=days)
    checks.at_least("x", xs, 2)
    points.metres(xs, ys)
    return xs, ys, days


def _permutations(permutations: int) -> int:
    if isinstance(permutations, bool) or not isinstance(permutations, int | np.integer):
        permutations = -1
    if permutations < 0:
        raise UnusableInput(
            "permutations",
            gettext_noop("är inget helt antal."),
            gettext_noop("Ange 0 för inga omkastningar, eller till exempel 999."),
        )
    return int(permutations)


def _result(
    counted: Tabulated, settings: dict[str, Value], level: float, exact: Exact
) -> NearRepeats:
    mean, variance = counted.moments
    deviation = np.sqrt(variance)
    low, high = counted.chance.range(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio, z = counted.observed / mean, (counted.observed - mean) / deviation
    return NearRepeats(
        method=METHOD,
        source=SOURCE,
        settings=settings,
        size={"events": counted.events, "places": counted.places},
        warnings=_warnings(mean, deviation, exact[1]),
        distance_breaks=counted.far.breaks,
        day_breaks=counted.late.breaks,
        observed=counted.observed,
        expected=mean,
        deviation=deviation,
        ratio=np.where(mean > 0, ratio, np.nan),
        z=np.where(deviation > 0, z, np.nan),
        p=counted.chance.reaches(counted.observed),
        by_chance=Interval(low, high, level, LAW, conservative=True),
        near=counted.near,
        soon=counted.soon,
        permutation_p=exact[0],
        adjusted_p=exact[1],
    )


def _by_shuffling(counted: Tabulated, permutations: int, seed: int) -> Exact:
    if not permutations:
        return None, None
    simulated = counted.shuffled(permutations, seed)
    band = rank_table(counted.observed, simulated)
    return band, smallest_anywhere(counted.observed, simulated, counted.chance)


def _warnings(mean: Floats, deviation: Floats, adjusted: Floats | None) -> tuple[Note, ...]:
    notes = []
    few, fixed = int(np.sum((mean < FEW_PAIRS) & (deviation > 0))), int(np.sum(deviation == 0))
    if few:
        words = gettext_noop(
            "I %(few)s av %(all)s rutor väntas färre än %(pairs)s par. Där hoppar kvoten mycket "
            "av en slump: se på sannolikheten i stället."
        )
        notes.append(Note(words, {"few": few, "all": mean.size, "pairs": FEW_PAIRS}))
    if fixed:
        words = gettext_noop(
            "I %(fixed)s av %(all)s rutor kan antalet par inte bli annorlunda hur dagarna än "
            "fördelas: de säger ingenting."
        )
        notes.append(Note(words, {"fixed": fixed, "all": mean.size}))
    if adjusted is None and mean.size >= MANY_BANDS:
        words = gettext_noop(
            "Tabellen har %(all)s rutor. Av en slump får ungefär var tjugonde en sannolikhet under "
            "5 %%: begär omkastningar om du letar efter den starkaste rutan."
        )
        notes.append(Note(words, {"all": mean.size}))
    return tuple(notes)
