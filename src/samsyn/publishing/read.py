"""What the public pages may know: versions that stand, their history, and what counts for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from . import public
from .files import NoSuchFile, OpenFile, open_file
from .models import Mention, Standing, Version
from .public import Days, Published, Tally

FIELDS = (
    "address",
    "number",
    "kind",
    "schema",
    "municipality",
    "facts",
    "hash",
    "files",
    "at",
    "by_organisation",
    "reason",
    "withdrawn",
    "erased_at",
)


def standing(address: str) -> Published | None:
    """What stands at the address now."""
    return next(iter(_read(Version.objects.filter(standing__address=address))), None)


def shelf(municipality: str, kinds: Iterable[str]) -> list[Published]:
    """Everything of these kinds that stands in the municipality, in the order of addresses."""
    rows = Version.objects.filter(
        standing__municipality=municipality, standing__kind__in=list(kinds)
    )
    return _read(rows.order_by("address"))


def facts(municipality: str, kinds: Iterable[str]) -> list[tuple[str, str]]:
    """The kind and the facts of everything that stands, in the order of addresses."""
    asked = tuple(kinds)
    marks = ", ".join("%s" for _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.kind, v.facts FROM publishing_standing s"  # noqa: S608 - marks only
            " JOIN publishing_version v ON v.id = s.version_id"
            f" WHERE s.municipality = %s AND s.kind IN ({marks}) ORDER BY s.address",
            [municipality, *asked],
        )
        return list(cursor)


def everywhere(kind: str) -> list[Published]:
    """Everything of the kind that stands in any municipality."""
    return _read(Version.objects.filter(standing__kind=kind).order_by("address"))


def below(prefix: str, *, municipality: str, kinds: Iterable[str]) -> list[public.Standing]:
    """What stands of these kinds at the address and at every address below it."""
    asked = tuple(kinds)
    marks = ", ".join("%s" for _ in asked)
    return _standing(
        f"WHERE s.municipality = %s AND s.kind IN ({marks}) AND substr(s.address, 1, %s) = %s"
        " ORDER BY s.address",
        [municipality, *asked, len(prefix), prefix],
    )


def counting(
    subject: str, *, municipality: str, slot: str, limit: int, offset: int = 0
) -> list[public.Standing]:
    """What stands and counts for the subject at the slot, the newest day first."""
    return _standing(
        "JOIN publishing_mention m ON m.address = s.address"
        " WHERE m.municipality = %s AND m.subject = %s AND m.slot = %s AND m.known_until IS NULL"
        " ORDER BY m.day DESC, m.id DESC LIMIT %s OFFSET %s",
        [municipality, subject, slot, limit, offset],
    )


def _standing(where: str, values: list[str | int]) -> list[public.Standing]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.address, s.kind, v.number, v.facts FROM publishing_standing s"  # noqa: S608
            f" JOIN publishing_version v ON v.id = s.version_id {where}",
            values,
        )
        return [public.Standing(*row) for row in cursor]


def attached(address: str, sha256: str) -> OpenFile | None:
    """A file, when what stands at the address carries it."""
    version = standing(address)
    if version is None or sha256 not in version.files:
        return None
    try:
        return open_file(sha256)
    except NoSuchFile:
        return None


def history(address: str) -> list[Published]:
    """Every version of the address, the newest first."""
    return _read(Version.objects.filter(address=address).order_by("-number"))


def versions(
    municipality: str, *, kinds: Iterable[str], limit: int, about: str = ""
) -> list[Published]:
    """Versions of these kinds, withdrawn ones too, the newest first.

    `about` keeps those at or below an address, and those that have counted for it.
    """
    rows = Version.objects.filter(municipality=municipality, kind__in=list(kinds))
    if about:
        counted = Mention.objects.filter(subject=about).values("address")
        rows = rows.filter(Q(address__startswith=about) | Q(address__in=counted))
    return _read(rows.order_by("-at", "-id")[:limit])


def newest(municipality: str, *, kind: str, limit: int, offset: int = 0) -> list[Published]:
    """What stands of the kind, the newest version first."""
    rows = Version.objects.filter(standing__municipality=municipality, standing__kind=kind)
    return _read(rows.order_by("-at", "-id")[offset : offset + limit])


def count(municipality: str, *, kind: str) -> int:
    """How many stand of the kind."""
    return Standing.objects.filter(municipality=municipality, kind=kind).count()


@dataclass(frozen=True)
class Revision:
    """What is published in a municipality now. `name` changes with every publication.

    The moment is part of the name, so that a database taken back from a copy does not give an
    old name to something new.
    """

    name: str
    at: datetime
    by_organisation: str


def revision(municipality: str) -> Revision | None:
    """The municipality's newest publication, or None where nothing is published."""
    with connection.cursor() as cursor:
        cursor.execute(_SHELF, [municipality])
        for number, at, by in cursor:
            moment = at if isinstance(at, datetime) else datetime.fromisoformat(at)
            return Revision(f"{number}-{at}", moment.replace(tzinfo=moment.tzinfo or UTC), by)
    return None


_SHELF = "SELECT revision, changed_at, changed_by FROM publishing_shelf WHERE municipality = %s"


def tallies(
    municipality: str, *, subject: str | None = None, summed: tuple[str, ...] = ()
) -> dict[str, Tally]:
    """What counts for each address now, one pair a day.

    Slots that begin as one of `summed` are told as a single pair, their latest day and their sum:
    enough for what no window divides, and much less to carry.
    """
    where, values = ("municipality", municipality) if subject is None else ("subject", subject)
    found: dict[str, Tally] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, slot, latest, total, days, numbers FROM publishing_tallied"  # noqa: S608
            f" WHERE {where} = %s AND municipality = %s",
            [values, municipality],
        )
        for address, slot, latest, total, days, numbers in cursor:
            told = (latest, total) if slot.startswith(summed) else (days, numbers)
            found.setdefault(address, {})[slot] = _days(*map(str, told))
    return found


def _days(days: str, numbers: str) -> Days:
    return tuple(
        zip(map(date.fromisoformat, days.split(",")), map(int, numbers.split(",")), strict=True)
    )


def tallies_known_on(municipality: str, day: date) -> dict[str, Tally]:
    """What counted for each address as known on a past day, one pair a day."""
    rows = (
        Mention.objects.filter(municipality=municipality, known_from__lte=day)
        .filter(Q(known_until=None) | Q(known_until__gt=day))
        .values_list("subject", "slot", "day")
        .annotate(Sum("n"))
        .order_by("subject", "slot", "day")
    )
    found: dict[str, Tally] = {}
    for subject, slot, when, n in rows:
        tally = found.setdefault(subject, {})
        tally[slot] = (*tally.get(slot, ()), (when, n))
    return found


def _read(rows: QuerySet[Version]) -> list[Published]:
    return [
        Published(
            **{name: row[name] for name in FIELDS[:6]},
            hash=row["hash"],
            files=tuple(row["files"]),
            at=row["at"],
            by_organisation=row["by_organisation"],
            reason=row["reason"],
            withdrawn=row["withdrawn"],
            erased=row["erased_at"] is not None,
        )
        for row in rows.values(*FIELDS)
    ]
