"""One break in a series: where it is likeliest, and whether it is more than chance."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.montecarlo import rank_p
from samsyn.analysis.result import Floats, Note, Result, gettext_noop
from samsyn.analysis.trend.serial import lag_one, ranks

PETTITT = "Pettitt 1979, Appl Stat 28:126-135"
RATIO = (
    "Worsley 1986, Biometrika 73:91-104 (maximally selected likelihood ratio); "
    "Davison & Hinkley 1997, Bootstrap Methods, section 4.3 (permutation)"
)
AT_ONCE = 2_000_000
Path = Callable[[Floats], Floats]


@dataclass(frozen=True, kw_only=True, eq=False)
class Break(Result):
    """`at` is the first step (from 0) of the later part; `before` and `after` are the means.

    `p` says how often chance order alone makes so large a `statistic` anywhere in the series.
    `approximate_p` is the method's own formula where it has one, otherwise not-a-number.
    """

    at: int
    statistic: float
    p: float
    approximate_p: float
    before: float
    after: float


def pettitt(series: ArrayLike, *, seed: int, permutations: int = 9999) -> Break:
    """Pettitt's test: did the level shift once, whatever the distribution?

    `series`: shape (steps,), at least 5, any unit, equally far apart. K is the largest
    |2 (rank sum of the first t) - t (n + 1)|, ties sharing ranks; p by `permutations` of the
    series, seeded, so that it holds with ties and in short series. `approximate_p` is Pettitt's
    2 exp(-6 K²/(n³ + n²)). A trend, a season or steps that follow each other look like a break
    too. Raises UnusableInput for gaps, fewer than 5 steps and too few permutations.

    Pettitt 1979, Appl Stat 28:126-135.
    """
    values = checks.numbers("series", series)
    checks.at_least("series", values, 5)
    steps = len(values)
    found = _tested(ranks(values), _rank_path(steps), seed, permutations)
    approximate = min(1.0, 2 * float(np.exp(-6 * found[1] ** 2 / (steps**3 + steps**2))))
    return _break(
        "Pettitt's test, permutation p", PETTITT, values, found, approximate, seed, permutations
    )


def count_break(series: ArrayLike, *, seed: int, permutations: int = 9999) -> Break:
    """Did the mean of a series of counts shift once?

    `series`: shape (steps,), at least 5 whole counts of equally long steps. The statistic is the
    largest likelihood ratio of two Poisson means against one, over all places of the break;
    p by `permutations` of the series, seeded, so that it holds also where counts vary more than
    Poisson. A trend, a season or steps that follow each other look like a break too.
    Raises UnusableInput for gaps, negative or broken counts, fewer than 5 steps.

    Worsley 1986, Biometrika 73:91-104; permutation p instead of its approximations.
    """
    values = checks.counts("series", series)
    checks.at_least("series", values, 5)
    found = _tested(values, _ratio_path(values), seed, permutations)
    method = "maximally selected Poisson likelihood ratio, permutation p"
    return _break(method, RATIO, values, found, np.nan, seed, permutations)


def _rank_path(steps: int) -> Path:
    before = np.arange(1, steps)

    def path(rows: Floats) -> Floats:
        sums = np.cumsum(rows, axis=-1)[..., :-1]
        return np.asarray(np.abs(2 * sums - before * (steps + 1)))

    return path


def _ratio_path(values: Floats) -> Path:
    steps, total = len(values), float(values.sum())
    share = np.arange(1, steps) / steps

    def path(rows: Floats) -> Floats:
        early = np.cumsum(rows, axis=-1)[..., :-1]
        late = total - early
        gained = (
            laws.xlogy(early, early)
            - laws.xlogy(early, share)
            + laws.xlogy(late, late)
            - laws.xlogy(late, 1 - share)
        )
        return np.asarray(2 * (gained - laws.xlogy(total, total)))

    return path


def _tested(values: Floats, path: Path, seed: int, permutations: int) -> tuple[int, float, float]:
    """Where the path is highest, how high, and how often a shuffled one gets there."""
    _enough(permutations)
    rng = np.random.default_rng(checks.seed("seed", seed))
    heights = path(values)
    highest = float(heights.max())
    rows = max(1, AT_ONCE // len(values))
    peaks = [
        path(rng.permuted(np.tile(values, (min(rows, permutations - done), 1)), axis=1)).max(axis=1)
        for done in range(0, permutations, rows)
    ]
    at = int(np.argmax(heights >= highest - 1e-9)) + 1
    return at, highest, rank_p(highest, np.concatenate(peaks))


def _enough(permutations: int) -> None:
    if isinstance(permutations, bool) or permutations != int(permutations) or permutations < 99:
        raise UnusableInput(
            "permutations",
            gettext_noop("är %(found)s, för få för att säga något."),
            gettext_noop("Ange minst 99, gärna 9999."),
            found=str(permutations),
        )


def _break(
    method: str,
    source: str,
    values: Floats,
    found: tuple[int, float, float],
    approximate: float,
    seed: int,
    permutations: int,
) -> Break:
    at, statistic, p = found
    return Break(
        method=method,
        source=source,
        settings={"seed": int(seed), "permutations": int(permutations)},
        size={"steps": len(values)},
        warnings=_warnings(values, at),
        at=at,
        statistic=statistic,
        p=p,
        approximate_p=approximate,
        before=float(values[:at].mean()),
        after=float(values[at:].mean()),
    )


def _warnings(values: Floats, at: int) -> tuple[Note, ...]:
    notes: tuple[Note, ...] = ()
    if values.min() == values.max():
        notes += (
            Note(gettext_noop("Alla steg har samma värde: det finns inget brott att pröva.")),
        )
    if min(at, len(values) - at) < 3:
        notes += (
            Note(gettext_noop("Brottet ligger vid seriens kant och vilar på några få steg.")),
        )
    parts = np.concatenate([part - part.mean() for part in (values[:at], values[at:])])
    if lag_one(parts) > 1.96 / np.sqrt(len(values)):
        notes += (
            Note(
                gettext_noop(
                    "Steg intill varandra följs åt också inom delarna: en trend, en årstid eller "
                    "tröghet kan se ut som ett brott."
                )
            ),
        )
    return notes
