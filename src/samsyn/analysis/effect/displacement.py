"""How many fewer: the change where something was done, less the change where nothing was.

value = Σ h · [(T₁ − T₀) − (C₁ − C₀) + (D₁ − D₀) − (E₁ − E₀)], each count over its weights;
variance = overdispersion · Σ h² · count / weight². The interval is normal where every count is at
least five; otherwise it is put together from score limits of the single counts (MOVER), which a
zero does not break.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.effect.verdict import Chosen, Effect, Found, Judge
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop

SOURCE = "Wheeler & Ratcliffe 2018, Crime Sci 7:11"
NORMAL_FROM = 5
AREAS = ("treated", "control", "displaced_treated", "displaced_control")
SIGNS = np.array([1.0, -1.0, 1.0, -1.0])


@dataclass(frozen=True, kw_only=True, eq=False)
class DisplacementDifference(Effect):
    """`value` is the change in events (times their harm weights) against the control area.

    `local` is the part of the treated area, `displacement` the part of its surroundings (zero
    when none were given), `error` the standard error, `z` their quotient.
    """

    local: float
    displacement: float
    error: float
    z: float


def displacement_difference(
    treated: ArrayLike,
    control: ArrayLike,
    *,
    displaced_treated: ArrayLike | None = None,
    displaced_control: ArrayLike | None = None,
    time_weights: Sequence[float] = (1.0, 1.0),
    area_weights: Sequence[float] = (1.0, 1.0, 1.0, 1.0),
    harm_weights: ArrayLike | None = None,
    overdispersion: float = 1.0,
    meaningful: float,
    least_count: float = 20,
    level: float = 0.95,
    power: float = 0.8,
    chosen: Chosen = "unknown",
) -> DisplacementDifference:
    """The weighted displacement difference of Wheeler & Ratcliffe.

    Each area is (2,) or, for several kinds of event, (kinds, 2): counts before and after; the two
    `displaced`, around the treated and the control one, both or none. Counts are divided by
    `time_weights`, the lengths of the periods, and `area_weights`, the sizes of treated, control,
    displaced treated, displaced control, and multiplied by `harm_weights` (kinds,). `meaningful`
    is the decrease that would matter, as a share of the treated area's count before.

    Raises UnusableInput for counts that are none, wrong shapes, one displacement area alone and
    weights not above zero. Wheeler & Ratcliffe 2018, Crime Sci 7:11; small counts: Zou & Donner
    2008, Stat Med 27:1693-1702.
    """
    settings = _settings(locals())
    judge = Judge(meaningful, least_count, level, power, chosen)
    wide = _at_least_one(overdispersion)
    counts = _areas(treated, control, displaced_treated, displaced_control)
    weights = _weights(time_weights, area_weights, harm_weights, counts.shape[1])
    alone = displaced_treated is None
    return _answer(_Combined(counts, weights, wide, 2 if alone else 4), judge, settings)


def _answer(sums: "_Combined", judge: Judge, settings: dict[str, Value]) -> DisplacementDifference:
    parts = (sums.counts * sums.weights).sum(axis=(1, 2))
    value, error, z = float(parts.sum()), sums.error, judge.quantile()
    expected = -float((sums.counts * sums.weights)[0, :, 0].sum())
    smallest = judge.visible() * error
    found = Found(
        value=value,
        interval=sums.interval(value, z, judge.level),
        p=sums.p(value),
        none=0.0,
        before=float(sums.counts[0, :, 0].sum()),
        smallest=-smallest,
        share=smallest / expected if expected > 0 and error > 0 else np.inf,
        overdispersion=sums.wide,
        widening=sums.wide,
    )
    return DisplacementDifference(
        **judge.answer(found, *_told(sums)),
        local=float(parts[:2].sum()),
        displacement=float(parts[2:].sum()),
        error=error,
        z=value / error if error > 0 else np.nan,
        method="weighted displacement difference",
        source=SOURCE,
        settings=settings,
        size={"kinds": sums.counts.shape[1], "events": int(sums.counts.sum())},
    )


def _settings(arguments: dict[str, Any]) -> dict[str, Value]:
    kept = {k: v for k, v in arguments.items() if k not in (*AREAS, "harm_weights")}
    return kept | {k: tuple(float(w) for w in kept[k]) for k in ("time_weights", "area_weights")}


def _at_least_one(overdispersion: float) -> float:
    if not checks.positive("overdispersion", overdispersion) >= 1:
        raise UnusableInput(
            "overdispersion",
            gettext_noop("är %(found)s, men kan inte vara mindre än 1."),
            gettext_noop("Ange 1 för händelser som är oberoende av varandra, annars mer."),
            found=str(overdispersion),
        )
    return float(overdispersion)


def _areas(*areas: ArrayLike | None) -> Floats:
    """Counts (4, kinds, 2); zeros where no displacement areas were given."""
    if (areas[2] is None) != (areas[3] is None):
        raise UnusableInput(
            AREAS[2 if areas[2] is None else 3],
            gettext_noop("saknas, men det andra området för förflyttning är givet."),
            gettext_noop("Ge båda områdena för förflyttning, eller inget."),
        )
    read = [_area(name, area) for name, area in zip(AREAS, areas, strict=True) if area is not None]
    for name, area in zip(AREAS[1:], read[1:], strict=False):
        if area.shape != read[0].shape:
            raise UnusableInput(
                name,
                gettext_noop("har inte samma form som treated."),
                gettext_noop("Skicka lika många slag av händelser för varje område."),
            )
    return np.stack([*read, *([np.zeros_like(read[0])] * (4 - len(read)))])


def _area(name: str, area: ArrayLike) -> Floats:
    counts = checks.counts(name, area, dimensions=None)
    counts = counts[None] if counts.ndim == 1 else counts
    if counts.ndim != 2 or counts.shape[1] != 2 or not len(counts):
        raise UnusableInput(
            name,
            gettext_noop("är inte ett antal före och ett efter."),
            gettext_noop("Skicka två antal, eller två för varje slag av händelser."),
        )
    return counts


def _weights(
    time: Sequence[float], area: Sequence[float], harm: ArrayLike | None, kinds: int
) -> Floats:
    """What each count of (4, kinds, 2) adds to the value."""
    lengths, sizes = _positive("time_weights", time, 2), _positive("area_weights", area, 4)
    worth = np.ones(kinds) if harm is None else checks.not_negative("harm_weights", harm)
    if len(worth) != kinds:
        _wrong_number("harm_weights", len(worth), kinds)
    change = np.array([-1.0, 1.0]) / lengths
    weights: Floats = (SIGNS / sizes)[:, None, None] * worth[:, None] * change
    return weights


def _positive(name: str, values: Sequence[float], wanted: int) -> Floats:
    array = checks.numbers(name, np.asarray(values))
    if len(array) != wanted:
        _wrong_number(name, len(array), wanted)
    for value in array:
        checks.positive(name, value)
    return array


def _wrong_number(name: str, found: int, wanted: int) -> None:
    raise UnusableInput(
        name,
        gettext_noop("har %(found)s värden, inte %(wanted)s."),
        gettext_noop("Ge ett värde för varje."),
        found=found,
        wanted=wanted,
    )


@dataclass(frozen=True, eq=False)
class _Combined:
    """A weighted sum of counts (4, kinds, 2), of which the first `areas` were given."""

    counts: Floats
    weights: Floats
    wide: float
    areas: int

    @property
    def error(self) -> float:
        return float(np.sqrt(self.wide * np.sum(self.counts * self.weights**2)))

    @property
    def normal(self) -> bool:
        return bool((self.counts[: self.areas] >= NORMAL_FROM).all())

    def interval(self, value: float, z: float, level: float) -> Interval:
        lower, upper = self.limits(value, z)
        law = "normal" if self.normal else "MOVER, score limits"
        return Interval(lower, upper, level, law, conservative=not self.normal)

    def limits(self, value: float, z: float) -> tuple[float, float]:
        if self.normal:
            return value - z * self.error, value + z * self.error
        middle = self.counts + self.wide * z**2 / 2
        half = z * np.sqrt(self.wide * self.counts + (self.wide * z / 2) ** 2)
        down, up = self.counts - np.maximum(middle - half, 0), middle + half - self.counts
        rising, given = self.weights > 0, self.weights * (np.arange(4) < self.areas)[:, None, None]
        below, above = np.where(rising, down, up) * given, np.where(rising, up, down) * given
        return value - float(np.sqrt(np.sum(below**2))), value + float(np.sqrt(np.sum(above**2)))

    def p(self, value: float) -> float:
        """One minus the level whose interval just reaches zero."""
        near, far = 0.0, 40.0 if value else 0.0
        for _ in range(60):
            z = (near + far) / 2
            lower, upper = self.limits(value, z)
            near, far = (near, z) if lower <= 0 <= upper else (z, far)
        return float(2 * laws.ndtr(-far))


def _told(sums: _Combined) -> tuple[Note, ...]:
    told = []
    if not sums.normal:
        words = gettext_noop("Något antal är färre än fem; intervallet är gjort för små antal.")
        told.append(Note(words))
    if sums.areas == 2:
        words = gettext_noop("Om brotten flyttade till platser intill syns det inte här.")
        told.append(Note(words))
    if sums.wide == 1:
        words = gettext_noop(
            "Fyra antal säger inte hur mycket de brukar variera; här antas ren slump."
        )
        told.append(Note(words))
    return tuple(told)
