from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.agreements.models import Agreement, Cooperation
from samsyn.agreements.publish import address_of, say_agreement, say_page
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.publishing import read
from samsyn.publishing.actions import withdraw

from .refusals import Refused, lock, lock_page, tell


@transaction.atomic
def publish_agreement(
    *, agreement: Agreement, reason: str = "", by: Actor, by_organisation: str, at: datetime
) -> Agreement:
    """Let everybody read the agreement as it stands, and the page it belongs to."""
    agreement = lock(agreement)
    say_page(lock_page(agreement.municipality), by=by, by_organisation=by_organisation, at=at)
    say_agreement(agreement, reason=reason, by=by, by_organisation=by_organisation, at=at)
    tell("published", agreement, by, at, revision=agreement.revision)
    return agreement


@transaction.atomic
def withdraw_agreement(
    *, agreement: Agreement, reason: str, by: Actor, by_organisation: str, at: datetime
) -> Agreement:
    """Take it back everywhere it stands, saying why."""
    agreement = lock(agreement)
    if not reason.strip():
        raise Refused(_("Skriv varför överenskommelsen dras tillbaka. Skälet visas öppet."))
    others = agreement.adherences.select_related("municipality")
    places = [agreement.municipality, *(one.municipality for one in others)]
    standing = [one for place in places if read.standing(one := address_of(agreement, place))]
    if not standing:
        raise Refused(_("Överenskommelsen är inte publicerad."))
    for address in standing:
        withdraw(address=address, reason=reason, by=by, by_organisation=by_organisation, at=at)
    tell("withdrawn", agreement, by, at)
    return agreement


@transaction.atomic
def publish_page(
    *, municipality: Municipality, by: Actor, by_organisation: str, at: datetime
) -> Cooperation:
    """Open a municipality's page. From then on what is changed on it is published at once."""
    cooperation = lock_page(municipality)
    say_page(cooperation, by=by, by_organisation=by_organisation, at=at)
    return cooperation
