"""What every method of this room answers with, and what it says beside its numbers."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis import checks
from samsyn.analysis.multiple import benjamini_hochberg
from samsyn.analysis.result import Flags, Floats, Interval, Note, Result, gettext_noop


@dataclass(frozen=True, kw_only=True, eq=False)
class Surge(Result):
    """The newest step of every series beside what was to be expected. All arrays are (series,).

    `interval` holds the expected range: its upper limit is passed by chance with the probability
    `alpha` of the settings. `score` is (observed − expected) / (upper − expected), above one where
    the limit is passed, not-a-number where the limit does not lie above the expected. `p` is the
    chance of a count at least so high. `watched` says which series have enough cases to be
    allowed an alarm, `alarm` which of them passed their limit. `expected_false_alarms` is how
    many of them would do so by chance alone, in this one step, over the whole set. `adjusted` is
    p after Benjamini & Hochberg and `discovered` who stays below the rate asked for, or None.
    """

    expected: Floats
    interval: Interval
    observed: Floats
    score: Floats
    p: Floats
    watched: Flags
    alarm: Flags
    expected_false_alarms: float
    adjusted: Floats | None = None
    discovered: Flags | None = None


@dataclass(frozen=True)
class Watch:
    """The rule that keeps very small series quiet: at least `cases` in the newest `steps`."""

    cases: int
    steps: int

    def __post_init__(self) -> None:
        checks.not_negative("least_cases", self.cases, dimensions=0)
        checks.positive("recent_steps", self.steps)

    def holds(self, counts: Floats) -> Flags:
        held: Flags = self._recent(counts) + counts[:, -1] >= self.cases
        return held

    def needed(self, counts: Floats, upper: Floats) -> Floats:
        """The smallest newest count that passes `upper` and fulfils the rule."""
        least: Floats = np.maximum(np.floor(upper) + 1, self.cases - self._recent(counts))
        return least

    def _recent(self, counts: Floats) -> Floats:
        earlier = counts[:, max(counts.shape[1] - self.steps, 0) : -1]
        recent: Floats = earlier.sum(axis=1)
        return recent


def scores(observed: Floats, expected: Floats, upper: Floats) -> Floats:
    room = upper - expected
    missing = np.full(observed.shape, np.nan)
    found: Floats = np.divide(observed - expected, room, out=missing, where=room > 0)
    return found


def discoveries(
    p: Floats, watched: Flags, rate: float | None
) -> tuple[Floats | None, Flags | None]:
    if rate is None:
        return None, None
    adjusted = benjamini_hochberg(p)
    return adjusted, watched & (adjusted <= checks.share("false_discovery", rate))


def whole_set(series: int, false: float) -> Note:
    if false < 1:
        return Note(
            gettext_noop("Av %(series)s serier väntas färre än ett larm av ren slump."),
            {"series": series},
        )
    return Note(
        gettext_noop("Av %(series)s serier väntas ungefär %(false)s larma av ren slump."),
        {"series": series, "false": round(false)},
    )


def too_quiet(watched: Flags, rule: Watch) -> tuple[Note, ...]:
    silent = int((~watched).sum())
    if not silent:
        return ()
    words = gettext_noop(
        "%(n)s serier har färre än %(cases)s händelser under de senaste %(steps)s stegen "
        "och kan inte larma."
    )
    return (Note(words, {"n": silent, "cases": rule.cases, "steps": rule.steps}),)
