"""Wall clocks and universal time for whole arrays of minutes.

A zone is read once as its changes within the period; each time then finds its own by bisection.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.result import Flags, Integers, gettext_noop

HOUR, DAY = 60, 1440
WEEK_HOURS = 168
THURSDAY = 3 * 24


@dataclass(frozen=True, eq=False)
class Clock:
    """`changes` in universal minutes since 1970, `offsets` before, between and after them."""

    changes: Integers
    offsets: Integers

    def universal(self, wall: Integers, second: Flags) -> tuple[Integers, Flags, Flags]:
        """Universal minutes of wall-clock minutes; which are skipped; which come twice.

        `second` takes the second of two equal wall times. A time that the clock skips is read as
        the moment when it was put forward, which keeps times in order.
        """
        before, after = self.offsets[:-1], self.offsets[1:]
        early = np.searchsorted(self.changes + np.minimum(before, after), wall, side="right")
        late = np.searchsorted(self.changes + np.maximum(before, after), wall, side="right")
        within = early != late
        skipped = within & (self.offsets[early] > self.offsets[late])
        twice = within & ~skipped
        moments = wall - self.offsets[np.where(second & twice, early, late)]
        moments[skipped] = self.changes[late[skipped]]
        return moments, skipped, twice

    def hour_of_week(self, hours: Integers) -> Integers:
        """0 (Monday 00) to 167 on the wall, for universal hours since 1970."""
        offset = self.offsets[np.searchsorted(self.changes, hours * HOUR, side="right")]
        return (hours + offset // HOUR + THURSDAY) % WEEK_HOURS


def clock_of(zone: str, first: int, last: int) -> Clock:
    """The zone's clock from the minute `first` to `last`, with days to spare at both ends."""
    return _read(zone, first // DAY - 2, last // DAY + 3)


@lru_cache(maxsize=32)
def _read(zone: str, first_day: int, last_day: int) -> Clock:
    place = _zone(zone)
    days = [_offset(place, day * DAY) for day in range(first_day, last_day + 1)]
    changes, offsets = [], [days[0]]
    for day in np.flatnonzero(np.diff(days)) + first_day:
        for minute in range(int(day) * DAY, int(day + 1) * DAY, HOUR):
            if (found := _offset(place, minute + HOUR)) != offsets[-1]:
                changes.append(minute + HOUR)
                offsets.append(found)
    return Clock(np.array(changes, dtype=np.int64), np.array(offsets, dtype=np.int64))


def _zone(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError, TypeError):
        raise UnusableInput(
            "zone",
            gettext_noop("är %(found)s, som inte är någon känd tidszon."),
            gettext_noop("Skriv Europe/Stockholm."),
            found=str(zone),
        ) from None


def _offset(place: ZoneInfo, minute: int) -> int:
    moment = datetime.fromtimestamp(minute * 60, UTC).astimezone(place)
    offset = moment.utcoffset()
    minutes = 0 if offset is None else offset.total_seconds() / 60
    if minutes % HOUR:
        raise UnusableInput(
            "zone",
            gettext_noop("är %(found)s, som inte skiljer hela timmar från världstiden här."),
            gettext_noop("Räkna om tiderna till en zon med hela timmar."),
            found=place.key,
        )
    return int(minutes)
