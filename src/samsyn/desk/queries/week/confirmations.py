"""Activities that somebody else has reported in my party's name."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.policy import Permission
from samsyn.activities.models import Activity
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Button, Item, Urgency
from samsyn.desk.wording import amount
from samsyn.ui.templatetags.ui import words_for_day


def unconfirmed(desk: Desk) -> Iterator[Item]:
    for activity in waiting_for_me(desk):
        place = activity.municipality
        yield Item(
            urgency=Urgency.UNCONFIRMED,
            what=amount(activity.what, activity.total),
            why=_("%(day)s, redovisat åt %(for)s av %(by)s")
            % {
                "day": words_for_day(activity.last_day, "d MMM"),
                "for": activity.reported_for.name,
                "by": activity.reporter.name,
            },
            municipality=place.slug,
            place=place.name,
            words=_("obekräftat"),
            day=timezone.localdate(activity.reported_at),
            button=Button(
                words=_("Bekräfta"),
                href=reverse("desk:confirm", args=[place.slug, activity.pk]),
                posts=True,
                fields=(("tillbaka", "vecka"),),
            ),
        )


def waiting_for_me(desk: Desk) -> list[Activity]:
    mine = Q(pk__in=[])
    for place in desk.places:
        parties = desk.parties(Permission.CONFIRM_ACTIVITY, place)
        mine |= Q(municipality=place, reported_for__slug__in=parties)
    rows = Activity.objects.filter(mine, confirmed_at=None, withdrawn_at=None)
    return list(
        rows.exclude(reporter=F("reported_for")).select_related(
            "municipality", "reporter", "reported_for"
        )
    )
