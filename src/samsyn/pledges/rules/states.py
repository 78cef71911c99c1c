"""The state of one window on a day, from what counts for it up to that day."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from samsyn.pledges.public import Nested, closed_slot, nested_slot, reading_slot

from .windows import Window

Days = tuple[tuple[date, int], ...]
Tally = Mapping[str, Days]


class State(StrEnum):
    """The public words, the worst first. This order is the written rule for a pledge's line."""

    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    OPEN = "open"
    NOT_ASSESSABLE = "not_assessable"
    DONE = "done"
    AHEAD = "ahead"


WORST_FIRST = tuple(State)


def worst(states: list[State]) -> State:
    return min(states, key=WORST_FIRST.index)


@dataclass(frozen=True, kw_only=True)
class WindowState:
    """`done` of `required` on the day; `days_left` until the last day, None once it has passed.

    On the last day `days_left` is 0. `nested` pairs each inner minimum with what counts for it.
    """

    window: Window
    done: int
    required: int | None
    state: State
    days_left: int | None
    closed: date | None
    nested: tuple[tuple[Nested, int], ...] = ()


class Counts:
    """What counts at one slot, in the order of days, so that a stretch is summed at once."""

    def __init__(self, days: Days) -> None:
        ordered = sorted(days)
        self.days = [day for day, _ in ordered]
        self.sums = [0, *accumulate(n for _, n in ordered)]

    def between(self, start: date, end: date) -> int:
        """The sum of the days start <= day < end."""
        return self.sums[bisect_left(self.days, end)] - self.sums[bisect_left(self.days, start)]


class Ledger(dict[str, Counts]):
    """The counts of a pledge by slot, each put in order when first asked for."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally

    def __missing__(self, slot: str) -> Counts:
        counts = self[slot] = Counts(self.tally.get(slot, ()))
        return counts

    def done(self, slot: str, window: Window, on: date) -> int:
        """How many were done within the window and no later than `on`."""
        end = min(window.period.end, on + timedelta(days=1))
        return self[slot].between(window.period.start, max(end, window.period.start))


def window_state(window: Window, tally: Tally, on: date) -> WindowState:
    return state_in(Ledger(tally), window, on)


def state_in(ledger: Ledger, window: Window, on: date) -> WindowState:
    done = ledger.done(window.slot, window, on)
    required = ledger.done(window.asked, window, on) if window.asked else window.required
    nested = tuple(
        (inner, ledger.done(nested_slot(window.commitment, inner.key), window, on))
        for inner in window.nested
    )
    closed = _closed(window, ledger.tally, on)
    return WindowState(
        window=window,
        done=done,
        required=required,
        state=_state(window, ledger.tally, on, done, required, nested, closed),
        days_left=(window.period.last - on).days if on in window.period else None,
        closed=closed,
        nested=nested,
    )


def _closed(window: Window, tally: Tally, on: date) -> date | None:
    """A closing counts from the day it was made, however the window is named."""
    days = tally.get(closed_slot(window.commitment, window.period.start), ())
    return min((day for day, _ in days if day <= on), default=None)


def _state(
    window: Window,
    tally: Tally,
    on: date,
    done: int,
    required: int | None,
    nested: tuple[tuple[Nested, int], ...],
    closed: date | None,
) -> State:
    if on < window.period.start:
        return State.AHEAD
    if window.reads:
        return _read_state(window, tally, on)
    enough = required is not None and done >= required
    if enough and not (window.asked and required == 0) and all(n >= i.minimum for i, n in nested):
        return State.DONE
    if on in window.period:
        return State.OPEN
    if required is None or (window.asked and required == 0 and closed):
        return State.NOT_ASSESSABLE
    return State.MISSED if closed else State.NOT_REPORTED


def _read_state(window: Window, tally: Tally, on: date) -> State:
    """The latest reading within the window decides; without one nothing can be said."""
    latest = {
        met: max(
            (
                day
                for day, _ in tally.get(reading_slot(window.commitment, met=met), ())
                if day in window.period and day <= on
            ),
            default=None,
        )
        for met in (True, False)
    }
    met, unmet = latest[True], latest[False]
    if unmet is not None and (met is None or unmet >= met):
        return State.OPEN if on in window.period else State.MISSED
    if met is not None:
        return State.OPEN if on in window.period else State.DONE
    return State.OPEN if on in window.period else State.NOT_ASSESSABLE
