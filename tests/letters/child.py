"""A process of its own, for the tests that kill it: does the steps of the JSON it is given."""

import json
import os
import signal
import sys
import threading
from datetime import datetime, timedelta
from uuid import uuid4

import django

django.setup()

from samsyn.letters import actions, models, registry, worker  # noqa: E402


def die(*_args, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


def die_before(holder, name):
    setattr(holder, name, die)


def die_after(holder, name):
    real = getattr(holder, name)

    def call_and_die(*args, **named):
        real(*args, **named)
        die()

    setattr(holder, name, call_and_die)


POINTS = {
    "nowhere": lambda: None,
    "claimed": lambda: die_before(worker, "deliverer"),
    "half-written": lambda: die_before(os, "fsync"),
    "written": lambda: die_before(os, "link"),
    "linked": lambda: die_after(os, "link"),
    "delivered": lambda: die_before(worker, "settle"),
    "marked": lambda: die_after(worker, "settle"),
}


registry.SCHEDULES.clear()


@registry.task("test.write_once_more")
def write_once_more(*, data, at):
    """Not idempotent on purpose: each run that counts leaves one more letter."""
    letter(f"effect:{uuid4()}", at)


@registry.schedule("test.tick", every=timedelta(days=1))
def tick(*, at):
    letter(f"tick:{uuid4()}", at)


def letter(key, at):
    actions.send(to="anna@example.org", subject="Hej", text="Hej.", key=key, at=at)


def write(at, count):
    for number in range(count):
        letter(f"letter:{number}", at)


def defer(at):
    actions.defer(task="test.write_once_more", data={}, key="once", at=at)


def work(at, point="nowhere"):
    POINTS[point]()
    told["taken"] = worker.do_what_is_due(threading.Event(), clock=lambda: at)


def states():
    jobs = [*models.Letter.objects.all(), *models.Task.objects.all()]
    return {job.key: [job.state, job.attempts, job.failure] for job in jobs}


told = {"taken": 0}

if __name__ == "__main__":
    print("started", flush=True)
    for step, at, *more in json.loads(sys.argv[1]):
        {"write": write, "defer": defer, "work": work}[step](datetime.fromisoformat(at), *more)
    print(json.dumps(told | {"states": states()}))
