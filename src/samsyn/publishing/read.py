"""What the public pages may know: versions that stand, their history, and what counts for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Aggregate, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from .files import NoSuchFile, OpenFile, open_file
from .models import Mention, Shelf, Standing, Version
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


class _Joined(Aggregate):
    """All values of a group as one string."""

    output_field = TextField()
    template = "%(function)s(%(expressions)s, ',')"

    def as_sqlite(self, compiler, connection, **extra):  # type: ignore[no-untyped-def]
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **extra)

    def as_postgresql(self, compiler, connection, **extra):  # type: ignore[no-untyped-def]
        return super().as_sql(compiler, connection, function="STRING_AGG", **extra)


def standing(address: str) -> Published | None:
    """What stands at the address now."""
    return next(iter(_read(Version.objects.filter(standing__address=address))), None)


def shelf(municipality: str, kinds: Iterable[str]) -> list[Published]:
    """Everything of these kinds that stands in the municipality, in the order of addresses."""
    rows = Version.objects.filter(
        standing__municipality=municipality, standing__kind__in=list(kinds)
    )
    return _read(rows.order_by("address"))


def everywhere(kind: str) -> list[Published]:
    """Everything of the kind that stands in any municipality."""
    return _read(Version.objects.filter(standing__kind=kind).order_by("address"))


def below(prefix: str, *, municipality: str, kinds: Iterable[str]) -> list[Published]:
    """What stands of these kinds at the address and at every address below it."""
    rows = Version.objects.filter(
        standing__municipality=municipality,
        standing__kind__in=list(kinds),
        address__startswith=prefix,
    )
    return _read(rows.order_by("address"))


def counting(
    subject: str, *, municipality: str, slot: str, limit: int, offset: int = 0
) -> list[Published]:
    """What stands and counts for the subject at the slot, the newest day first."""
    rows = Mention.objects.filter(
        municipality=municipality, subject=subject, slot=slot, known_until=None
    )
    newest = list(
        rows.order_by("-day", "-id").values_list("address", flat=True)[offset : offset + limit]
    )
    found = {
        one.address: one for one in _read(Version.objects.filter(standing__address__in=newest))
    }
    return [found[address] for address in newest if address in found]


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
    rows = Shelf.objects.filter(municipality=municipality)
    for number, at, by in rows.values_list("revision", "changed_at", "changed_by"):
        return Revision(f"{number}-{at.timestamp():.6f}", at, by)
    return None


def tallies(
    municipality: str, *, subject: str | None = None, known: date | None = None
) -> dict[str, Tally]:
    """What counts for each address, as known now or as known on the day `known`."""
    rows = Mention.objects.filter(municipality=municipality)
    if subject is not None:
        rows = rows.filter(subject=subject)
    if known is None:
        rows = rows.filter(known_until=None)
    else:
        rows = rows.filter(Q(known_until=None) | Q(known_until__gt=known), known_from__lte=known)
    pair = Concat(
        Cast("day", TextField()), Value(":"), Cast("n", TextField()), output_field=TextField()
    )
    found: dict[str, Tally] = {}
    for address, slot, joined in rows.values_list("subject", "slot").annotate(all=_Joined(pair)):
        found.setdefault(address, {})[slot] = _days(joined)
    return found


def _days(joined: str) -> Days:
    pairs = (pair.split(":") for pair in joined.split(","))
    return tuple(sorted((date.fromisoformat(day), int(n)) for day, n in pairs))


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
