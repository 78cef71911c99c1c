"""Pledges whose period has ended without a verdict from my party."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.accounts.policy import Permission
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Button, Item, Urgency
from samsyn.pledges.models import Promisor, Verdict

PATIENCE = timedelta(days=60)
"""A verdict is late when it has not been given so long after the period."""


def unjudged(desk: Desk) -> Iterator[Item]:
    for promisor in _without_verdict(desk):
        pledge, organisation = promisor.pledge, promisor.organisation
        place, last = pledge.municipality, pledge.pledge_set.last_day
        if not organisation or organisation.slug not in desk.parties(
            Permission.GIVE_VERDICT, place
        ):
            continue
        yield Item(
            urgency=Urgency.LATE if desk.on - last > PATIENCE else Urgency.UNDECIDED,
            what=_("Lämna omdöme: %s") % pledge.title,
            why=_("perioden är slut, %s har inte sagt om löftet hölls") % organisation.name,
            municipality=place.slug,
            place=place.name,
            words=_("omdöme saknas"),
            day=last,
            button=Button(
                words=_("Lämna omdöme"),
                href=reverse("desk:verdict", args=[place.slug, pledge.slug]),
            ),
        )


def _without_verdict(desk: Desk) -> list[Promisor]:
    given = Verdict.objects.filter(
        pledge=OuterRef("pledge"),
        organisation=OuterRef("organisation"),
        last_day__gte=OuterRef("pledge__pledge_set__last_day"),
    )
    rows = Promisor.objects.filter(
        ~Exists(given),
        pledge__municipality__in=desk.places,
        pledge__published_at__isnull=False,
        pledge__umbrella=False,
        pledge__pledge_set__last_day__lt=desk.on,
        organisation__isnull=False,
    )
    return list(
        rows.select_related("pledge__municipality", "pledge__pledge_set", "organisation").order_by(
            "pledge__pledge_set__last_day", "pledge__ordinal"
        )
    )
