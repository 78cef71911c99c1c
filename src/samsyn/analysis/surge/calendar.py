"""Which earlier steps are compared with the newest: the same time of year, in earlier years."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis import checks
from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Integers, gettext_noop

Days = NDArray[np.datetime64]
PER_YEAR = {"week": 52, "month": 12}


@dataclass(frozen=True, eq=False)
class Calendar:
    """The first day of every step, oldest first, and what a step is."""

    dates: Days
    unit: Literal["week", "month"]

    @property
    def per_year(self) -> int:
        return PER_YEAR[self.unit]

    def years_ago(self, years: int) -> int:
        """The step that lies closest to the newest one's date so many years earlier.

        Below zero where the dates do not reach so far. A year of 53 weeks moves nothing.
        """
        newest = self.dates[-1]
        month = newest.astype("datetime64[M]")
        day = newest - month.astype("datetime64[D]")
        then = (month - 12 * years).astype("datetime64[D]") + day
        if self.unit == "month":
            return len(self.dates) - 1 - 12 * years
        return int(np.rint((then - self.dates[0]) / np.timedelta64(7, "D")))

    def centres(self, years: int) -> list[int]:
        """The reference steps, the newest first, as far back as the dates reach."""
        found = (self.years_ago(back) for back in range(1, years + 1))
        return [step for step in found if step >= 0]


def calendar(dates: ArrayLike) -> Calendar:
    """Weeks or months, told from the dates. Raises UnusableInput for anything else."""
    days = _days(dates)
    checks.at_least("dates", days, 2)
    months = days.astype("datetime64[M]")
    if (np.diff(days) == np.timedelta64(7, "D")).all():
        return Calendar(days, "week")
    same_day = np.unique(days - months.astype("datetime64[D]")).size == 1
    if same_day and (np.diff(months).astype(int) == 1).all():
        return Calendar(days, "month")
    raise UnusableInput(
        "dates",
        gettext_noop("är varken veckor eller månader i följd."),
        gettext_noop("Ge varje stegs första dag, äldst först, utan luckor."),
    )


def _days(dates: ArrayLike) -> Days:
    try:
        days = np.asarray(dates, dtype="datetime64[D]")
    except (TypeError, ValueError):
        days = np.array(["NaT"], dtype="datetime64[D]")
    if days.ndim != 1 or np.isnat(days).any():
        raise UnusableInput(
            "dates",
            gettext_noop("är inte en lista med datum."),
            gettext_noop("Ge varje stegs första dag, till exempel 2026-03-02."),
        )
    return days


def windows(steps: Calendar, years: int, half_window: int) -> Integers:
    """The steps within `half_window` of the reference steps, as far back as they exist, sorted."""
    near = np.arange(-half_window, half_window + 1)
    found = np.add.outer(np.array(steps.centres(years), dtype=np.int64), near).ravel()
    return np.unique(found[found >= 0])


def seasons(
    steps: Calendar, years: int, half_window: int, periods: int
) -> tuple[Integers, Integers]:
    """Every step from the oldest window on, and its level of season.

    Level 0 is the window around the reference steps; the weeks between two windows are shared
    among the levels 1 to `periods` - 1 in their order, the first ones longer by one where the
    division has a rest (Noufaily et al. 2013). With one level only the windows count.
    """
    newest = len(steps.dates) - 1
    whole = [step for step in steps.centres(years) if step >= half_window]
    first = min(whole, default=newest) - half_window
    level = np.zeros(newest + 1, dtype=np.int64)
    for later, centre in pairwise([newest, *whole]):
        between = np.arange(centre + half_window + 1, later - half_window)
        level[between] = _levels(between.size, periods)
    rows = np.arange(first, newest + 1)
    rows = rows[level[rows] >= 0]
    return rows, level[rows]


def _levels(total: int, periods: int) -> Integers:
    if periods == 1:
        return np.full(total, -1, dtype=np.int64)
    parts = periods - 1
    shares = total // parts + (np.arange(parts) < total % parts).astype(np.int64)
    return 1 + np.repeat(np.arange(parts), shares)
