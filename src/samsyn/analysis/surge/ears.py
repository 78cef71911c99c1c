"""EARS: for series without years behind them, a mean and a deviation of the last few steps.

Counts are compared on the scale 2·√(x + 3/8), where they are nearly normal with a variance that
does not depend on the mean, by Student's t for a new observation, mean ± t·s·√(1 + 1/n); the
three C2 of C3 are put on the normal scale before they are summed. So `alpha` is kept. The
published limits take the counts as they are and mean ± z·s, and are passed several times more
often than `alpha` says.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop
from samsyn.analysis.surge.result import Surge, discoveries, scores, whole_set

Variant = Literal["C1", "C2", "C3"]
SOURCE = "Hutwagner, Thompson, Seeman & Treadwell 2003, J Urban Health 80:i89-i96"
BACK = {"C1": (0,), "C2": (2,), "C3": (2, 3, 4)}
SHORTEST = 3
CELL, CELLS = 0.01, 4000


def ears(
    counts: ArrayLike,
    *,
    variant: Variant = "C2",
    alpha: float = 0.001,
    baseline: int = 7,
    least_deviation: float = 0.5,
    published: bool = False,
    false_discovery: float | None = None,
) -> Surge:
    """Whether the newest step is far above the mean of `baseline` recent ones.

    `counts` (series, steps) whole numbers, oldest first. C1 takes the steps just before the
    newest, C2 leaves two between, C3 sums how far the newest three C2 lie above one; its limit is
    what the newest count must pass, given the two before, zero where these two suffice. The
    deviation is at least `least_deviation`, so that one case after a silence is no alarm.
    `published` gives the published limits; `expected_false_alarms` tells what they cost.

    Raises UnusableInput for counts that are none and too few steps. Hutwagner et al. 2003, J
    Urban Health 80:i89-i96; formulas as in Salmon, Schumacher & Höhle 2016, J Stat Softw 70(10);
    the root: Anscombe 1948, Biometrika 35:246-254.
    """
    settings: dict[str, Value] = {k: v for k, v in locals().items() if k != "counts"}
    data = _read(counts, variant, baseline)
    checks.share("alpha", alpha)
    law = _Law(baseline, published)
    floor = float(checks.not_negative("least_deviation", least_deviation, dimensions=0))
    recent = [
        _Compared.of(data, back, ahead, law, floor) for ahead, back in enumerate(BACK[variant])
    ]
    judged = (_of_sum if variant == "C3" else _of_one)(recent, alpha)
    return _answer(data, recent[0], judged, settings, false_discovery)


def _answer(
    data: Floats,
    now: "_Compared",
    judged: "Answer",
    settings: dict[str, Value],
    rate: float | None,
) -> Surge:
    (lower, upper, p, false), observed, law = judged, data[:, -1].copy(), now.law
    adjusted, discovered = discoveries(p, observed > 0, rate)
    scale = "normal as published" if law.published else "t of square roots"
    return Surge(
        expected=now.mean,
        interval=Interval(lower, upper, 1 - 2 * float(str(settings["alpha"])), scale),
        observed=observed,
        score=scores(observed, now.mean, upper),
        p=p,
        watched=np.ones(len(data), dtype=np.bool_),
        alarm=(observed > upper) & (observed > 0),
        expected_false_alarms=false * len(data),
        adjusted=adjusted,
        discovered=discovered,
        method=f"EARS {settings['variant']}, {scale}",
        source=SOURCE,
        settings=settings,
        size={"series": len(data), "steps": data.shape[1], "reference": law.baseline},
        warnings=(*_eager(law.published), *_season(), whole_set(len(data), false * len(data))),
    )


def _read(counts: ArrayLike, variant: str, baseline: int) -> Floats:
    data = checks.counts("counts", counts, dimensions=2)
    checks.at_least("counts", data, 1)
    checks.one_of("variant", variant, BACK)
    if baseline < SHORTEST:
        raise UnusableInput(
            "baseline",
            gettext_noop("är %(found)s steg; minst %(wanted)s behövs."),
            gettext_noop("Välj till exempel 7."),
            found=baseline,
            wanted=SHORTEST,
        )
    checks.at_least("counts", data.T, baseline + max(BACK[variant]) + 1)
    return data


@dataclass(frozen=True)
class _Law:
    """How a distance from a baseline of n steps lies on the scale that limits are taken from."""

    baseline: int
    published: bool

    @property
    def new(self) -> float:
        return float(np.sqrt(1 + 1 / self.baseline))

    def level(self, counts: Floats) -> Floats:
        return counts if self.published else 2 * np.sqrt(counts + 3 / 8)

    def count(self, level: Floats) -> Floats:
        return level if self.published else (np.maximum(level, 0) / 2) ** 2 - 3 / 8

    def scaled(self, distance: Floats) -> Floats:
        if self.published:
            return distance
        normal: Floats = -laws.ndtri(laws.stdtr(self.baseline - 1, -distance / self.new))
        return normal

    def distance(self, scaled: ArrayLike) -> Floats:
        if self.published:
            return np.asarray(scaled)
        apart: Floats = -self.new * laws.stdtrit(self.baseline - 1, laws.ndtr(-np.asarray(scaled)))
        return apart

    def passed(self, scaled: ArrayLike) -> Floats:
        """The chance that a scaled distance exceeds this by chance, in normal data."""
        above = -np.asarray(scaled)
        chance: Floats = (
            laws.stdtr(self.baseline - 1, above / self.new) if self.published else laws.ndtr(above)
        )
        return chance

    def sum_passed(self) -> tuple[Floats, Floats]:
        """Points, and the chance that three distances' excess over one sums to at least them."""
        edges = (np.arange(CELLS + 1) - 0.5) * CELL
        beyond = np.where(edges < 0, 1.0, self.passed(1 + np.maximum(edges, 0)))
        spectrum = np.fft.rfft(-np.diff(beyond), 4 * CELLS)
        three = np.fft.irfft(spectrum**3, 4 * CELLS)
        tail = np.clip(1 - np.concatenate([[0.0], np.cumsum(three)]), 0, 1)
        points: Floats = (np.arange(tail.size) - 0.5) * CELL
        return points, np.asarray(tail, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class _Compared:
    """A count beside its baseline, for every series: as it is, and on the law's scale."""

    law: _Law
    floor: float
    count: Floats
    mean: Floats
    centre: Floats
    deviation: Floats

    @classmethod
    def of(cls, data: Floats, back: int, ahead: int, law: _Law, floor: float) -> "_Compared":
        end = data.shape[1] - 1 - back
        window = data[:, end - law.baseline : end]
        level = law.level(window)
        return cls(
            law,
            floor,
            data[:, -1 - ahead],
            window.mean(axis=1),
            level.mean(axis=1),
            level.std(axis=1, ddof=1),
        )

    @property
    def scaled(self) -> Floats:
        apart = _over(self.law.level(self.count) - self.centre, self.deviation)
        floored = _over(self.count - self.mean, np.full(self.mean.shape, self.floor))
        least: Floats = np.minimum(self.law.scaled(apart), self.law.scaled(floored))
        return least

    def above(self, scaled: ArrayLike) -> Floats:
        """The count with this scaled distance."""
        reach = self.law.distance(scaled)
        limit = self.law.count(self.centre + reach * self.deviation)
        furthest: Floats = np.maximum(limit, self.mean + reach * self.floor)
        return furthest

    def below(self, scaled: float) -> Floats:
        reach = self.law.distance(scaled)
        limit = self.law.count(self.centre - reach * self.deviation)
        furthest: Floats = np.minimum(limit, self.mean - reach * self.floor)
        return np.maximum(furthest, 0.0)


def _over(apart: Floats, deviation: Floats) -> Floats:
    """The quotient; over nothing it is without end for what lies above."""
    without = np.where(apart > 0, np.inf, np.where(apart < 0, -np.inf, 0.0))
    found: Floats = np.divide(apart, deviation, out=without, where=deviation > 0)
    return found


Answer = tuple[Floats, Floats, Floats, float]


def _of_one(recent: list[_Compared], alpha: float) -> Answer:
    (now,), limit = recent, float(-laws.ndtri(alpha))
    p = np.asarray(laws.ndtr(-now.scaled))
    return now.below(limit), now.above(limit), p, float(now.law.passed(limit))


def _of_sum(recent: list[_Compared], alpha: float) -> Answer:
    now, limit = recent[0], float(-laws.ndtri(alpha))
    excess = [np.maximum(one.scaled - 1, 0) for one in recent]
    earlier = excess[1] + excess[2]
    points, tail = now.law.sum_passed()
    below = now.below(limit)
    if now.law.published:
        p = np.asarray(laws.ndtr(-(excess[0] + earlier)))
    else:
        limit = float(np.interp(-alpha, -tail, points))
        p = np.interp(excess[0] + earlier, points, tail)
    short = np.maximum(limit - earlier, 0)
    upper = np.where(short > 0, now.above(1 + short), 0.0)
    return below, upper, p, float(np.interp(limit, points, tail))


def _season() -> tuple[Note, ...]:
    words = gettext_noop(
        "Jämförelsen är bara de senaste stegen: en vanlig säsongstopp ser ut som en ökning."
    )
    return (Note(words),)


def _eager(published: bool) -> tuple[Note, ...]:
    if not published:
        return ()
    words = gettext_noop("Gränsen är den som metoden gavs ut med; den larmar oftare än den säger.")
    return (Note(words),)
