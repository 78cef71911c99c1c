"""Difference in differences over many areas and steps.

An area's steps are one observation: its change R from before to after beside the fitted one, with
the variance v that it would have by Poisson. Two ways in which areas may vary more are measured,
and the one that gives the larger error is used: all by the same factor φ = Σ R²/v / (areas − 2),
at least one; or each by a relative change of its own with standard deviation `drift`, var R = v +
drift² · v². With Student's t on areas − 2 degrees of freedom.

So whatever hangs together within an area over time is counted, and the untreated areas tell how
much areas vary. The sandwich of clustered errors cannot know that from a few treated ones and
rejects far too often then. The price is the trust that treated and untreated areas vary alike.
Where one of the four sums is below ten the limits come from the profile likelihood, widened by as
much. Areas and steps are fitted by iterative proportional fitting, the treatment by Newton's
method.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.effect.panel import Panel
from samsyn.analysis.effect.profile import FURTHEST, limits
from samsyn.analysis.effect.verdict import Chosen, Effect, Found, Judge, decimal
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Interval, Note, Value, gettext_noop

DATA = ("counts", "treated", "after", "exposure")
WALD_FROM = 10
FEW_TREATED, FEW_AREAS = 5, 10


@dataclass(frozen=True, kw_only=True, eq=False)
class DifferenceInDifferences(Effect):
    """`value` is the rate ratio: how many times as many as without the measure.

    `log_value` and `log_error` are on the logarithmic scale; `log_error_clustered` is the usual
    sandwich over areas, told for comparison: it is too small when few areas were treated.
    `overdispersion` is that between areas and `drift` the standard deviation of their own
    relative changes. `before` is the same ratio between the later and the
    earlier half of the time before (should be near one), `before_p` its p; not-a-number where
    there is too little time.
    """

    log_value: float
    log_error: float
    log_error_clustered: float
    drift: float
    before: float
    before_p: float


def difference_in_differences(
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    exposure: ArrayLike | None = None,
    meaningful: float,
    least_count: float = 20,
    level: float = 0.95,
    power: float = 0.8,
    chosen: Chosen = "unknown",
) -> DifferenceInDifferences:
    """Poisson regression with an effect for every area, every step, and the treated ones after.

    `counts` (areas, steps) whole numbers; `treated` (areas,) and `after` (steps,) true or false;
    `exposure` (areas, steps) above zero, for instance inhabitants, or None when it does not
    change. All treated areas start at the same step; judge different starts one at a time.
    `meaningful` is the decrease that would matter, as a share; `least_count` the fewest events
    before, in the treated areas, that are judged.

    Raises UnusableInput for counts that are none, no treated or no untreated area, no step before
    or after, and fewer than four areas with any event. Bertrand, Duflo & Mullainathan 2004, Q J
    Econ 119:249-275; Conley & Taber 2011, Rev Econ Stat 93:113-125; DerSimonian & Laird 1986,
    Control Clin Trials 7:177-188.
    """
    settings: dict[str, Value] = {k: v for k, v in locals().items() if k not in DATA}
    judge = Judge(meaningful, least_count, level, power, chosen)
    panel, groups = _read(counts, treated, after, exposure)
    return _answer(panel, groups, judge, settings)


def _answer(
    panel: Panel, groups: "_Groups", judge: Judge, settings: dict[str, Value]
) -> DifferenceInDifferences:
    estimate, earlier = _estimate(panel), _before(panel, groups)
    interval, p = _inference(panel, estimate, judge)
    found = Found.ratio(
        estimate.effect,
        estimate.error,
        judge.visible(estimate.freedom),
        interval=interval,
        p=p,
        before=float(panel.counts[np.ix_(groups.treated, ~groups.after)].sum()),
        overdispersion=estimate.wide,
        widening=estimate.widening,
    )
    return DifferenceInDifferences(
        **judge.answer(found, *_told(groups, earlier)),
        log_value=estimate.effect,
        log_error=estimate.error,
        log_error_clustered=estimate.clustered,
        drift=estimate.drift,
        before=earlier[0],
        before_p=earlier[1],
        method="Poisson difference in differences, area and step effects, dispersion by area",
        source="Bertrand, Duflo & Mullainathan 2004; Conley & Taber 2011",
        settings=settings,
        size={
            "areas": len(panel.counts),
            "steps": panel.counts.shape[1],
            "treated": int(groups.treated.sum()),
            "events": int(panel.counts.sum()),
        },
    )


@dataclass(frozen=True, eq=False)
class _Groups:
    treated: Flags
    after: Flags


def _read(
    counts: ArrayLike, treated: ArrayLike, after: ArrayLike, exposure: ArrayLike | None
) -> tuple[Panel, _Groups]:
    data = checks.counts("counts", counts, dimensions=2)
    checks.at_least("counts", data, 1)
    groups = _Groups(_flags("treated", treated), _flags("after", after))
    checks.same_length(counts=data, treated=groups.treated)
    checks.same_length(counts=data.T, after=groups.after)
    size = np.ones_like(data)
    if exposure is not None:
        size = checks.not_negative("exposure", exposure, dimensions=2)
        checks.same_length(counts=data, exposure=size)
        checks.same_length(counts=data.T, exposure=size.T)
        checks.positive("exposure", float(size.min()))
    if (data.sum(axis=1) > 0).sum() < 4:
        raise UnusableInput(
            "counts",
            gettext_noop("har händelser i färre än fyra områden."),
            gettext_noop("Ta med fler områden eller en längre tid, eller jämför summor i stället."),
        )
    return Panel(data, np.outer(groups.treated, groups.after).astype(float), size), groups


def _flags(name: str, values: ArrayLike) -> Flags:
    flags: Flags = checks.codes(name, values, below=2).astype(np.bool_)
    if flags.all() or not flags.any():
        raise UnusableInput(
            name,
            gettext_noop("är lika för alla; då finns inget att jämföra med."),
            gettext_noop("Ange både vilka som fick insatsen och vilka som inte fick den."),
        )
    return flags


@dataclass(frozen=True)
class _Estimate:
    """`widening` is the squared error over what it would be by Poisson."""

    effect: float
    error: float
    clustered: float
    wide: float
    drift: float
    widening: float
    freedom: float


def _estimate(panel: Panel) -> _Estimate:
    effect = panel.best()
    mean = panel.mean(float(np.clip(np.nan_to_num(effect), -FURTHEST, FURTHEST)))
    residual = panel.residual_treatment(mean)
    scores = np.sum(residual * (panel.counts - mean), axis=1)
    variances = np.sum(mean * residual**2, axis=1)
    areas = panel.changes(mean)
    wide, drift = areas.dispersion()
    told, information = areas.variance > 0, float(variances.sum())
    drifting = np.sum(variances * (1 + drift**2 * areas.variance))
    widening = max(wide, float(drifting) / information) if information > 0 else 1.0
    ends = np.isfinite(effect) and information > 0
    many = areas.freedom + 2
    sandwich = np.sum(scores[told] ** 2) * many / (many - 1)
    return _Estimate(
        effect=effect,
        error=float(np.sqrt(widening / information)) if ends else np.inf,
        clustered=float(np.sqrt(sandwich)) / information if ends else np.inf,
        wide=wide,
        drift=drift,
        widening=widening,
        freedom=areas.freedom,
    )


def _inference(panel: Panel, found: _Estimate, judge: Judge) -> tuple[Interval, float]:
    t = judge.quantile(found.freedom)
    if _least(panel) >= WALD_FROM:
        low, high = found.effect - t * found.error, found.effect + t * found.error
        distance, law = abs(found.effect) / found.error, f"t({found.freedom:g})"
    else:
        best = float(np.clip(np.nan_to_num(found.effect), -FURTHEST, FURTHEST))
        top = panel.likelihood(best)
        low, high = limits(lambda at: panel.drop(at, top), best, found.widening * t**2)
        distance = float(np.sqrt(max(panel.drop(0.0, top), 0.0) / found.widening))
        law = f"profile likelihood, t({found.freedom:g})"
    lower, upper = np.exp([low, high])
    few = _least(panel) < WALD_FROM
    safe = few or found.widening == 1
    interval = Interval(float(lower), float(upper), judge.level, law, conservative=safe)
    return interval, float(2 * laws.stdtr(found.freedom, -distance))


def _least(panel: Panel) -> float:
    treated, after = (panel.treatment.any(axis=k) for k in (1, 0))
    return min(
        float(panel.counts[np.ix_(rows, columns)].sum())
        for rows in (treated, ~treated)
        for columns in (after, ~after)
    )


def _before(panel: Panel, groups: _Groups) -> tuple[float, float]:
    """The ratio that the method finds where nothing was done yet, and its p."""
    steps = np.flatnonzero(~groups.after)
    later = steps[len(steps) // 2 :]
    treatment = np.zeros_like(panel.treatment)
    treatment[np.ix_(groups.treated, np.isin(np.arange(treatment.shape[1]), later))] = 1
    early = Panel(panel.counts[:, steps], treatment[:, steps], panel.exposure[:, steps])
    if len(steps) < 4 or _least(early) < WALD_FROM:
        return np.nan, np.nan
    found = _estimate(early)
    return float(np.exp(found.effect)), float(
        2 * laws.stdtr(found.freedom, -abs(found.effect) / found.error)
    )


def _told(groups: _Groups, earlier: tuple[float, float]) -> tuple[Note, ...]:
    told, treated = [], int(groups.treated.sum())
    if treated < FEW_TREATED:
        words = gettext_noop(
            "Bara %(n)s områden fick insatsen; hur mycket de brukar variera tas från de andra."
        )
        told.append(Note(words, {"n": treated}))
    if len(groups.treated) < FEW_AREAS:
        words = gettext_noop("Bara %(n)s områden att jämföra; osäkerheten är själv osäker.")
        told.append(Note(words, {"n": len(groups.treated)}))
    if earlier[1] < 0.05:
        words = gettext_noop(
            "Redan före insatsen gick områdena isär (%(times)s gånger); jämförelsen är svag."
        )
        told.append(Note(words, {"times": decimal(earlier[0])}))
    return tuple(told)
