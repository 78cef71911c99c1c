from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .registry import SCHEDULES
from .rules import LIMIT, wait


class State(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given-up"


class Failure(models.TextChoices):
    """Why the last attempt failed. A code only: the text of an error may hold an address."""

    WORKER_DIED = "worker-died"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    TASK_UNKNOWN = "task-unknown"
    TASK_FAILED = "task-failed"

    @property
    def is_final(self) -> bool:
        return self is Failure.REFUSED


class Job(models.Model):
    """Something to do once it is due. A worker holds it by a lease: a token that ends."""

    due = models.DateTimeField()
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=20, choices=Failure.choices, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(lease="", leased_until=None)
                | (~Q(lease="") & Q(leased_until__isnull=False)),
                name="%(app_label)s_%(class)s_lease_ends",
            ),
        ]

    def after_success(self, at: datetime) -> dict[str, Any]:
        raise NotImplementedError

    def after_failure(self, failure: Failure, at: datetime) -> dict[str, Any]:
        raise NotImplementedError


class Once(Job):
    """A job done one time. The same key is the same job."""

    key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    settled_at = models.DateTimeField(null=True)

    class Meta(Job.Meta):
        abstract = True
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.WAITING, settled_at=None)
                | (~Q(state=State.WAITING) & Q(settled_at__isnull=False, lease="")),
                name="%(app_label)s_%(class)s_settled_has_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.GIVEN_UP) | ~Q(failure=""),
                name="%(app_label)s_%(class)s_given_up_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due"],
                condition=Q(state=State.WAITING),
                name="%(app_label)s_%(class)s_due",
            ),
        ]

    def after_success(self, at: datetime) -> dict[str, Any]:
        return {"state": State.DONE, "settled_at": at, "failure": ""}

    def after_failure(self, failure: Failure, at: datetime) -> dict[str, Any]:
        attempts = self.attempts + 1
        fields = {"attempts": attempts, "failure": failure}
        if failure.is_final or attempts >= LIMIT:
            return fields | {"state": State.GIVEN_UP, "settled_at": at}
        return fields | {"due": at + wait(attempts)}


class Letter(Once):
    """A letter to one address. Delivered, it keeps no text; see `tasks.forget_addresses`."""

    message_id = models.CharField(max_length=320, unique=True)
    to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    class Meta(Once.Meta):
        abstract = False
        constraints = [
            *Once.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state=State.DONE) | Q(text="", html=""),
                name="letters_delivered_keeps_no_text",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WAITING) | ~(Q(to="") | Q(subject="") | Q(text="")),
                name="letters_waiting_can_be_sent",
            ),
        ]

    def after_success(self, at: datetime) -> dict[str, Any]:
        return super().after_success(at) | {"text": "", "html": ""}


class Task(Once):
    """A call of a registered function, once."""

    task = models.CharField(max_length=80)
    data = models.JSONField(default=dict)

    class Meta(Once.Meta):
        abstract = False


class Schedule(Job):
    """Where a registered schedule stands: when it is due and who runs it now."""

    name = models.CharField(max_length=80, primary_key=True)
    done_at = models.DateTimeField(null=True)

    class Meta(Job.Meta):
        abstract = False

    def after_success(self, at: datetime) -> dict[str, Any]:
        return {"due": self._next(at), "done_at": at, "attempts": 0, "failure": ""}

    def after_failure(self, failure: Failure, at: datetime) -> dict[str, Any]:
        attempts = min(self.attempts + 1, LIMIT)
        due = min(at + wait(attempts), self._next(at))
        return {"attempts": attempts, "failure": failure, "due": due}

    def _next(self, at: datetime) -> datetime:
        return SCHEDULES[self.name].next(zone=timezone.get_default_timezone(), after=at)
