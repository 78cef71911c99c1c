from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.lib.facts import digest, to_text

from .files import discard
from .models import File, Mention, Shelf, Standing, Tallied, Version
from .public import Counted


class UnableToWithdraw(Exception):
    """Nothing stands at the address, or no reason was given."""


class UnableToErase(Exception):
    """It is erased already, there is none, or no decision was named."""


@transaction.atomic
def publish(
    *,
    address: str,
    kind: str,
    schema: int,
    facts: object,
    municipality: str,
    by: Actor,
    by_organisation: str,
    at: datetime,
    known: date | None = None,
    reason: str = "",
    files: Iterable[str] = (),
    counted: Iterable[Counted] = (),
) -> Version:
    """Let these facts stand at the address, as a new version unless they stand there already.

    `known` is the day from which what is counted was reported; without it the day of `at`.
    """
    text = to_text(facts)
    _touch(municipality, by_organisation, at)
    latest = _latest(address)
    if latest is None or latest.withdrawn or latest.hash != digest(text):
        latest = _add_version(
            latest,
            address=address,
            kind=kind,
            schema=schema,
            facts=text,
            municipality=municipality,
            by=by.code,
            by_organisation=by_organisation,
            at=at,
            reason=reason,
            files=list(files),
        )
        _let_stand(latest)
        _record("published", latest, by, at)
    _settle_mentions(latest, tuple(counted), at, known)
    return latest


@transaction.atomic
def withdraw(
    *, address: str, reason: str, by: Actor, by_organisation: str, at: datetime
) -> Version:
    """Take what stands at the address back, saying why. The versions remain."""
    standing = Standing.objects.select_for_update().filter(address=address).first()
    if standing is None or not reason.strip():
        raise UnableToWithdraw(address)
    latest = _latest(address)
    assert latest is not None
    _touch(latest.municipality, by_organisation, at)
    version = _add_version(
        latest,
        address=address,
        kind=latest.kind,
        schema=latest.schema,
        facts="",
        municipality=latest.municipality,
        by=by.code,
        by_organisation=by_organisation,
        at=at,
        reason=reason,
        withdrawn=True,
    )
    standing.delete()
    _settle_mentions(version, (), at, None)
    _record("withdrawn", version, by, at)
    return version


@transaction.atomic
def erase(*, version: Version, decision: str, by: Actor, at: datetime) -> None:
    """Take personal data out of a version: the hash and the decision remain as a tombstone."""
    done = Version.objects.filter(pk=version.pk, erased_at=None).update(
        facts="", erased_at=at, erased_by=by.code, reason=decision
    )
    if not done:
        raise UnableToErase(version.address)
    Standing.objects.filter(version=version).delete()
    _touch(version.municipality, version.by_organisation, at)
    _record("erased", version, by, at)


@transaction.atomic
def erase_file(*, sha256: str, decision: str, by: Actor, at: datetime) -> None:
    """Take a file away for good: its hash and the decision remain as a tombstone."""
    if not decision.strip():
        raise UnableToErase(sha256)
    done = File.objects.filter(pk=sha256, erased_at=None).update(
        erased_at=at, erased_by=by.code, decision=decision
    )
    if not done:
        raise UnableToErase(sha256)
    record(what="file.erased", subject=f"file:{sha256}", by=by, at=at)
    transaction.on_commit(lambda: discard(sha256))


def _latest(address: str) -> Version | None:
    return Version.objects.select_for_update().filter(address=address).order_by("-number").first()


def _add_version(latest: Version | None, **fields: Any) -> Version:
    number = latest.number + 1 if latest else 1
    return Version.objects.create(
        number=number, supersedes=latest, hash=digest(fields["facts"]), **fields
    )


def _let_stand(version: Version) -> None:
    Standing.objects.update_or_create(
        address=version.address,
        defaults={
            "version": version,
            "municipality": version.municipality,
            "kind": version.kind,
        },
    )


def _touch(municipality: str, organisation: str, at: datetime) -> None:
    """Raise the municipality's counter; the row also serialises writers of the same shelf."""
    shelf, _ = Shelf.objects.select_for_update().get_or_create(
        municipality=municipality, defaults={"changed_at": at}
    )
    shelf.revision += 1
    shelf.changed_at, shelf.changed_by = at, organisation
    shelf.save(update_fields=["revision", "changed_at", "changed_by"])


def _settle_mentions(
    version: Version, counted: tuple[Counted, ...], at: datetime, known: date | None
) -> None:
    """Make the open mentions of an address equal what is counted; equal ones stay as they are."""
    today = timezone.localdate(at)
    wanted = list(counted)
    stale: list[Mention] = []
    for row in Mention.objects.filter(address=version.address, known_until=None):
        said = Counted(subject=row.subject, slot=row.slot, day=row.day, n=row.n)
        if said in wanted:
            wanted.remove(said)
        else:
            stale.append(row)
    Mention.objects.filter(pk__in=[row.pk for row in stale]).update(known_until=today)
    known_from = known if version.number == 1 and known else today
    Mention.objects.bulk_create(
        Mention(
            address=version.address,
            municipality=version.municipality,
            subject=one.subject,
            slot=one.slot,
            day=one.day,
            n=one.n,
            known_from=known_from,
        )
        for one in wanted
    )
    touched = {(one.subject, one.slot) for one in wanted} | {(r.subject, r.slot) for r in stale}
    for subject, slot in sorted(touched):
        _add_up(version.municipality, subject, slot)


def _add_up(municipality: str, subject: str, slot: str) -> None:
    """Write the tally of a slot anew. The shelf is held, so nobody else counts there meanwhile."""
    open_now = Mention.objects.filter(
        municipality=municipality, subject=subject, slot=slot, known_until=None
    )
    by_day = list(open_now.values_list("day").annotate(Sum("n")).order_by("day"))
    if not by_day:
        Tallied.objects.filter(subject=subject, slot=slot).delete()
        return
    days, numbers = zip(*by_day, strict=True)
    Tallied.objects.update_or_create(
        subject=subject,
        slot=slot,
        defaults={
            "municipality": municipality,
            "latest": days[-1],
            "total": sum(numbers),
            "days": ",".join(day.isoformat() for day in days),
            "numbers": ",".join(map(str, numbers)),
        },
    )


def _record(what: str, version: Version, by: Actor, at: datetime) -> None:
    record(
        what=f"publication.{what}",
        subject=version.address,
        by=by,
        at=at,
        municipality=version.municipality,
        data={"number": version.number, "kind": version.kind, "hash": version.hash},
    )
