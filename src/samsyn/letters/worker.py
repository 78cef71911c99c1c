"""The loop that does what is due: schedules first, since they write tasks and letters."""

import logging
import threading
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial, singledispatch

from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone

from .delivery import Undelivered, deliverer
from .leases import LeaseLost, claim, set_back, settle, take_over
from .models import Failure, Job, Letter, Schedule, State, Task
from .registry import SCHEDULES, TASKS, ScheduledFunction

Clock = Callable[[], datetime]

logger = logging.getLogger(__name__)


def run_worker(stop: threading.Event, *, clock: Clock, interval: timedelta) -> None:
    """Do what is due, every `interval`, until `stop` is set; the job at hand is finished first."""
    while not stop.is_set():
        close_old_connections()
        try:
            do_what_is_due(stop, clock=clock)
        except DatabaseError:
            logger.exception("The queue could not be read or marked; trying again.")
        stop.wait(interval.total_seconds())


def do_what_is_due(stop: threading.Event, *, clock: Clock) -> int:
    """Empty the queue of what is due; the number of jobs taken."""
    _plan(clock())
    taken = 0
    for queue in (_schedules, _tasks, _letters):
        take_over(queue(), at=clock())
        while not stop.is_set() and (job := claim(queue(), at=clock())):
            _attempt(job, clock)
            taken += 1
    return taken


def _schedules() -> QuerySet[Schedule]:
    return Schedule.objects.filter(name__in=SCHEDULES)


def _tasks() -> QuerySet[Task]:
    return Task.objects.filter(state=State.WAITING)


def _letters() -> QuerySet[Letter]:
    return Letter.objects.filter(state=State.WAITING)


def _plan(at: datetime) -> None:
    """Give every registered schedule its row."""
    known = set(Schedule.objects.values_list("name", flat=True))
    zone = timezone.get_default_timezone()
    Schedule.objects.bulk_create(
        [
            Schedule(name=name, due=recurring.next(zone=zone, after=at))
            for name, recurring in SCHEDULES.items()
            if name not in known
        ],
        ignore_conflicts=True,
    )


def _attempt(job: Job, clock: Clock) -> None:
    try:
        failure = _do(job, clock)
        if failure:
            set_back(job, failure, at=clock())
    except LeaseLost:
        logger.warning("%s %s was taken over by another worker.", type(job).__name__, job.pk)


@singledispatch
def _do(job: Job, clock: Clock) -> Failure | None:
    """Do the job and mark it as done, or tell why it could not be done."""
    raise NotImplementedError(type(job))


@_do.register
def _do_letter(letter: Letter, clock: Clock) -> Failure | None:
    failure = _deliver(letter)
    if failure is None:
        settle(letter, at=clock())
    return failure


@_do.register
def _do_task(task: Task, clock: Clock) -> Failure | None:
    run = TASKS.get(task.task)
    if run is None:
        return Failure.TASK_UNKNOWN
    return _run(task, partial(run, data=task.data), clock)


@_do.register
def _do_schedule(schedule: Schedule, clock: Clock) -> Failure | None:
    return _run(schedule, SCHEDULES[schedule.name].run, clock)


def _deliver(letter: Letter) -> Failure | None:
    try:
        deliverer().deliver(letter)
    except Undelivered as problem:
        return problem.failure
    except Exception as problem:
        _log(letter, problem)
        return Failure.UNREACHABLE
    return None


def _run(job: Job, run: ScheduledFunction, clock: Clock) -> Failure | None:
    """Call the function and mark the job in one transaction: both are there, or neither."""
    try:
        with transaction.atomic():
            at = clock()
            run(at=at)
            settle(job, at=at)
    except LeaseLost:
        raise
    except Exception as problem:
        _log(job, problem)
        return Failure.TASK_FAILED
    return None


def _log(job: Job, problem: Exception) -> None:
    """Where it failed and with what kind of error; its text may hold an address."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    kind = type(problem).__name__
    logger.error(
        "%s %s: %s in %s:%s", type(job).__name__, job.pk, kind, place.filename, place.lineno
    )
