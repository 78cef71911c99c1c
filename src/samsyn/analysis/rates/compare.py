"""One rate beside another: more, fewer, no difference shown, or too few to tell.

Given the total of both, a Poisson count is binomial (Przyborowski & Wilenski 1940), so limits and
p are those of a proportion: "mid-p" (Lancaster 1961) holds about the level, "exact" (Clopper &
Pearson 1934, the limits of R's poisson.test) at least. p is twice the smaller tail, which agrees
with the limits (Fay 2010).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import binomial, checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.multiple import benjamini_hochberg
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop

SOURCE = (
    "Przyborowski & Wilenski 1940, Biometrika 31:313-323; Lancaster 1961, J Am Stat Assoc "
    "56:223-234; Fay 2010, Biostatistics 11:373-374"
)
METHODS = ("mid-p", "exact")
MORE, FEWER, NOT_SHOWN, TOO_FEW = "more", "fewer", "not shown", "too few"


@dataclass(frozen=True, kw_only=True, eq=False)
class RateRatio(Result):
    """Rate ratios, (rows,): `value` is first / second, infinite where the second count is zero.

    `p` is two-sided for no difference, `adjusted` the same for all rows together (false discovery
    rate). `verdict` (rows,) of words: "more" and "fewer" where `adjusted` says so, else
    "not shown", or "too few" where a ratio of `sought` would not have been seen either. `needed`
    is how many events both counts together would need for that.
    """

    value: Floats
    interval: Interval
    p: Floats
    adjusted: Floats
    verdict: NDArray[np.str_]
    events: Floats
    needed: Floats


def rate_ratio(
    counts: ArrayLike,
    population: ArrayLike,
    other_counts: ArrayLike,
    other_population: ArrayLike,
    *,
    sought: float = 2.0,
    power: float = 0.8,
    level: float = 0.95,
    method: str = "mid-p",
) -> RateRatio:
    """Compare Poisson counts for two populations (or periods), row by row, (rows,).

    `counts` and `other_counts` are independent: an area against the rest, not against a whole that
    it is part of. Populations: people, person-years or days; a row without either gives no ratio.
    `sought` is the ratio, up or down, worth knowing of, seen with the chance `power`.
    Raises UnusableInput: no whole counts, negative populations, lengths that differ, `sought` not
    above 1, `level` or `power` outside 0-1, an unknown method.
    """
    _check_settings(sought, power, level, method)
    data = _checked(counts, population, other_counts, other_population)
    first, together, part = data[0], data[0] + data[1], _share_of_exposure(*data[2:])
    p = _p(first, together, part, half=method == "mid-p")
    adjusted, value = benjamini_hochberg(p), _value(*data)
    needed = _needed(part, sought=sought, power=power, level=level)
    verdict = _verdict(adjusted, value, together, needed, level)
    return RateRatio(
        method=f"rate ratio, conditional binomial, {method}",
        source=SOURCE,
        settings={"sought": sought, "power": power, "level": level, "method": method},
        size={"rows": len(first), "events": int(together.sum())},
        warnings=_warnings(verdict, needed, sought),
        value=value,
        interval=_interval(first, together, part, level=level, method=method),
        p=p,
        adjusted=adjusted,
        verdict=verdict,
        events=together,
        needed=needed,
    )


def _checked(
    counts: ArrayLike, population: ArrayLike, other_counts: ArrayLike, other_population: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    first = checks.counts("counts", counts)
    people = checks.not_negative("population", population)
    second = checks.counts("other_counts", other_counts)
    others = checks.not_negative("other_population", other_population)
    checks.same_length(
        counts=first, population=people, other_counts=second, other_population=others
    )
    return first, second, people, others


def _check_settings(sought: float, power: float, level: float, method: str) -> None:
    checks.share("power", power)
    checks.share("level", level)
    checks.one_of("method", method, METHODS)
    if checks.positive("sought", sought) <= 1:
        raise UnusableInput(
            "sought",
            gettext_noop("är %(found)s, men ska vara större än 1."),
            gettext_noop("Skriv 2 för att söka en fördubbling eller halvering."),
            found=str(sought),
        )


def _share_of_exposure(people: Floats, others: Floats) -> Floats:
    both = (people > 0) & (others > 0)
    return np.where(both, people, np.nan) / np.where(both, people + others, 1.0)


def _p(first: Floats, together: Floats, part: Floats, *, half: bool) -> Floats:
    known = ~np.isnan(part) & (together > 0)
    found = binomial.two_sided_p(first, together, np.where(known, part, 0.5), half=half)
    return np.where(known, found, 1.0)


def _interval(
    first: Floats, together: Floats, part: Floats, *, level: float, method: str
) -> Interval:
    limits = binomial.exact_limits if method == "exact" else binomial.mid_p_limits
    lower, upper = (_as_ratio(share, part) for share in limits(first, together, level=level))
    return Interval(lower, upper, level, method, conservative=method == "exact")


def _as_ratio(share: Floats, part: Floats) -> Floats:
    """The rate ratio for which a share of the events falls on the first."""
    safe = np.where(share < 1, 1 - share, 1.0)
    return np.where(share < 1, share / safe, np.inf) * (1 - part) / part


def _value(first: Floats, second: Floats, people: Floats, others: Floats) -> Floats:
    both = (people > 0) & (others > 0) & (first + second > 0)
    ratio = first * others / np.where(second * people > 0, second * people, 1.0)
    return np.where(both, np.where(second > 0, ratio, np.inf), np.nan)


def _needed(part: Floats, *, sought: float, power: float, level: float) -> Floats:
    """Events in both together for a ratio of `sought` up and of 1/`sought` down to be seen.

    The usual size of a one-sample test of a proportion by the normal approximation.
    """
    wanted = laws.ndtri(1 - (1 - level) / 2), laws.ndtri(power)
    sizes = []
    for ratio in (sought, 1 / sought):
        moved = ratio * part / (1 - part + ratio * part)
        reach = wanted[0] * np.sqrt(part * (1 - part)) + wanted[1] * np.sqrt(moved * (1 - moved))
        sizes.append((reach / (moved - part)) ** 2)
    return np.ceil(np.maximum(*sizes))


def _verdict(
    adjusted: Floats, value: Floats, together: Floats, needed: Floats, level: float
) -> NDArray[np.str_]:
    shown = adjusted <= 1 - level
    plenty = together >= needed
    return np.select(
        [shown & (value > 1), shown & (value < 1), plenty], [MORE, FEWER, NOT_SHOWN], TOO_FEW
    )


def _warnings(verdict: NDArray[np.str_], needed: Floats, sought: float) -> tuple[Note, ...]:
    lacking, few = np.isnan(needed), (verdict == TOO_FEW) & ~np.isnan(needed)
    notes = []
    if lacking.any():
        words = gettext_noop("Jämförelser som saknar befolkning på någon sida: %(n)s.")
        notes.append(Note(words, {"n": int(lacking.sum())}))
    if few.any():
        words = gettext_noop(
            "Jämförelser med för få händelser: %(n)s. Inte ens %(sought)s gånger så många, eller "
            "så mycket färre, hade säkert synts. Det behövs minst %(least)s händelser "
            "tillsammans. Ta en längre period eller ett större område."
        )
        least = int(needed[few].min())
        notes.append(Note(words, {"n": int(few.sum()), "sought": f"{sought:g}", "least": least}))
    return tuple(notes)
