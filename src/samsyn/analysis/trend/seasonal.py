"""A trend within each season, added up."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samsyn.analysis import checks, laws
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Floats, Interval, Note, Result, gettext_noop
from samsyn.analysis.trend.score import many, standardised, two_sided
from samsyn.analysis.trend.slope import one_series, open_ended

SOURCE = "Hirsch, Slack & Smith 1982, Water Resour Res 18:107-121; Gilbert 1987, chapter 17"
FEW_ROUNDS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class SeasonalTrend(Result):
    """`score`, `variance`, `z`, `p` of all seasons together; `slope` a whole round (a year).

    `scores`, `variances` and `season_p` hold the test of each season alone, shape (period,).
    """

    score: float
    variance: float
    z: float
    p: float
    slope: float
    interval: Interval
    scores: Floats
    variances: Floats
    season_p: Floats


def seasonal_mann_kendall(series: ArrayLike, *, period: int, level: float = 0.95) -> SeasonalTrend:
    """Does it rise or fall from year to year, the seasons set aside?

    `series`: shape (steps,), any unit; `period` steps make a round (12 for months). January is
    compared with January only; the last round may be cut short. Seasons are taken to be
    independent of each other. `level` is for the interval of the slope (Sen's, within seasons).
    Raises UnusableInput for gaps, a period below 2, and less than two whole rounds.

    Hirsch, Slack & Smith 1982.
    """
    values = one_series(series)
    checks.share("level", level)
    seasons = [values[start::period] for start in range(_period(period, len(values)))]
    found = [many(season[:, None]) for season in seasons]
    scores = np.array([float(score[0]) for score, _ in found])
    variances = np.array([float(spread[0]) for _, spread in found])
    total, spread = scores.sum(keepdims=True), variances.sum(keepdims=True)
    z = standardised(total, spread)
    slope, interval = _slope(seasons, float(spread[0]), level)
    return SeasonalTrend(
        method="seasonal Mann-Kendall, normal law with ties and continuity corrected",
        source=SOURCE,
        settings={"period": int(period), "level": float(level)},
        size={"steps": len(values), "seasons": int(period)},
        warnings=_warnings(len(values) // int(period), float(spread[0])) + open_ended(interval),
        score=float(total[0]),
        variance=float(spread[0]),
        z=float(z[0]),
        p=float(two_sided(z)[0]),
        slope=slope,
        interval=interval,
        scores=scores,
        variances=variances,
        season_p=two_sided(standardised(scores, variances)),
    )


def _period(period: int, steps: int) -> int:
    if period != int(period) or period < 2 or 2 * period > steps:
        raise UnusableInput(
            "period",
            gettext_noop("är %(found)s, men serien har %(steps)s steg."),
            gettext_noop("Ange hur många steg ett varv har, minst 2, och skicka minst två varv."),
            found=str(period),
            steps=steps,
        )
    return int(period)


def _slope(seasons: list[Floats], spread: float, level: float) -> tuple[float, Interval]:
    parts = []
    for season in seasons:
        earlier, later = np.triu_indices(len(season), 1)
        parts.append((season[later] - season[earlier]) / (later - earlier))
    slopes = np.sort(np.concatenate(parts))
    reach = float(laws.ndtri((1 + level) / 2)) * np.sqrt(spread)
    rank = int(np.floor((len(slopes) - reach) / 2))
    inside = rank >= 1
    return float(np.median(slopes)), Interval(
        lower=float(slopes[rank - 1]) if inside else -np.inf,
        upper=float(slopes[len(slopes) - rank]) if inside else np.inf,
        level=level,
        method="normal (Gilbert 1987)",
        conservative=any(len(np.unique(season)) < len(season) for season in seasons),
    )


def _warnings(rounds: int, spread: float) -> tuple[Note, ...]:
    notes: tuple[Note, ...] = ()
    if spread <= 0:
        notes += (Note(gettext_noop("Ingen årstid ändrar sig: det finns ingen trend att pröva.")),)
    if rounds < FEW_ROUNDS:
        notes += (
            Note(
                gettext_noop(
                    "Bara %(rounds)s hela varv: det går inte att se om årstiderna följs åt, "
                    "och gör de det är trenden osäkrare än svaret säger."
                ),
                {"rounds": rounds},
            ),
        )
    return notes
