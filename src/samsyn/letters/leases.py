"""How a worker takes a job, and what becomes of it: done, set back, or taken over.

A job is held by a lease, a token that ends. Every mark asks for the token, so that a worker
whose lease has been taken over can mark nothing.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from .models import Failure, Job

J = TypeVar("J", bound=Job)

LENGTH = timedelta(minutes=10)
"""Longer than any letter or task takes; a worker that has not marked its job by then is dead."""


class LeaseLost(Exception):
    """The job was taken over by another worker."""


def claim(jobs: "QuerySet[J]", *, at: datetime) -> J | None:
    """Take the job that has been due longest, or None when none is due."""
    due = jobs.filter(due__lte=at, lease="").order_by("due", "pk")
    if not due.exists():
        return None
    with transaction.atomic():
        job = due.select_for_update(skip_locked=True).first()
        if job is not None:
            job.lease, job.leased_until = secrets.token_hex(16), at + LENGTH
            job.save(update_fields=["lease", "leased_until"])
    return job


def settle(job: Job, *, at: datetime) -> None:
    """Mark a job as done."""
    _let_go(job, job.after_success(at))


def set_back(job: Job, failure: Failure, *, at: datetime) -> None:
    """Put a job back in the queue for later, or give it up."""
    _let_go(job, job.after_failure(failure, at))


def take_over(jobs: "QuerySet[Any]", *, at: datetime) -> None:
    """Set back the jobs whose worker died."""
    expired: Iterable[Job] = jobs.filter(leased_until__lte=at)
    for job in expired:
        try:
            set_back(job, Failure.WORKER_DIED, at=at)
        except LeaseLost:
            continue


def _let_go(job: Job, fields: dict[str, Any]) -> None:
    rows = type(job)._default_manager.filter(pk=job.pk, lease=job.lease)
    if not rows.update(lease="", leased_until=None, **fields):
        raise LeaseLost(str(job.pk))
