"""Pairs of events that are near each other, found by way of their places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samsyn.analysis.fast import compiled
from samsyn.analysis.nearrepeat.kernels import Days, count_between, count_same, tally_between
from samsyn.analysis.nearrepeat.places import Places, expand, near_places, parts
from samsyn.analysis.result import Floats, Integers

FEW = 4


@dataclass(frozen=True)
class Clock:
    """`day` of the events in the order of places, and the bin of every lag below the last cut."""

    day: Integers
    bin_of_lag: Integers
    bins: int

    @property
    def reach(self) -> int:
        return len(self.bin_of_lag)


def clock(day: Integers, cuts: Floats) -> Clock:
    span = int(np.ptp(day)) + 1
    reach = int(min(cuts[-1], span))
    bin_of_lag = np.searchsorted(cuts, np.arange(reach), side="right")
    return Clock(day - day.min(), bin_of_lag, len(cuts))


@dataclass(frozen=True)
class Space:
    """Places, the cuts of distance, and the bin of those who share a place."""

    places: Places
    cuts: Floats
    distance: Callable[[Any, Any], Any]

    @property
    def same(self) -> int:
        return int(np.searchsorted(self.cuts, 0.0, side="right"))

    @property
    def bins(self) -> int:
        return len(self.cuts)


def count(space: Space, time: Clock, *, numba: bool) -> tuple[Integers, Integers]:
    """Neighbours of an event in every place and bin, and pairs in every bin of space and time.

    Bins beyond the last cuts are not counted: they are what remains.
    """
    places = space.places
    degrees = np.zeros((len(places.x), space.bins), dtype=np.int64)
    table = np.zeros((space.bins, time.bins), dtype=np.int64)
    if space.cuts[-1] == 0:
        return degrees, table
    degrees[:, space.same] = places.weight - 1
    count_all = _count_compiled if numba else _count_plain
    count_all(space, time, degrees, table)
    return degrees, table


def _count_compiled(space: Space, time: Clock, degrees: Integers, table: Integers) -> None:
    places = space.places
    layout = places.x, places.y, places.low, places.high
    events = places.first, time.day, time.bin_of_lag
    compiled(count_same)(events, table[space.same])
    distance, tally = compiled(space.distance), compiled(tally_between)
    compiled(count_between)(layout, space.cuts, distance, tally, events, degrees, table)


def _count_plain(space: Space, time: Clock, degrees: Integers, table: Integers) -> None:
    places, weight = space.places, space.places.weight
    stamps = Stamps.of(places, time)
    events = np.arange(len(time.day))
    owner = np.repeat(np.arange(len(weight)), weight)
    _tally(table, time, events, events + 1, stamps.after(owner, events), space.same)
    for p, q, band in near_places(places, space.cuts, space.distance):
        _add(degrees, p, band, weight[q])
        _add(degrees, q, band, weight[p])
        for part in parts(weight[p]):
            pair, event = expand(places.first[p[part]], places.first[p[part] + 1])
            other = q[part][pair]
            low, high = stamps.around(other, event, places)
            _tally(table, time, event, low, high, band[part][pair])


def _add(degrees: Integers, place: Integers, band: Integers, weight: Integers) -> None:
    if not len(place):
        return
    low, high = int(place.min()), int(place.max()) + 1
    bins = degrees.shape[1]
    found = np.bincount((place - low) * bins + band, weight, minlength=(high - low) * bins)
    degrees[low:high] += found.reshape(-1, bins).astype(np.int64)


def _tally(
    table: Integers,
    time: Clock,
    event: Integers,
    low: Integers,
    high: Integers,
    band: Integers | int,
) -> None:
    """Add pairs of every event and its run low…high, in its bin of space and their bin of time."""
    bands = np.broadcast_to(band, event.shape)
    for part in parts(high - low):
        one, other = expand(low[part], high[part])
        lag = np.abs(time.day[event[part]][one] - time.day[other])
        kept = lag < time.reach
        cell = bands[part][one[kept]] * time.bins + time.bin_of_lag[lag[kept]]
        table += np.bincount(cell, minlength=table.size).reshape(table.shape)


@dataclass(frozen=True)
class Stamps:
    """One ascending number for place and day, to look up who was there about then."""

    stamp: Integers
    day: Integers
    span: int
    reach: int

    @classmethod
    def of(cls, places: Places, time: Clock) -> "Stamps":
        reach = time.reach
        span = int(time.day.max()) + 1 + 2 * reach
        owner = np.repeat(np.arange(len(places.x)), places.weight)
        return cls(owner * span + time.day + reach, time.day, span, reach)

    def after(self, place: Integers, event: Integers) -> Integers:
        last = place * self.span + self.day[event] + 2 * self.reach
        return np.maximum(np.searchsorted(self.stamp, last, side="left"), event + 1)

    def around(self, place: Integers, event: Integers, places: Places) -> tuple[Integers, Integers]:
        """The run of events at `place` within reach of the event's day; all, where they are few."""
        low, high = places.first[place], places.first[place + 1]
        many = np.flatnonzero(high - low > FEW)
        middle = place[many] * self.span + self.day[event[many]]
        low[many] = np.searchsorted(self.stamp, middle, side="right")
        high[many] = np.searchsorted(self.stamp, middle + 2 * self.reach, side="left")
        return low, high


def event_pairs(space: Space) -> tuple[Days, Days, Days]:
    """Every pair (first, second, bin of space) of events nearer than the last cut."""
    found = [column.astype(np.int32) for column in _within(space)]
    chunks = [found]
    for p, q, band in near_places(space.places, space.cuts, space.distance):
        chunks += [[c.astype(np.int32) for c in columns] for columns in _between(space, p, q, band)]
    first, second, bins = (np.concatenate(column) for column in zip(*chunks, strict=True))
    return first, second, bins


def _within(space: Space) -> tuple[Integers, Integers, Integers]:
    places = space.places
    events = np.arange(int(places.first[-1])) if space.cuts[-1] > 0 else np.arange(0)
    ends = np.repeat(places.first[1:], places.weight)[: len(events)]
    one, other = expand(events + 1, ends)
    return one, other, np.full(len(one), space.same)


def _between(
    space: Space, p: Integers, q: Integers, band: Integers
) -> Iterator[tuple[Integers, Integers, Integers]]:
    first, weight = space.places.first, space.places.weight
    for part in parts(weight[p] * weight[q]):
        pair, event = expand(first[p[part]], first[p[part] + 1])
        at = q[part][pair]
        one, other = expand(first[at], first[at + 1])
        yield event[one], other, band[part][pair][one]
