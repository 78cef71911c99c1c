"""A country of publications, written straight into the tables: what the pages read, no more.

The actions would take hours for half a million activities; the rows here are those that the
pages read, and a test asks for the pages that they make.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.db import connection
from django.utils import timezone

from samsyn.activities.public import ACTIVITY, ActivityFacts, activity_address
from samsyn.agreements.public import COOPERATION, CooperationFacts, cooperation_address
from samsyn.config.examples.umea_pledges import SPRING_AND_AUTUMN
from samsyn.lib.facts import digest, to_text
from samsyn.lib.texts import Text
from samsyn.pledges.public import (
    ALL,
    PLEDGE,
    Measurability,
    PartyKind,
    PledgeFacts,
    Promisor,
    done_slot,
    pledge_address,
)

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
BATCH = 20_000
NOW = timezone.now()
VERSION = (
    "INSERT INTO publishing_version (id, address, number, kind, schema, municipality, facts, hash,"
    " files, at, by, by_organisation, reason, withdrawn, erased_by)"
    " VALUES (%s, %s, 1, %s, 1, %s, %s, %s, '[]', %s, 'system:bench', 'Polisen', '', %s, '')"
)
STANDING = (
    "INSERT INTO publishing_standing (address, version_id, municipality, kind)"
    " VALUES (%s, %s, %s, %s)"
)
MENTION = (
    "INSERT INTO publishing_mention (address, municipality, subject, slot, day, n, known_from)"
    " VALUES (%s, %s, %s, %s, %s, 1, %s)"
)
TALLIED = (
    "INSERT INTO publishing_tallied (municipality, subject, slot, latest, total, days, numbers)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
SHELF = (
    "INSERT INTO publishing_shelf (municipality, revision, changed_at, changed_by)"
    " VALUES (%s, 1, %s, 'Polisen')"
)


@dataclass(frozen=True)
class Size:
    towns: int = 290
    pledges: int = 10
    activities: int = 200


def town(number: int) -> str:
    return f"ort-{number}"


def fill(size: Size, chance: Random, today: date) -> None:
    rows = _rows(size, chance, today)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            for sql in (VERSION, STANDING, MENTION, TALLIED, SHELF):
                wanted = [values for statement, values in batch if statement is sql]
                if wanted:
                    cursor.executemany(sql, wanted)


Value = str | int | bool | date
Row = tuple[str, tuple[Value, ...]]


def _rows(size: Size, chance: Random, today: date) -> Iterator[Row]:
    number = 0
    for name in map(town, range(size.towns)):
        yield SHELF, (name, NOW)
        counted: dict[tuple[str, str], Counter[date]] = defaultdict(Counter)
        for address, kind, facts, counts in _told(name, size, chance, today):
            number += 1
            text = to_text(facts)
            yield VERSION, (number, address, kind, name, text, digest(text), NOW, False)
            yield STANDING, (address, number, name, kind)
            for subject, slot, day in counts:
                yield MENTION, (address, name, subject, slot, day, day)
                counted[subject, slot][day] += 1
        for (subject, slot), by_day in counted.items():
            yield TALLIED, (name, subject, slot, *_added_up(by_day))


def _added_up(by_day: Mapping[date, int]) -> tuple[date, int, str, str]:
    """Latest day, total, and days and numbers as the publishing stage keeps them."""
    days, numbers = zip(*sorted(by_day.items()), strict=True)
    joined = ",".join(day.isoformat() for day in days)
    return days[-1], sum(numbers), joined, ",".join(map(str, numbers))


Told = tuple[str, str, object, list[tuple[str, str, date]]]


def _told(name: str, size: Size, chance: Random, today: date) -> Iterator[Told]:
    address = cooperation_address(name)
    facts = CooperationFacts(address=address, municipality=name, name=name, full_name=name)
    yield address, COOPERATION, facts, []
    for ordinal in range(size.pledges):
        pledge = _pledge(ordinal)
        subject = pledge_address(name, pledge.slug)
        yield subject, PLEDGE, pledge, []
        for n in range(size.activities):
            act = _activity(ordinal * size.activities + n, subject, chance, today)
            slots = [ALL, *(done_slot(c.key) for c in pledge.commitments)]
            counts = [(subject, slot, act.last_day) for slot in slots]
            yield activity_address(name, act.number), ACTIVITY, act, counts


def _pledge(ordinal: int) -> PledgeFacts:
    countable = ordinal % 3 == 0
    return PledgeFacts(
        slug=f"lofte-{ordinal}",
        ordinal=ordinal,
        title=Text(f"Löfte nummer {ordinal} om trygghet", f"Pledge number {ordinal} on safety"),
        plain=Text("Vad löftet innebär i klartext. " * 3),
        theme=Text("Trygghet", "Safety"),
        first_day=FIRST,
        last_day=LAST,
        promisors=(Promisor(name="Polisen", kind=PartyKind.POLICE),),
        measurability=Measurability.COUNTABLE if countable else Measurability.NOT_AS_WRITTEN,
        commitments=(replace(SPRING_AND_AUTUMN),) if countable else (),
    )


def _activity(number: int, subject: str, chance: Random, today: date) -> ActivityFacts:
    day = FIRST + timedelta(days=chance.randrange((today - FIRST).days))
    return ActivityFacts(
        number=number,
        what="Insats om cykelhjälm och regler",
        first_day=day,
        last_day=day,
        place="Stortorget",
        carried_by=("Polisen",),
        reported_by="Polisen",
        reported_for="Polisen",
        reported_on=day,
        reached=120,
        counts_for=(subject,),
    )
