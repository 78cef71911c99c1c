"""Rules that turn a cell's path through the steps into a name."""

from dataclasses import dataclass

import numpy as np

from samsyn.analysis.result import Flags, Floats, Integers

ESRI = (
    "new",
    "consecutive",
    "intensifying",
    "persistent",
    "diminishing",
    "sporadic",
    "oscillating",
    "historical",
)
SIMPLE = ("persistent", "recent", "occasional")
MOST_STEPS, TREND_LEVEL = 0.9, 0.05
SIMPLE_SHARE, SIMPLE_RECENT = 0.8, 0.2


@dataclass(frozen=True)
class Path:
    """Of each cell: hot and cold in each step (steps, cells), and the trend of z (cells,)."""

    hot: Flags
    cold: Flags
    trend_z: Floats
    trend_p: Floats

    def turned(self) -> "Path":
        """The same seen from the cold side."""
        return Path(self.cold, self.hot, -self.trend_z, self.trend_p)


def esri(path: Path) -> Integers:
    """Esri's eight names, the first that fits; cold ones negative.

    The last step decides between the living and the historical; a cell that was both counts as
    oscillating on the side of its last step.
    """
    hot, cold = _esri(path), _esri(path.turned())
    return np.where(hot > 0, hot, -cold)


def _esri(path: Path) -> Integers:
    hot = path.hot
    steps = len(hot)
    now, times = hot[-1], hot.sum(axis=0)
    most = times >= MOST_STEPS * steps
    run = _last_run(hot)
    clear = path.trend_p <= TREND_LEVEL
    up, down = clear & (path.trend_z > 0), clear & (path.trend_z < 0)
    rules = [
        now & (times == 1) & ~path.cold.any(axis=0),
        now & ~most & (run >= 2) & (run == times) & ~path.cold.any(axis=0),
        now & most & up,
        now & most & ~up & ~down,
        now & most & down,
        now & ~most & ~path.cold.any(axis=0),
        now & ~most,
        ~now & most,
    ]
    return np.select(rules, np.arange(1, len(rules) + 1), 0)


def _last_run(hot: Flags) -> Integers:
    """How many steps in a row, up to the last."""
    run, unbroken = np.zeros(hot.shape[1], np.int64), np.ones(hot.shape[1], bool)
    for step in hot[::-1]:
        unbroken &= step
        if not unbroken.any():
            break
        run += unbroken
    return run


def simple(path: Path) -> Integers:
    """Persistent, recent or occasional; the hot side first, cold ones negative."""
    hot, cold = _simple(path.hot), _simple(path.cold)
    return np.where((hot > 0) & ((cold == 0) | (hot <= cold)), hot, -cold)


def _simple(hot: Flags) -> Integers:
    steps = len(hot)
    newest = max(1, round(SIMPLE_RECENT * steps))
    rules = [hot.sum(axis=0) >= SIMPLE_SHARE * steps, hot[-newest:].all(axis=0), hot.any(axis=0)]
    return np.select(rules, [1, 2, 3], 0)
