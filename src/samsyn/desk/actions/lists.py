"""Many rows at once: all of them, or none."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samsyn.activities.actions import EditedMeanwhile
from samsyn.activities.models import Activity
from samsyn.desk.queries.rows import Correction, NewRow
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.pledges.actions.reporting import correct, report
from samsyn.pledges.rules.slots import Serving


class SomeEditedMeanwhile(Exception):
    """Somebody else changed these first, so nothing was saved. `theirs` is how they stand."""

    def __init__(self, theirs: list[Activity]) -> None:
        super().__init__(", ".join(str(one.pk) for one in theirs))
        self.theirs = theirs


@transaction.atomic
def report_rows(
    *, municipality: Municipality, rows: Iterable[NewRow], by: Actor, at: datetime, today: date
) -> list[Activity]:
    return [
        report(
            municipality=municipality,
            act=row.act,
            proofs=[],
            reporter=row.reporter,
            reported_for=row.reported_for,
            serving=[(row.pledge, Serving())],
            submission=row.submission,
            by=by,
            at=at,
            today=today,
        )
        for row in rows
    ]


@transaction.atomic
def correct_rows(
    *, corrections: Iterable[Correction], by: Actor, at: datetime, today: date
) -> list[Activity]:
    done, theirs = [], []
    for one in corrections:
        try:
            done.append(
                correct(
                    activity=one.activity,
                    revision=one.revision,
                    act=one.act,
                    by=by,
                    at=at,
                    today=today,
                )
            )
        except EditedMeanwhile as meanwhile:
            theirs.append(meanwhile.theirs)
    if theirs:
        raise SomeEditedMeanwhile(theirs)
    return done
