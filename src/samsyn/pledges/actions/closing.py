from datetime import date, datetime

from django.db import transaction

from samsyn.accounts.models import Organisation
from samsyn.lib.actors import Actor
from samsyn.pledges.models import Closing, Pledge, Reading, Verdict
from samsyn.pledges.public import Outcome, WhyNot
from samsyn.pledges.publish import (
    pledge_facts,
    publish_closing,
    publish_reading,
    publish_verdict,
)
from samsyn.pledges.rules.windows import windows
from samsyn.publishing.actions import withdraw

from .log import log


class UnableToClose(Exception):
    """The window has not passed, does not exist, is closed, or is not this party's to close."""


class UnableToJudge(Exception):
    """Only a promisor gives a verdict, on days that have passed, with a reason if not kept."""


@transaction.atomic
def close_window(
    *,
    pledge: Pledge,
    commitment: str,
    first_day: date,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    today: date,
) -> Closing:
    """Say for the promisors that everything of the passed window is reported."""
    if not _may_close(pledge, commitment, first_day, organisation, today):
        raise UnableToClose(f"{commitment} {first_day}")
    closing, new = Closing.objects.get_or_create(
        pledge=pledge,
        commitment=commitment,
        first_day=first_day,
        reopened_at=None,
        defaults={"organisation": organisation, "closed_by": by.code, "closed_at": at},
    )
    if new:
        publish_closing(closing, by=by, at=at)
        log("window.closed", f"pledge:{pledge.pk}", pledge.municipality, by, at)
    return closing


def _may_close(
    pledge: Pledge, commitment: str, first_day: date, organisation: Organisation, today: date
) -> bool:
    found = pledge.commitments.filter(key=commitment).first()
    if found is None or not pledge.promisors.filter(organisation=organisation).exists():
        return False
    whole = pledge_facts(pledge).period(today)
    return any(
        w.period.start == first_day and w.period.end <= today for w in windows(found.read(), whole)
    )


@transaction.atomic
def reopen_window(*, closing: Closing, reason: str, by: Actor, at: datetime) -> Closing:
    closing = Closing.objects.select_for_update(of=("self",)).get(pk=closing.pk)
    if closing.reopened_at or not reason.strip():
        raise UnableToClose(str(closing.pk))
    closing.reopened_by, closing.reopened_at = by.code, at
    closing.reopened_reason = reason.strip()
    closing.save()
    withdraw(
        address=closing.address,
        reason=closing.reopened_reason,
        by=by,
        by_organisation=closing.organisation.name,
        at=at,
    )
    log("window.reopened", f"pledge:{closing.pledge_id}", closing.pledge.municipality, by, at)
    return closing


@transaction.atomic
def give_verdict(
    *,
    pledge: Pledge,
    organisation: Organisation,
    first_day: date,
    last_day: date,
    outcome: Outcome,
    why_not: WhyNot | None,
    words: str,
    by: Actor,
    at: datetime,
    today: date,
) -> Verdict:
    """A promisor judges its own promise for days that have passed; again is a correction."""
    if (
        last_day >= today
        or (outcome is Outcome.NOT_KEPT) != (why_not is not None)
        or not pledge.promisors.filter(organisation=organisation).exists()
    ):
        raise UnableToJudge
    verdict = Verdict.objects.create(
        pledge=pledge,
        organisation=organisation,
        first_day=first_day,
        last_day=last_day,
        outcome=outcome,
        why_not=why_not or "",
        words=words,
        given_by=by.code,
        given_at=at,
    )
    publish_verdict(verdict, by=by, at=at)
    log("verdict.given", f"pledge:{pledge.pk}", pledge.municipality, by, at)
    return verdict


@transaction.atomic
def record_reading(
    *,
    pledge: Pledge,
    commitment: str,
    day: date,
    value: str,
    met: bool,
    source: str,
    organisation: str,
    by: Actor,
    at: datetime,
) -> Reading:
    """Keep what an indicator or a zero target was read to be, with its source."""
    reading = Reading.objects.create(
        pledge=pledge,
        commitment=commitment,
        day=day,
        value=value,
        met=met,
        source=source,
        read_by=by.code,
        read_at=at,
    )
    publish_reading(reading, by=by, organisation=organisation, at=at)
    log("reading.recorded", f"pledge:{pledge.pk}", pledge.municipality, by, at)
    return reading
