"""Workers in processes of their own, killed with SIGKILL."""

import email
import json
import sys
import time
from datetime import timedelta

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LEASE_IS_OVER = 11 * MINUTE
THE_WAIT_TOO = 13 * MINUTE


def told(process):
    printed, _errors = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(printed.splitlines()[-1])


@pytest.mark.parametrize(
    "point", ["claimed", "half-written", "written", "linked", "delivered", "marked"]
)
def test_a_letter_is_in_the_box_once_wherever_its_worker_was_killed(site, at, point):
    assert site.killed(("write", at, 1), ("work", at, point))
    left = site.run(*[("work", at + later) for later in (MINUTE, LEASE_IS_OVER, THE_WAIT_TOO)])
    assert left["states"] == {"letter:0": ["done", 0 if point == "marked" else 1, ""]}
    assert len(site.files()) == 1
    assert site.files()[0].read_bytes().endswith(b"\nHej.")
    assert not list((site.box / "unfinished").iterdir())


@pytest.mark.parametrize(("point", "copies"), [("claimed", 1), ("delivered", 2), ("marked", 1)])
def test_a_mail_server_gets_a_letter_at_most_once_more_for_a_kill(site, at, server, point, copies):
    site.env["SAMSYN_SMTP_URL"] = server.url
    assert site.killed(("write", at, 1), ("work", at, point))
    site.run(("work", at + LEASE_IS_OVER), ("work", at + THE_WAIT_TOO), ("work", at + 60 * MINUTE))
    ids = [email.message_from_bytes(one)["Message-ID"] for one in server.kept]
    assert (len(ids), len(set(ids))) == (copies, 1)


@pytest.mark.parametrize("point", ["delivered", "marked"])
def test_what_a_task_wrote_is_there_once_though_its_worker_was_killed(site, at, point):
    """Here the worker dies after the function ran: before its mark, and before the commit."""
    assert site.killed(("defer", at), ("work", at, point))
    assert list(site.run()["states"]) == ["once"]
    left = site.run(("work", at + LEASE_IS_OVER), ("work", at + THE_WAIT_TOO))["states"]
    assert left.pop("once") == ["done", 1, ""]
    assert [key.split(":")[0] for key in left] == ["effect"]


def test_a_schedule_whose_worker_was_killed_runs_once(site, at):
    due = at + DAY
    assert site.killed(("work", at), ("work", due, "delivered"))
    assert site.run()["states"] == {}
    left = site.run(("work", due + LEASE_IS_OVER), ("work", due + THE_WAIT_TOO))
    assert len(left["states"]) == 1


def test_two_workers_share_the_letters_and_none_is_taken_twice(site, at):
    site.run(("write", at, 40))
    both = [told(worker) for worker in [site.start(("work", at)) for _ in range(2)]]
    assert sum(one["taken"] for one in both) == 40
    assert len(site.files()) == 40
    assert set(map(tuple, site.run()["states"].values())) == {("done", 0, "")}


def test_a_schedule_is_run_by_one_of_two_workers(site, at):
    site.run(("work", at))
    for worker in [site.start(("work", at + 3 * DAY)) for _ in range(2)]:
        told(worker)
    assert len(site.run()["states"]) == 1


def test_workers_killed_at_any_moment_lose_and_double_nothing(site, at):
    site.run(("write", at, 60))
    for number in range(4):
        workers = [site.start(("work", at + number * DAY / 4)) for _ in range(2)]
        kill(workers[0], seconds_after_start=0.02 + 0.03 * number)
        told(workers[1])
    states = site.run(("work", at + 2 * DAY), ("work", at + 3 * DAY))["states"]
    letters = [one for key, one in states.items() if key.startswith("letter:")]
    assert len(letters) == 60
    assert {state for state, _attempts, _failure in states.values()} == {"done"}
    assert len(site.files()) == len(states)


def kill(process, *, seconds_after_start):
    process.stdout.readline()
    time.sleep(seconds_after_start)
    process.kill()
    process.communicate(timeout=120)
