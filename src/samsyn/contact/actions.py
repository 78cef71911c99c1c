from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samsyn.audit.actions import record
from samsyn.letters.actions import send
from samsyn.lib.actors import PUBLIC, Actor
from samsyn.places.models import Municipality

from .models import Fault, Incoming, Offer
from .queries import Asked, administrators, receivers, title_of


class NobodyReceives(Exception):
    """No party has claimed the page, so what is sent would reach nobody."""


class AnsweredMeanwhile(Exception):
    """Somebody else has answered it already."""


@transaction.atomic
def send_offer(
    *,
    asked: Asked,
    who: str,
    email: str,
    phone: str,
    words: str,
    request: UUID,
    at: datetime,
) -> Offer:
    """Keep the offer and tell those who receive. The same request again is the same offer."""
    if not asked.receivers:
        raise NobodyReceives(asked.address)
    place = Municipality.objects.get(slug=asked.cooperation.municipality)
    told = {"who": who, "email": email, "phone": phone, "words": words, "sent_at": at}
    offer, new = Offer.objects.get_or_create(
        request=request, defaults={"municipality": place, "subject": asked.address, **told}
    )
    if new:
        _record("offer.sent", offer, PUBLIC, at)
        _tell_of_offer(offer, asked, at)
    return offer


@transaction.atomic
def report_fault(
    *, page: str, municipality: str, words: str, email: str, request: UUID, at: datetime
) -> Fault:
    """Keep it and tell the page's coordinators, or the administrators when it has none."""
    place = Municipality.objects.filter(slug=municipality).first()
    told = {"page": page, "words": words, "email": email, "sent_at": at, "municipality": place}
    fault, new = Fault.objects.get_or_create(request=request, defaults=told)
    if new:
        _record("fault.reported", fault, PUBLIC, at)
        _tell_of_fault(fault, at)
    return fault


@transaction.atomic
def answer_offer(offer: Offer, *, words: str, by: Actor, at: datetime) -> Offer:
    """Settle the offer; what is written goes by mail to who left an address."""
    _settle(offer, "offer.answered", by, at)
    if words and offer.email:
        subject = _("Svar på ditt erbjudande om hjälp")
        send(to=offer.email, subject=subject, text=words, key=f"offer-answer:{offer.pk}", at=at)
    return offer


@transaction.atomic
def answer_fault(fault: Fault, *, words: str, by: Actor, at: datetime) -> Fault:
    _settle(fault, "fault.answered", by, at)
    if words and fault.email:
        subject = _("Svar om felet du rapporterade")
        send(to=fault.email, subject=subject, text=words, key=f"fault-answer:{fault.pk}", at=at)
    return fault


def _settle(one: Incoming, what: str, by: Actor, at: datetime) -> None:
    """The row is asked for again under its lock: two who answer at once would send two letters."""
    kind = type(one)
    done = kind._default_manager.filter(pk=one.pk, answered_at=None, emptied_at=None).update(
        answered_at=at, answered_by=by.code
    )
    if not done:
        raise AnsweredMeanwhile(one.pk)
    one.refresh_from_db()
    _record(what, one, by, at)


def _record(what: str, one: Incoming, by: Actor, at: datetime) -> None:
    place = one.municipality  # type: ignore[attr-defined]
    subject = f"{type(one).__name__.lower()}:{one.pk}"
    record(what=what, subject=subject, by=by, at=at, municipality=place.slug if place else "")


def _tell_of_offer(offer: Offer, asked: Asked, at: datetime) -> None:
    """In Swedish, whichever language the page was read in: staff work in Swedish."""
    with override("sv"):
        subject = _("Någon vill hjälpa till med ett löfte")
        lines = [
            _("Löfte: %s") % title_of(offer.subject),
            _("Från: %s") % (offer.who or _("har inte sagt vem")),
            _("Når personen på: %s") % ", ".join(filter(None, [offer.email, offer.phone])),
            "",
            offer.words,
            "",
            _("Svara här: %s") % _desk(offer.municipality.slug),
        ]
    for to in asked.receivers:
        key = f"offer:{offer.pk}:{to}"
        send(to=to, subject=subject, text="\n".join(lines), key=key, at=at)


def _tell_of_fault(fault: Fault, at: datetime) -> None:
    place, today = fault.municipality, timezone.localdate(at)
    found = receivers(place.slug, on=today) if place else ()
    with override("sv"):
        subject = _("Någon har hittat ett fel på webbplatsen")
        lines = [_("Sida: %s") % fault.page, _("Svar till: %s") % (fault.email or "–")]
        lines += ["", fault.words]
        if place and found:
            lines += ["", _("Svara här: %s") % _desk(place.slug)]
    for to in found or administrators(on=today):
        key = f"fault:{fault.pk}:{to}"
        send(to=to, subject=subject, text="\n".join(lines), key=key, at=at)


def _desk(municipality: str) -> str:
    return f"{settings.BASE_URL}/arbete/{municipality}/erbjudanden/"
