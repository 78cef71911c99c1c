import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from samsyn.letters import worker
from samsyn.letters.actions import defer, send, try_again
from samsyn.letters.delivery import Undelivered
from samsyn.letters.leases import LENGTH, LeaseLost, claim, settle, take_over
from samsyn.letters.models import Failure, Letter, Schedule, Task
from samsyn.letters.queries import health
from samsyn.letters.registry import SCHEDULES, TASKS, NameIsTaken, schedule, task
from samsyn.letters.rules import LIMIT
from samsyn.letters.tasks import forget_addresses

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch, settings, tmp_path):
    settings.LETTER_BOX = tmp_path / "letters"
    for table in (SCHEDULES, TASKS):
        for name in list(table):
            monkeypatch.delitem(table, name)


def letter(at, key="hej:1", **other):
    said = {"to": "anna@example.org", "subject": "Hej", "text": "Hej Anna."}
    return send(key=key, at=at, **said | other)


def work(at):
    return worker.do_what_is_due(threading.Event(), clock=lambda: at)


def files(settings):
    return list(settings.LETTER_BOX.glob("*.eml"))


@pytest.fixture
def closed_door(monkeypatch):
    """A deliverer that delivers nothing, for the reason in the list it is given by."""
    reason = [Failure.UNREACHABLE]

    class Closed:
        def deliver(self, letter):
            raise Undelivered(reason[0])

    monkeypatch.setattr(worker, "deliverer", Closed)
    return reason


def test_a_letter_goes_out_when_it_is_due_and_keeps_no_text(at, settings):
    letter(at + HOUR)
    assert work(at) == 0
    assert work(at + HOUR) == 1
    sent = Letter.objects.get()
    assert (sent.state, sent.text, sent.settled_at) == ("done", "", at + HOUR)
    assert [file.stem for file in files(settings)] == [sent.message_id.strip("<>")]


def test_a_letter_that_cannot_be_delivered_waits_longer_each_time(at, closed_door):
    letter(at)
    waits, now = [], at
    for _ in range(12):
        work(now)
        due = Letter.objects.get().due
        waits.append((due - now) // MINUTE)
        now = due
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert work(now - MINUTE) == 0


def test_a_letter_is_given_up_with_a_code_and_can_be_tried_again(at, closed_door):
    letter(at)
    for attempt in range(LIMIT):
        work(at + attempt * DAY)
    given_up = Letter.objects.get()
    assert (given_up.state, given_up.failure) == ("given-up", "unreachable")
    assert work(at + 99 * DAY) == 0
    assert try_again(at=at + 99 * DAY) == 1
    assert work(at + 99 * DAY) == 1


def test_a_letter_the_server_never_takes_is_given_up_at_once(at, closed_door):
    closed_door[0] = Failure.REFUSED
    letter(at)
    work(at)
    assert Letter.objects.get().state == "given-up"


def test_one_letter_that_fails_does_not_keep_the_next_from_leaving(at, settings, monkeypatch):
    letter(at, key="first")
    letter(at, key="second")
    bad = Letter.objects.get(key="first")
    real = worker.deliverer()

    class Picky:
        def deliver(self, one):
            if one == bad:
                raise RuntimeError("anna@example.org")
            real.deliver(one)

    monkeypatch.setattr(worker, "deliverer", Picky)
    work(at)
    assert len(files(settings)) == 1


def test_the_log_names_the_place_of_an_error_but_not_its_text(at, monkeypatch, caplog):
    class Broken:
        def deliver(self, one):
            raise RuntimeError(one.to)

    monkeypatch.setattr(worker, "deliverer", Broken)
    letter(at)
    work(at)
    assert "RuntimeError" in caplog.text
    assert "anna" not in caplog.text


def test_a_job_whose_worker_died_goes_back_and_counts_as_an_attempt(at):
    letter(at)
    assert claim(Letter.objects.all(), at=at)
    take_over(Letter.objects.all(), at=at + LENGTH - MINUTE)
    assert Letter.objects.get().lease
    take_over(Letter.objects.all(), at=at + LENGTH)
    left = Letter.objects.get()
    assert (left.lease, left.attempts, left.failure) == ("", 1, "worker-died")
    assert left.due == at + LENGTH + MINUTE


def test_what_kills_its_worker_every_time_is_given_up(at):
    defer_nothing(at)
    now = at
    for _ in range(LIMIT):
        now = Task.objects.get().due
        assert claim(Task.objects.filter(state="waiting"), at=now)
        take_over(Task.objects.all(), at=now + LENGTH)
    assert Task.objects.get().state == "given-up"


def defer_nothing(at):
    if "nothing" not in TASKS:
        task("nothing")(lambda *, data, at: None)
    return defer(task="nothing", data={}, key="x", at=at)


def test_a_worker_whose_lease_was_taken_over_marks_nothing(at):
    letter(at)
    slow = claim(Letter.objects.all(), at=at)
    take_over(Letter.objects.all(), at=at + LENGTH)
    with pytest.raises(LeaseLost):
        settle(slow, at=at + LENGTH)
    assert Letter.objects.get().state == "waiting"


def test_a_task_is_called_with_its_data_once(at):
    calls = []
    task("remember")(lambda *, data, at: calls.append((data, at)))
    for _ in range(2):
        defer(task="remember", data={"pledge": 7}, key="remember:7", at=at)
        work(at + MINUTE)
    assert calls == [({"pledge": 7}, at + MINUTE)]


def test_a_task_that_fails_leaves_nothing_behind(at):
    @task("half")
    def half(*, data, at):
        letter(at)
        raise ValueError

    defer(task="half", data={}, key="x", at=at)
    work(at)
    assert not Letter.objects.exists()
    assert Task.objects.get().failure == "task-failed"


def test_a_task_of_a_version_that_is_gone_waits(at):
    Task.objects.create(key="x", task="gone", due=at)
    work(at)
    assert Task.objects.get().failure == "task-unknown"
    assert Task.objects.get().state == "waiting"


def test_a_schedule_catches_up_once_after_a_long_stop(at):
    runs = []
    schedule("tick", every=DAY)(lambda *, at: runs.append(at))
    work(at)
    assert runs == []
    for _ in range(2):
        work(at + 100 * DAY)
    assert runs == [at + 100 * DAY]
    assert Schedule.objects.get().due == datetime(2027, 3, 2, 23, tzinfo=UTC)


def test_a_schedule_that_fails_tries_again_before_its_next_turn(at):
    @schedule("tick", every=HOUR)
    def tick(*, at):
        raise ValueError

    work(at)
    work(at + HOUR)
    row = Schedule.objects.get()
    assert (row.due, row.failure) == (at + HOUR + MINUTE, "task-failed")
    for _ in range(LIMIT + 5):
        work(Schedule.objects.get().due)
    row = Schedule.objects.get()
    assert row.attempts == LIMIT


def test_what_a_schedule_writes_leaves_in_the_same_round(at, settings):
    schedule("remind", every=DAY)(lambda *, at: letter(at))
    work(at)
    work(at + DAY)
    assert len(files(settings)) == 1


def test_two_schedules_cannot_share_a_name():
    schedule("tick", every=DAY)(lambda *, at: None)
    with pytest.raises(NameIsTaken):
        schedule("tick", every=DAY)(lambda *, at: None)


def test_the_loop_ends_when_it_is_told_to_and_survives_a_database_that_is_away(at, monkeypatch):
    stop = threading.Event()
    rounds = []

    def away(*_args, **_named):
        rounds.append(1)
        if len(rounds) == 2:
            stop.set()
        raise DatabaseError("away")

    monkeypatch.setattr(worker, "do_what_is_due", away)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    worker.run_worker(stop, clock=lambda: at, interval=timedelta(0))
    assert len(rounds) == 2


def test_addresses_are_forgotten_after_thirty_days_but_the_key_remains(at, settings):
    letter(at)
    work(at)
    forget_addresses(at=at + 30 * DAY)
    assert Letter.objects.get().to
    forget_addresses(at=at + 31 * DAY)
    assert (Letter.objects.get().to, Letter.objects.get().subject) == ("", "")
    letter(at + 31 * DAY)
    assert work(at + 31 * DAY) == 0


def test_health_counts_what_waits_what_is_late_and_what_was_given_up(at, closed_door):
    letter(at)
    letter(at + DAY, key="later")
    Schedule.objects.create(name="tick", due=at)
    now = health(at=at + 2 * HOUR)
    assert (now.letters.waiting, now.letters.late, now.letters.oldest) == (2, 1, at)
    assert now.late_schedules == ("tick",)
    assert not now.is_well
    closed_door[0] = Failure.REFUSED
    work(at + DAY)
    assert health(at=at + DAY).letters.given_up == 2


def test_the_command_does_what_waits_once_and_tells_how_it_stands(at, settings, capsys):
    with transaction.atomic():
        letter(at - 365 * DAY)
    call_command("work", "--once")
    call_command("work", "--retry")
    call_command("work", "--status")
    assert len(files(settings)) == 1
    assert "Brev: 0 väntar (0 försenade), 0 gavs upp" in capsys.readouterr().out
