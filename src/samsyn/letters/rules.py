"""When to try again, when a schedule is due next, and what a letter may look like."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

LIMIT = 20
"""Attempts before a letter or task is given up: about three days."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)

DAY = timedelta(days=1)
A_MONDAY = datetime(2024, 1, 1)  # noqa: DTZ001 - a wall clock, placed in a zone when used


def wait(attempts: int) -> timedelta:
    """How long to wait after this many failed attempts: doubled each time, at most six hours."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)


def next_due(*, every: timedelta, offset: timedelta, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment of the schedule after `after`.

    Whole days are counted on the wall clock of `zone` from a Monday at midnight, so that seven
    days with an offset of six hours is Mondays at 06:00 all year. Shorter steps are counted in UTC.
    """
    of = zone if every % DAY == timedelta(0) else UTC
    start = A_MONDAY + offset
    steps = (after.astimezone(of).replace(tzinfo=None) - start) // every
    while (due := (start + steps * every).replace(tzinfo=of).astimezone(UTC)) <= after:
        steps += 1
    return due


def message_id(*, key: str, site: str) -> str:
    """The Message-ID of a letter: the same for the same key at the same site."""
    host = re.sub(r"[^a-z0-9.-]", "-", urlsplit(site).hostname or "localhost")
    return f"<{hashlib.sha256(f'{site} {key}'.encode()).hexdigest()[:40]}@{host}>"


def is_one_line(text: str) -> bool:
    """Whether the text can stand in a header: not empty, and no line break of any kind."""
    return len(text.splitlines()) == 1 and text.isprintable() and bool(text.strip())
