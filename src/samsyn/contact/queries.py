"""Who receives what the public writes, and who reads it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.accounts.models import Membership, Role
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements.public import (
    COOPERATION,
    Contact,
    CooperationFacts,
    cooperation_address,
)
from samsyn.lib.facts import from_text
from samsyn.pledges.public import PLEDGE, PledgeFacts, pledge_address
from samsyn.publishing import read

from .models import Fault, Incoming, Offer

R = TypeVar("R", bound=Incoming)


@dataclass(frozen=True)
class Asked:
    """The pledge that an offer is about. Nobody receives where the page is not claimed."""

    cooperation: CooperationFacts
    pledge: PledgeFacts
    address: str
    receivers: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.pledge.title.within(get_language() or "sv")

    @property
    def contact(self) -> Contact | None:
        page, found = self.cooperation, self.cooperation.contact
        language = get_language() or "sv"
        return found and replace(
            found,
            function=page.read(found.function, language),
            note=page.read(found.note, language),
        )

    @property
    def receiver(self) -> str:
        """Who that is, as the page names it."""
        return self.contact.function if self.contact else _("samordnaren i kommunen")


def asked_about(municipality: str, pledge: str, *, on: date) -> Asked:
    page = _cooperation(municipality)
    address = pledge_address(municipality, pledge)
    found = read.standing(address)
    if page is None or found is None or found.kind != PLEDGE:
        raise Http404
    facts = from_text(PledgeFacts, found.facts)
    return Asked(page, facts, address, receivers(municipality, on=on))


def receivers(municipality: str, *, on: date) -> tuple[str, ...]:
    """The published contact of a page that a party has claimed, else the coordinators."""
    page = _cooperation(municipality)
    if page is None or not page.claimed:
        return ()
    if page.contact and page.contact.email:
        return (page.contact.email,)
    return _addresses(Role.COORDINATOR, on, municipality)


def administrators(*, on: date) -> tuple[str, ...]:
    return _addresses(Role.ADMINISTRATOR, on)


def _addresses(role: Role, on: date, municipality: str = "") -> tuple[str, ...]:
    held = Membership.objects.held_on(on).filter(role=role, person__is_active=True)
    if municipality:
        held = held.filter(municipality__slug=municipality)
    found = held.order_by("person__email").values_list("person__email", flat=True)
    return tuple(found.distinct())


def _cooperation(municipality: str) -> CooperationFacts | None:
    found = read.standing(cooperation_address(municipality))
    if found is None or found.kind != COOPERATION:
        return None
    return from_text(CooperationFacts, found.facts)


def offers_in(seen: Viewer, municipality: str) -> QuerySet[Offer]:
    """The offers that the viewer may answer in the municipality, the unanswered first."""
    return _waiting_first(Offer.objects.all(), seen, municipality)


def faults_in(seen: Viewer, municipality: str) -> QuerySet[Fault]:
    """Faults on the municipality's pages, by the same rule."""
    return _waiting_first(Fault.objects.all(), seen, municipality)


def _waiting_first(rows: QuerySet[R], seen: Viewer, municipality: str) -> QuerySet[R]:
    mine = seen.municipalities(Permission.ANSWER_OFFERS) & {municipality}
    found = rows.filter(municipality__slug__in=mine, emptied_at=None)
    answered = F("answered_at").asc(nulls_first=True)
    return found.select_related("municipality").order_by(answered, "-sent_at", "-id")


def the_one(rows: QuerySet[R], pk: int) -> R:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def title_of(subject: str) -> str:
    """The pledge's title as published now, empty when it is withdrawn."""
    found = read.standing(subject)
    return from_text(PledgeFacts, found.facts).title.sv if found else ""
