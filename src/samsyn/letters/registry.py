"""The tasks and schedules that code offers; a stage registers its own in its `tasks.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from .rules import next_due


class TaskFunction(Protocol):
    def __call__(self, *, data: Mapping[str, Any], at: datetime) -> None: ...


class ScheduledFunction(Protocol):
    def __call__(self, *, at: datetime) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Recurring:
    """A function run at every step of a schedule, once after a longer stop."""

    every: timedelta
    offset: timedelta
    run: ScheduledFunction

    def next(self, *, zone: ZoneInfo, after: datetime) -> datetime:
        return next_due(every=self.every, offset=self.offset, zone=zone, after=after)


class NameIsTaken(Exception):
    """Two tasks or two schedules were registered by one name."""


TASKS: dict[str, TaskFunction] = {}
SCHEDULES: dict[str, Recurring] = {}


def task(name: str) -> Callable[[TaskFunction], TaskFunction]:
    """Register a function for `defer`.

    It runs in the transaction that marks the task as done, so what it writes to the database
    is there exactly once. It must end within the lease of ten minutes.
    """

    def register(run: TaskFunction) -> TaskFunction:
        if name in TASKS:
            raise NameIsTaken(name)
        TASKS[name] = run
        return run

    return register


def schedule(
    name: str, *, every: timedelta, offset: timedelta = timedelta(0)
) -> Callable[[ScheduledFunction], ScheduledFunction]:
    """Register a function to be run every so often, as `task` does; see `rules.next_due`."""

    def register(run: ScheduledFunction) -> ScheduledFunction:
        if name in SCHEDULES:
            raise NameIsTaken(name)
        SCHEDULES[name] = Recurring(every=every, offset=offset, run=run)
        return run

    return register
