"""An interrupted series: one place, before and after, with its trend and its season.

The overdispersion is Pearson's, at least one; Durbin & Watson's statistic is taken of the deviance
residuals. With fewer than ten events on one side the limits come from the profile likelihood over
the overdispersion, and t has as many degrees of freedom as there are events more than terms.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, glm, laws
from samsyn.analysis.effect.profile import limits
from samsyn.analysis.effect.verdict import Chosen, Effect, Found, Judge, decimal
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop

SOURCE = "Lopez Bernal, Cummins & Gasparrini 2017, Int J Epidemiol 46:348-355"
WALD_FROM = 10
DEPENDENT = (1.5, 2.5)
YEARS = 2
STEP = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class InterruptedSeries(Effect):
    """`value` is the step: how many times as many just after the start as without the measure.

    `yearly_trend` is the ratio from one year to the next before it, `slope` the further ratio per
    step after it (1 when not asked for) with `slope_interval`. `log_value` and `log_error` are on
    the logarithmic scale. `coefficients` and `covariance` belong to `terms`; time is counted in
    years from the start. `mean` (steps,) is the fitted count, `without` (steps,) what it would
    have been without the measure. `durbin_watson` is near two when steps do not hang together.
    """

    yearly_trend: float
    slope: float
    slope_interval: Interval | None
    log_value: float
    log_error: float
    terms: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    mean: Floats
    without: Floats
    durbin_watson: float


def interrupted_series(
    counts: ArrayLike,
    *,
    start: int,
    period: float,
    harmonics: int = 2,
    slope: bool = False,
    exposure: ArrayLike | None = None,
    small_sample: bool = True,
    meaningful: float,
    least_count: float = 20,
    level: float = 0.95,
    power: float = 0.8,
    chosen: Chosen = "unknown",
) -> InterruptedSeries:
    """Quasi-Poisson regression on time, season, and a step (and a slope) from `start` on.

    `counts` (steps,) whole numbers, oldest first; `start` the first step with the measure, from
    0; `period` the steps of a year (12 months, 52.18 weeks); `harmonics` pairs of sine and cosine
    for the season (0: none); `exposure` (steps,) above zero. The interval uses Student's t, or
    the normal when `small_sample` is false. `meaningful` is the decrease that would matter, as a
    share; `least_count` the fewest events before that are judged.

    Raises UnusableInput for counts that are none, a start outside the steps, and fewer steps than
    terms + 2. Lopez Bernal, Cummins & Gasparrini 2017, Int J Epidemiol 46:348-355; Durbin &
    Watson 1951, Biometrika 38:159-178.
    """
    settings: dict[str, Value] = {
        k: v for k, v in locals().items() if k not in ("counts", "exposure")
    }
    judge = Judge(meaningful, least_count, level, power, chosen)
    data, offset = _read(counts, exposure, start)
    checks.positive("period", period)
    terms, design = _design(len(data), start, period, _whole("harmonics", harmonics), slope)
    checks.at_least("counts", data, len(terms) + 2)
    return _answer(_Model(data, design, offset, terms, start), judge, settings)


def _answer(model: "_Model", judge: Judge, settings: dict[str, Value]) -> InterruptedSeries:
    fits, start, period = model.fit(), model.start, float(str(settings["period"]))
    wide = max(float(fits.dispersion[0]), 1.0)
    covariance = fits.spread[0] * wide
    freedom = model.freedom(fits.freedom, small_sample=bool(settings["small_sample"]))
    value, error = model.step(fits), float(np.sqrt(covariance[STEP, STEP]))
    interval, p = _inference(model, (value, error), wide, freedom, judge)
    found = Found.ratio(
        value,
        error,
        judge.visible(freedom),
        interval=interval,
        p=p,
        before=float(model.counts[:start].sum()),
        overdispersion=wide,
    )
    slope, slope_interval = _slope(fits, covariance, model.terms, period, judge, freedom)
    watson = _durbin_watson(model.counts, fits.mean[0])
    return InterruptedSeries(
        **judge.answer(found, *_told(start, period, watson, model.few)),
        yearly_trend=float(np.exp(fits.coefficients[0, 1])),
        slope=slope,
        slope_interval=slope_interval,
        log_value=value,
        log_error=error,
        terms=model.terms,
        coefficients=fits.coefficients[0],
        covariance=covariance,
        mean=fits.mean[0],
        without=fits.mean[0] * np.exp(-model.changed(fits)),
        durbin_watson=watson,
        method="interrupted series, quasi-Poisson with season",
        source=SOURCE,
        settings=settings,
        size={"steps": len(model.counts), "before": start, "events": int(model.counts.sum())},
    )


def _read(counts: ArrayLike, exposure: ArrayLike | None, start: int) -> tuple[Floats, Floats]:
    data = checks.counts("counts", counts)
    if not data.any():
        raise UnusableInput(
            "counts",
            gettext_noop("har inte en enda händelse."),
            gettext_noop("Ta med en längre tid eller ett större område."),
        )
    size = np.ones_like(data)
    if exposure is not None:
        size = checks.not_negative("exposure", exposure)
        checks.same_length(counts=data, exposure=size)
        checks.positive("exposure", float(size.min()))
    if not 0 < _whole("start", start) < len(data):
        raise UnusableInput(
            "start",
            gettext_noop("är steg %(found)s, men stegen är 0 till %(last)s."),
            gettext_noop("Ange det första steget med insatsen; det måste finnas steg före och i."),
            found=start,
            last=len(data) - 1,
        )
    return data, np.log(size)


def _whole(name: str, value: int) -> int:
    return int(checks.counts(name, value, dimensions=0))


def _design(
    steps: int, start: int, period: float, harmonics: int, slope: bool
) -> tuple[tuple[str, ...], Floats]:
    at = np.arange(steps) - start
    after = (at >= 0).astype(float)
    terms, columns = ["constant", "time", "step"], [np.ones(steps), at / period, after]
    for k in range(1, harmonics + 1):
        angle = 2 * np.pi * k * at / period
        terms += [f"sine {k}", f"cosine {k}"]
        columns += [np.sin(angle), np.cos(angle)]
    if slope:
        terms.append("slope")
        columns.append(after * at / period)
    return tuple(terms), np.column_stack(columns)


@dataclass(frozen=True, eq=False)
class _Model:
    counts: Floats
    design: Floats
    offset: Floats
    terms: tuple[str, ...]
    start: int

    @property
    def few(self) -> bool:
        sides = self.counts[: self.start].sum(), self.counts[self.start :].sum()
        return bool(min(sides) < WALD_FROM)

    def fit(self) -> glm.Fits:
        return glm.fit(self.counts[None], self.design, offset=self.offset)

    def step(self, fits: glm.Fits) -> float:
        """The coefficient; without end where one side has no event, so that it ran off."""
        if not self.counts[self.start :].any():
            return -np.inf
        return float(fits.coefficients[0, STEP]) if self.counts[: self.start].any() else np.inf

    def freedom(self, steps: int, *, small_sample: bool) -> float | None:
        """Degrees left by the steps, or by the events where these are fewer and few."""
        if self.few:
            return float(np.clip(self.counts.sum() - len(self.terms), 1, steps))
        return float(steps) if small_sample else None

    def changed(self, fits: glm.Fits) -> Floats:
        """What step and slope add to the linear predictor."""
        own = [k for k, term in enumerate(self.terms) if term in ("step", "slope")]
        added: Floats = self.design[:, own] @ fits.coefficients[0, own]
        return added

    def likelihood(self, step: float) -> float:
        """The best that is left when the step has this value."""
        others = np.delete(self.design, STEP, axis=1)
        offset = self.offset + step * self.design[:, STEP]
        return _likelihood(self.counts, glm.fit(self.counts[None], others, offset=offset).mean[0])


def _likelihood(counts: Floats, mean: Floats) -> float:
    return float(np.sum(laws.xlogy(counts, np.maximum(mean, 1e-300)) - mean))


def _inference(
    model: _Model, found: tuple[float, float], wide: float, freedom: float | None, judge: Judge
) -> tuple[Interval, float]:
    (value, error), z = found, judge.quantile(freedom)
    law = "normal" if freedom is None else f"t({freedom:g})"
    if model.few:
        top = _likelihood(model.counts, model.fit().mean[0])
        low, high = limits(lambda at: 2 * (top - model.likelihood(at)), value, wide * z**2)
        distance = float(np.sqrt(max(2 * (top - model.likelihood(0.0)), 0.0) / wide))
        law = f"profile likelihood, {law}"
    else:
        low, high, distance = value - z * error, value + z * error, abs(value) / error
    lower, upper = np.exp([low, high])
    safe = model.few or (freedom is not None and wide == 1)
    interval = Interval(float(lower), float(upper), judge.level, law, conservative=safe)
    return interval, float(
        2 * (laws.ndtr(-distance) if freedom is None else laws.stdtr(freedom, -distance))
    )


def _slope(
    fits: glm.Fits,
    covariance: Floats,
    terms: tuple[str, ...],
    period: float,
    judge: Judge,
    freedom: float | None,
) -> tuple[float, Interval | None]:
    """The further ratio per step after the start."""
    if "slope" not in terms:
        return 1.0, None
    place = terms.index("slope")
    value = float(fits.coefficients[0, place]) / period
    half = judge.quantile(freedom) * float(np.sqrt(covariance[place, place])) / period
    lower, upper = np.exp([value - half, value + half])
    return float(np.exp(value)), Interval(float(lower), float(upper), judge.level, "Wald")


def _durbin_watson(counts: Floats, mean: Floats) -> float:
    tiny = np.maximum(mean, 1e-300)
    deviance = 2 * (laws.xlogy(counts, np.maximum(counts, 1e-300) / tiny) - (counts - mean))
    residuals = np.sign(counts - mean) * np.sqrt(np.maximum(deviance, 0))
    squares = float(np.sum(residuals**2))
    return float(np.sum(np.diff(residuals) ** 2)) / squares if squares > 0 else np.nan


def _told(start: int, period: float, watson: float, few: bool) -> tuple[Note, ...]:
    told = [Note(gettext_noop("Utan jämförelseplats syns inte vad som hade hänt ändå."))]
    if start < YEARS * period:
        words = gettext_noop(
            "Mindre än två år före insatsen; säsong och trend går knappt att skilja från den."
        )
        told.append(Note(words))
    if not DEPENDENT[0] <= watson <= DEPENDENT[1]:
        words = gettext_noop(
            "Stegen hänger ihop med varandra (Durbin–Watson %(value)s); intervallet är för smalt."
        )
        told.append(Note(words, {"value": decimal(watson)}))
    if few:
        words = gettext_noop("Färre än tio händelser före eller efter; intervallet är ungefärligt.")
        told.append(Note(words))
    return tuple(told)
