"""What an action refuses, and the lock under which agreements take force."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.agreements.models import Agreement, Cooperation
from samsyn.agreements.publish import facts_of
from samsyn.agreements.rules import first_common_day, same_scope
from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality


class Refused(Exception):
    """The action is not possible; the message says why and what to do."""


class TwoInForce(Refused):
    """Another agreement of the same scope and kind would hold on the same day."""

    def __init__(self, other: Agreement, day: date) -> None:
        self.other, self.day = other, day
        super().__init__(
            _(
                "”%(other)s” gäller för samma område den %(day)s. Ange först att den ersätts, "
                "eller ändra perioden."
            )
            % {"other": other.title, "day": day.isoformat()}
        )


def lock_page(municipality: Municipality) -> Cooperation:
    """The municipality's page, made when it is missing, locked until the transaction ends."""
    Cooperation.objects.get_or_create(municipality=municipality)
    return Cooperation.objects.select_for_update().get(municipality=municipality)


def lock(agreement: Agreement) -> Agreement:
    """The agreement as it stands now, with its municipalities locked against other changes."""
    others = [one.municipality for one in agreement.adherences.select_related("municipality")]
    for municipality in sorted((agreement.municipality, *others), key=lambda one: one.pk):
        lock_page(municipality)
    return Agreement.objects.select_related("municipality").get(pk=agreement.pk)


def refuse_two_in_force(agreement: Agreement) -> None:
    mine = facts_of(agreement)
    slugs = [one.slug for one in mine.municipalities]
    near = Agreement.objects.filter(
        Q(municipality__slug__in=slugs) | Q(adherences__municipality__slug__in=slugs),
        kind=agreement.kind,
    )
    for other in near.exclude(pk=agreement.pk).distinct():
        theirs = facts_of(other)
        day = first_common_day(mine, theirs) if same_scope(mine, theirs) else None
        if day:
            raise TwoInForce(other, day)


def refuse_days_ahead(day: date | None, at: datetime) -> None:
    if day and day > timezone.localdate(at):
        raise Refused(
            _("%(day)s har inte varit än. Det som redan har hänt anges med den dag det hände.")
            % {"day": day.isoformat()}
        )


def tell(what: str, agreement: Agreement, by: Actor, at: datetime, **data: str | int) -> None:
    record(
        what=f"agreement.{what}",
        subject=f"agreement:{agreement.pk}",
        by=by,
        at=at,
        municipality=agreement.municipality.slug,
        data=data,
    )
