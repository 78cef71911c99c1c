"""Reporting by one-time link: ask for it by letter, and spend it with the report."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act, NewProof, make_link, use_link
from samsyn.activities.models import Activity, ReportLink
from samsyn.audit.actions import record
from samsyn.letters.actions import send
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge
from samsyn.pledges.rules.slots import Serving
from samsyn.ui.templatetags.ui import words_for_day

from .reporting import tell


@transaction.atomic
def ask_for_report(
    *,
    municipality: Municipality,
    organisation: Organisation,
    email: str,
    subject: str,
    asker: str,
    by: Actor,
    at: datetime,
) -> ReportLink:
    """Send a link by which whoever reads the address reports once, without an account."""
    link, secret = make_link(
        municipality=municipality,
        organisation=organisation,
        email=email,
        subject=subject,
        by=by,
        at=at,
    )
    send(
        to=email,
        subject=_("Redovisa för %(organisation)s i %(place)s")
        % {"organisation": organisation.name, "place": municipality.name},
        text=_letter(link, settings.BASE_URL + reverse("desk:link", args=[secret]), asker),
        key=f"report-link:{link.pk}",
        at=at,
    )
    record(
        what="report_link.sent",
        subject=f"report_link:{link.pk}",
        by=by,
        at=at,
        municipality=municipality.slug,
    )
    return link


def _letter(link: ReportLink, address: str, asker: str) -> str:
    return _(
        "Hej!\n\n"
        "%(asker)s ber er redovisa vad %(organisation)s har gjort: %(subject)s.\n"
        "Det tar en halv minut och kräver ingen inloggning:\n\n"
        "%(address)s\n\n"
        "Länken gäller en redovisning, till och med %(day)s. "
        "Den som har länken kan använda den, så skicka den inte vidare till andra än kollegor.\n"
    ) % {
        "asker": asker,
        "organisation": link.organisation.name,
        "subject": link.subject or link.municipality.name,
        "address": address,
        "day": words_for_day(link.expires_at),
    }


@transaction.atomic
def report_by_link(
    *,
    link: ReportLink,
    act: Act,
    proofs: Iterable[NewProof],
    photo: bytes | None,
    serving: Iterable[tuple[Pledge, Serving]],
    at: datetime,
    today: date,
) -> Activity:
    """Report and spend the link together, or neither. A link is good for one report."""
    activity = tell(
        municipality=link.municipality,
        act=act,
        proofs=proofs,
        photo=photo,
        reporter=link.organisation,
        reported_for=link.organisation,
        serving=serving,
        submission=f"link:{link.pk}",
        by=Actor.link(link.pk),
        at=at,
        today=today,
    )
    use_link(link=link, activity=activity, at=at)
    return activity
