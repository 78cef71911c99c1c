"""CUSUM: a small rise that lasts, summed step by step until it is too much for chance.

How likely a sum is follows from a Markov chain over Poisson or negative binomial counts with each
series' mean at the newest step (60 states; at most 104 steps); so it holds for rare events too,
where the deviates are far from normal. It trusts that the expected is right.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop
from samsyn.analysis.surge.result import Surge, discoveries, whole_set
from samsyn.analysis.surge.tails import tail

STATES, REACH = 60, 3.0
LONGEST = 104


@dataclass(frozen=True, kw_only=True, eq=False)
class Cusum(Surge):
    """A `Surge` whose `statistic` (series,) is the sum so far; an alarm is above the boundary.

    The interval's upper limit is the count that the newest step would have had to pass, its lower
    limit zero. `p` is the chance of a sum at least so high at this step.
    """

    statistic: Floats


def cusum(
    counts: ArrayLike,
    expected: ArrayLike,
    *,
    reference: float = 1.04,
    boundary: float = 2.26,
    overdispersion: float = 1.0,
    false_discovery: float | None = None,
) -> Cusum:
    """Sums of how far counts lie above the expected, as normal deviates, never below zero.

    `counts` (series, steps) whole numbers, oldest first; `expected` (series,) or (series, steps)
    the mean when nothing has changed, above zero; `overdispersion` the variance of a count over
    its mean, at least one. S = max(0, S + z − `reference`) with
    z = (x − 3m + 2√(xm)) / (2√(m · overdispersion)); it alarms above `boundary`, starts at zero
    and is not set back after an alarm.

    Raises UnusableInput for counts that are none and expected values not above zero. Rossi,
    Lampugnani & Marchi 1999, Stat Med 18:2111-2122; the chain: Brook & Evans 1972, Biometrika
    59:539-549.
    """
    settings: dict[str, Value] = {
        k: v for k, v in locals().items() if k not in ("counts", "expected")
    }
    data, mean = _read(counts, expected)
    checks.positive("reference", reference)
    checks.positive("boundary", boundary)
    wide = _at_least_one(overdispersion)
    chain = _Chain(reference, boundary, wide, min(data.shape[1], LONGEST))
    return _answer(data, mean, chain, settings, false_discovery)


def _answer(
    data: Floats, mean: Floats, chain: "_Chain", settings: dict[str, Value], rate: float | None
) -> Cusum:
    before, statistic = chain.sums(_deviates(data, mean))
    now, needed = mean[:, -1].copy(), chain.boundary + chain.reference - before
    upper = np.maximum(_count_at(needed * np.sqrt(chain.overdispersion), now), 0)
    p, false = chain.tails(now, statistic)
    adjusted, discovered = discoveries(p, data[:, -1] > 0, rate)
    nothing = np.zeros(len(data))
    return Cusum(
        expected=now,
        interval=Interval(nothing, upper, 1 - float(false.mean()), "boundary"),
        observed=data[:, -1].copy(),
        score=statistic / chain.boundary,
        p=p,
        watched=np.ones(len(data), dtype=np.bool_),
        alarm=statistic > chain.boundary,
        expected_false_alarms=float(false.sum()),
        adjusted=adjusted,
        discovered=discovered,
        statistic=statistic,
        method="CUSUM, Rossi's deviates",
        source="Rossi, Lampugnani & Marchi 1999, Stat Med 18:2111-2122",
        settings=settings,
        size={"series": len(data), "steps": data.shape[1]},
        warnings=(*_rare(now), whole_set(len(data), float(false.sum()))),
    )


def _read(counts: ArrayLike, expected: ArrayLike) -> tuple[Floats, Floats]:
    data = checks.counts("counts", counts, dimensions=2)
    checks.at_least("counts", data, 1)
    checks.at_least("counts", data.T, 1)
    mean = checks.not_negative("expected", expected, dimensions=None)
    mean = mean[:, None] if mean.ndim == 1 else mean
    if mean.ndim != 2 or mean.shape[0] != data.shape[0] or mean.shape[1] not in (1, data.shape[1]):
        raise UnusableInput(
            "expected",
            gettext_noop("har inte ett värde per serie, eller ett per serie och steg."),
            gettext_noop("Skicka lika många rader som i counts."),
        )
    if not mean.min() > 0:
        raise UnusableInput(
            "expected",
            gettext_noop("är noll på plats %(place)s (räknat från 0)."),
            gettext_noop("Ta bort serien, eller sätt det väntade till ett litet tal."),
            place=int(np.argmin(mean.ravel())),
        )
    return data, np.broadcast_to(mean, data.shape)


def _at_least_one(overdispersion: float) -> float:
    if not checks.positive("overdispersion", overdispersion) >= 1:
        raise UnusableInput(
            "overdispersion",
            gettext_noop("är %(found)s, men kan inte vara mindre än 1."),
            gettext_noop("Ange 1 för händelser som är oberoende av varandra, annars mer."),
            found=str(overdispersion),
        )
    return float(overdispersion)


def _deviates(counts: Floats, mean: Floats) -> Floats:
    deviates: Floats = (counts - 3 * mean + 2 * np.sqrt(counts * mean)) / (2 * np.sqrt(mean))
    return deviates


def _count_at(deviate: Floats, mean: Floats) -> Floats:
    """The count with this deviate, below zero where every count has a larger one."""
    root = np.sqrt(mean)
    square = 4 * mean + 2 * deviate * root
    side = np.sqrt(np.maximum(square, 0)) - root
    found: Floats = np.where((square < 0) | (side < 0), -1.0, side**2)
    return found


@dataclass(frozen=True)
class _Chain:
    """The sum as a Markov chain over `STATES` values from zero to `REACH` boundaries."""

    reference: float
    boundary: float
    overdispersion: float
    steps: int

    @property
    def cell(self) -> float:
        return REACH * self.boundary / (STATES - 0.5)

    def sums(self, deviates: Floats) -> tuple[Floats, Floats]:
        """The sum before the newest step, and after it."""
        gains = deviates / np.sqrt(self.overdispersion) - self.reference
        before = now = np.zeros(len(deviates))
        for step in range(gains.shape[1]):
            before, now = now, np.maximum(0, now + gains[:, step])
        return before, now

    def tails(self, mean: Floats, statistic: Floats) -> tuple[Floats, Floats]:
        """P(sum ≥ the statistic) and P(sum > boundary) after all steps, for every series."""
        levels, place = np.unique(mean, return_inverse=True)
        parts = np.array_split(levels, max(len(levels) // 256, 1))
        beyond = np.concatenate([self._tail(part) for part in parts])[place]
        rows = np.arange(len(mean))
        near = np.clip(np.ceil(statistic / self.cell - 1), 0, STATES - 1).astype(np.int64)
        last = min(int(np.floor(self.boundary / self.cell)) + 1, STATES - 1)
        return np.where(statistic > 0, beyond[rows, near], 1.0), beyond[rows, last]

    def _tail(self, mean: Floats) -> Floats:
        """P(sum in state j or above), (means, states)."""
        moves, now = self._moves(mean), np.zeros((len(mean), 1, STATES))
        now[:, 0, 0] = 1
        for _ in range(self.steps):
            now = now @ moves
        beyond: Floats = np.cumsum(now[:, 0, ::-1], axis=1)[:, ::-1]
        return np.clip(beyond, 0, 1)

    def _moves(self, mean: Floats) -> Floats:
        at = np.arange(STATES) * self.cell
        edges = at[:-1] + self.cell / 2
        needed = edges[None, :] - at[:, None] + self.reference
        count = _count_at(needed[None] * np.sqrt(self.overdispersion), mean[:, None, None])
        means = np.broadcast_to(mean[:, None, None], count.shape)
        below = 1 - tail(np.floor(count) + 1, means, np.full_like(count, self.overdispersion))
        ends = (*below.shape[:2], 1)
        cumulated = np.concatenate([np.zeros(ends), below, np.ones(ends)], axis=2)
        return np.diff(cumulated, axis=2)


def _rare(mean: Floats) -> tuple[Note, ...]:
    rare = int((mean < 1).sum())
    if not rare:
        return ()
    words = gettext_noop(
        "%(n)s serier väntas ha färre än en händelse per steg; där kan en enda händelse räcka "
        "för larm."
    )
    return (Note(words, {"n": rare}),)
