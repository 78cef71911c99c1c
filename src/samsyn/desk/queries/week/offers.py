"""What people outside have written and nobody has answered."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.contact.queries import faults_in, offers_in, title_of
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Button, Item, Urgency
from samsyn.places.models import Municipality

ANSWERED_WITHIN = timedelta(days=7)


def offers_unanswered(desk: Desk) -> Iterator[Item]:
    for place in desk.places:
        for offer in offers_in(desk.seen, place.slug).filter(answered_at=None):
            yield _item(
                desk,
                place,
                what=_("Svara på ett erbjudande om hjälp"),
                why=title_of(offer.subject),
                sent=timezone.localdate(offer.sent_at),
                href=reverse("contact:answer", args=[place.slug, offer.pk]),
            )


def faults_unanswered(desk: Desk) -> Iterator[Item]:
    for place in desk.places:
        for fault in faults_in(desk.seen, place.slug).filter(answered_at=None):
            yield _item(
                desk,
                place,
                what=_("Svara den som inte kunde använda sidan"),
                why=fault.page,
                sent=timezone.localdate(fault.sent_at),
                href=reverse("contact:fault", args=[place.slug, fault.pk]),
            )


def _item(desk: Desk, place: Municipality, *, what: str, why: str, sent: date, href: str) -> Item:
    """Late when a week has gone by without an answer."""
    due = sent + ANSWERED_WITHIN
    return Item(
        urgency=Urgency.LATE if due < desk.on else Urgency.DUE,
        what=what,
        why=why,
        municipality=place.slug,
        place=place.name,
        words=_("väntar på svar"),
        day=due,
        button=Button(words=_("Svara"), href=href),
    )
