"""An interrupted series: one place, before and after, with its trend and its season."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, stdtr, xlogy

from samsyn.analysis import checks, glm
from samsyn.analysis.effect.profile import limits
from samsyn.analysis.effect.verdict import Chosen, Effect, Judge, decimal
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Value, gettext_noop

SOURCE = "Lopez Bernal, Cummins & Gasparrini 2017, Int J Epidemiol 46:348-355"
WALD_FROM = 10
DEPENDENT = (1.5, 2.5)
YEARS = 2


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
    for the season (0: none); `exposure` (steps,) above zero, for instance inhabitants.

    The overdispersion is Pearson's, at least one; the interval uses Student's t, or the normal
    when `small_sample` is false. With fewer than ten events on one side the limits come from the
    profile likelihood over the overdispersion, and t has as many degrees of freedom as there are
    events more than terms (at least one). Durbin & Watson's statistic is taken of the
    deviance residuals.

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
    model = _Model(data, design, offset)
    fits = model.fit()
    wide = max(float(fits.dispersion[0]), 1.0)
    covariance = fits.spread[0] * wide
    place = terms.index("step")
    value, error = (
        _log_step(fits.coefficients[0, place], data, start),
        float(np.sqrt(covariance[place, place])),
    )
    few = min(data[:start].sum(), data[start:].sum()) < WALD_FROM
    freedom = _freedom(fits.freedom, data.sum() - len(terms), few, small_sample)
    interval, p = _inference(model, (value, error), wide, freedom, judge, place, few)
    share = 1 - float(np.exp(-judge.visible(freedom) * error))
    before = float(data[:start].sum())
    verdict = judge.verdict(interval, 1.0, before, share)
    watson = _durbin_watson(data, fits.mean[0])
    slopes = _slope(fits, covariance, terms, period, judge.quantile(freedom), judge.level)
    changed = [terms.index(name) for name in ("step", "slope") if name in terms]
    removed = design[:, changed] @ fits.coefficients[0, changed]
    return InterruptedSeries(
        value=float(np.exp(value)),
        interval=interval,
        p=p,
        overdispersion=wide,
        smallest_effect=1 - share,
        smallest_share=share,
        verdict=verdict,
        yearly_trend=float(np.exp(fits.coefficients[0, 1])),
        slope=slopes[0],
        slope_interval=slopes[1],
        log_value=value,
        log_error=error,
        terms=terms,
        coefficients=fits.coefficients[0],
        covariance=covariance,
        mean=fits.mean[0],
        without=fits.mean[0] * np.exp(-removed),
        durbin_watson=watson,
        method="interrupted series, quasi-Poisson with season",
        source=SOURCE,
        settings=settings,
        size={"steps": len(data), "before": start, "events": int(data.sum())},
        warnings=(
            *judge.notes(verdict, before, share, wide),
            *_told(start, period, watson, few),
        ),
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


def _log_step(coefficient: float, counts: Floats, start: int) -> float:
    """The coefficient; without end where one side has no event, so that it ran off."""
    if not counts[start:].any():
        return -np.inf
    return float(coefficient) if counts[:start].any() else np.inf


def _freedom(steps: int, events: float, few: bool, small_sample: bool) -> float | None:
    """Degrees of freedom left by the steps, or by the events where these are fewer and few."""
    if few:
        return float(np.clip(events, 1, steps))
    return float(steps) if small_sample else None


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

    def fit(self) -> glm.Fits:
        return glm.fit(self.counts[None], self.design, offset=self.offset)

    def likelihood(self, term: int, value: float) -> float:
        """The best that is left when one coefficient has this value."""
        others = np.delete(self.design, term, axis=1)
        offset = self.offset + value * self.design[:, term]
        return _likelihood(self.counts, glm.fit(self.counts[None], others, offset=offset).mean[0])


def _likelihood(counts: Floats, mean: Floats) -> float:
    return float(np.sum(xlogy(counts, np.maximum(mean, 1e-300)) - mean))


def _inference(
    model: _Model,
    found: tuple[float, float],
    wide: float,
    freedom: float | None,
    judge: Judge,
    place: int,
    few: bool,
) -> tuple[Interval, float]:
    (value, error), z = found, judge.quantile(freedom)
    law = "normal" if freedom is None else f"t({freedom:g})"
    if few:
        top = _likelihood(model.counts, model.fit().mean[0])
        low, high = limits(lambda at: 2 * (top - model.likelihood(place, at)), value, wide * z**2)
        distance = float(np.sqrt(max(2 * (top - model.likelihood(place, 0.0)), 0.0) / wide))
        law = f"profile likelihood, {law}"
    else:
        low, high, distance = value - z * error, value + z * error, abs(value) / error
    lower, upper = np.exp([low, high])
    safe = few or (freedom is not None and wide == 1)
    interval = Interval(float(lower), float(upper), judge.level, law, conservative=safe)
    return interval, float(2 * (ndtr(-distance) if freedom is None else stdtr(freedom, -distance)))


def _slope(
    fits: glm.Fits,
    covariance: Floats,
    terms: tuple[str, ...],
    period: float,
    z: float,
    level: float,
) -> tuple[float, Interval | None]:
    """The further ratio per step after the start."""
    if "slope" not in terms:
        return 1.0, None
    place = terms.index("slope")
    value = float(fits.coefficients[0, place]) / period
    half = z * float(np.sqrt(covariance[place, place])) / period
    lower, upper = np.exp([value - half, value + half])
    return float(np.exp(value)), Interval(float(lower), float(upper), level, "Wald")


def _durbin_watson(counts: Floats, mean: Floats) -> float:
    tiny = np.maximum(mean, 1e-300)
    deviance = 2 * (xlogy(counts, np.maximum(counts, 1e-300) / tiny) - (counts - mean))
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
