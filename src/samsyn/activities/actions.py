import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from samsyn.accounts.models import Organisation
from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

from .models import Activity, Proof, ReportLink
from .public import ProofKind

LINK_LASTS = timedelta(days=14)


class UnableToReport(Exception):
    """The days are ahead of the report or out of order."""


class UnableToConfirm(Exception):
    """It is withdrawn, or the party that reported it may not confirm its own report."""


class UnableToCorrect(Exception):
    """It is withdrawn."""


class EditedMeanwhile(Exception):
    """Somebody else changed it first. `theirs` is how it stands now."""

    def __init__(self, theirs: Activity) -> None:
        super().__init__(str(theirs.pk))
        self.theirs = theirs


class UnableToWithdraw(Exception):
    """It is withdrawn already, or no reason was given."""


class LinkIsSpent(Exception):
    """The link has been used, has expired or never existed."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """What was done, as the reporter tells it."""

    what: str
    first_day: date
    last_day: date
    carried_by: tuple[Organisation, ...]
    place: str = ""
    area: str = ""
    theme: str = ""
    audience: str = ""
    reached: int | None = None
    total: int = 1


@dataclass(frozen=True, kw_only=True)
class NewProof:
    kind: ProofKind
    title: str
    ref: str


@transaction.atomic
def record_activity(
    *,
    municipality: Municipality,
    act: Act,
    proofs: Iterable[NewProof],
    reporter: Organisation,
    reported_for: Organisation,
    submission: str,
    by: Actor,
    at: datetime,
    today: date,
) -> tuple[Activity, bool]:
    """Keep what was done. The same submission twice is one activity; whether it is new."""
    known = Activity.objects.filter(submission=submission).first()
    if known:
        return known, False
    _check_days(act, today)
    activity = Activity.objects.create(
        municipality=municipality,
        submission=submission,
        reporter=reporter,
        reported_for=reported_for,
        reported_by=by.code,
        reported_at=at,
        **_columns(act),
    )
    activity.carried_by.set(act.carried_by)
    Proof.objects.bulk_create(
        Proof(activity=activity, kind=p.kind, title=p.title, ref=p.ref) for p in proofs
    )
    _record("reported", activity, by, at)
    return activity, True


def _check_days(act: Act, today: date) -> None:
    if not act.first_day <= act.last_day <= today:
        raise UnableToReport(f"{act.first_day} – {act.last_day}")


def _columns(act: Act) -> dict[str, object]:
    return {name: value for name, value in vars(act).items() if name != "carried_by"}


@transaction.atomic
def confirm_activity(
    *, activity: Activity, confirmer: Organisation, by: Actor, at: datetime
) -> Activity:
    """Another party says that it was done. Confirming twice changes nothing."""
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if activity.is_withdrawn or confirmer == activity.reporter:
        raise UnableToConfirm(str(activity.pk))
    if not activity.is_confirmed:
        activity.confirmer, activity.confirmed_by, activity.confirmed_at = confirmer, by.code, at
        activity.revision += 1
        activity.save()
        _record("confirmed", activity, by, at)
    return activity


@transaction.atomic
def correct_activity(
    *, activity: Activity, revision: int, act: Act, by: Actor, at: datetime, today: date
) -> Activity:
    """Tell it anew. `revision` is the one the writer had before them.

    Who confirmed it confirmed what stood before, so it waits for confirmation again.
    """
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if activity.is_withdrawn:
        raise UnableToCorrect(str(activity.pk))
    if activity.revision != revision:
        raise EditedMeanwhile(activity)
    _check_days(act, today)
    for name, value in _columns(act).items():
        setattr(activity, name, value)
    activity.confirmer, activity.confirmed_by, activity.confirmed_at = None, "", None
    activity.revision += 1
    activity.save()
    activity.carried_by.set(act.carried_by)
    _record("corrected", activity, by, at)
    return activity


@transaction.atomic
def withdraw_activity(*, activity: Activity, reason: str, by: Actor, at: datetime) -> Activity:
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if activity.is_withdrawn or not reason.strip():
        raise UnableToWithdraw(str(activity.pk))
    activity.withdrawn_by, activity.withdrawn_at = by.code, at
    activity.withdrawn_reason = reason.strip()
    activity.revision += 1
    activity.save()
    _record("withdrawn", activity, by, at)
    return activity


def make_link(
    *,
    municipality: Municipality,
    organisation: Organisation,
    email: str,
    subject: str,
    by: Actor,
    at: datetime,
) -> tuple[ReportLink, str]:
    """A one-time link and its secret, which is kept nowhere else."""
    secret = secrets.token_urlsafe(24)
    link = ReportLink.objects.create(
        secret_hash=_hash(secret),
        municipality=municipality,
        organisation=organisation,
        email=email,
        subject=subject,
        made_by=by.code,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    return link, secret


def find_link(*, secret: str, at: datetime) -> ReportLink:
    """The link as it stands; asking does not use it, since mail scanners open links."""
    link = ReportLink.objects.filter(secret_hash=_hash(secret), expires_at__gt=at).first()
    if link is None:
        raise LinkIsSpent
    return link


@transaction.atomic
def use_link(*, link: ReportLink, activity: Activity, at: datetime) -> None:
    """Spend the link, once."""
    used = ReportLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at, activity=activity)
    if not used:
        raise LinkIsSpent


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _record(what: str, activity: Activity, by: Actor, at: datetime) -> None:
    record(
        what=f"activity.{what}",
        subject=f"activity:{activity.pk}",
        by=by,
        at=at,
        municipality=activity.municipality.slug,
        data={"revision": activity.revision, "for": activity.reported_for_id},
    )
