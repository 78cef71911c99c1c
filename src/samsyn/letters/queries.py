from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, QuerySet

from .models import Letter, Schedule, State, Task

LATE = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many jobs wait and how many were given up; `late` have been due for over an hour."""

    waiting: int
    late: int
    given_up: int
    oldest: datetime | None


@dataclass(frozen=True, kw_only=True)
class Health:
    letters: Count
    tasks: Count
    late_schedules: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        troubles = self.letters.late + self.letters.given_up + self.tasks.late + self.tasks.given_up
        return not troubles and not self.late_schedules


def health(*, at: datetime) -> Health:
    """How the queue stands; late jobs mean that no worker runs or that none can deliver."""
    late = Schedule.objects.filter(due__lt=at - LATE).order_by("name")
    return Health(
        letters=_count(Letter.objects.all(), at),
        tasks=_count(Task.objects.all(), at),
        late_schedules=tuple(late.values_list("name", flat=True)),
    )


def _count(jobs: QuerySet[Any], at: datetime) -> Count:
    waiting = jobs.filter(state=State.WAITING)
    return Count(
        waiting=waiting.count(),
        late=waiting.filter(due__lt=at - LATE).count(),
        given_up=jobs.filter(state=State.GIVEN_UP).count(),
        oldest=waiting.aggregate(oldest=Min("due"))["oldest"],
    )
