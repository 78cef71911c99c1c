"""A municipality's page: whose it is, whom to ask, its windows and its history."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.accounts.models import Organisation
from samsyn.agreements.models import Cooperation, HistoryEntry, PageClaim, SeasonWindow
from samsyn.agreements.public import Contact, CooperationFacts, Season, cooperation_address
from samsyn.agreements.publish import page_facts, say_page
from samsyn.agreements.rules import window
from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.lib.facts import digest, to_text
from samsyn.places.models import Municipality
from samsyn.publishing import read

from .refusals import Refused, lock_page

LEAP_YEAR, COMMON_YEAR = 2024, 2025


class PageEditedMeanwhile(Exception):
    """Somebody else changed this part of the page first; `theirs` is the page as it stands."""

    def __init__(self, theirs: CooperationFacts) -> None:
        self.theirs = theirs
        super().__init__(theirs.address)


def seen_of(facts: CooperationFacts, part: str) -> str:
    """A mark of what a writer saw of `contact`, `seasons` or `english`, to hand to the action."""
    return digest(to_text(getattr(facts, part)))


def _refuse_edited_meanwhile(cooperation: Cooperation, part: str, seen: str) -> None:
    """Without a mark whatever stands is replaced."""
    theirs = page_facts(cooperation)
    if seen and seen != seen_of(theirs, part):
        raise PageEditedMeanwhile(theirs)


@transaction.atomic
def claim_page(
    *, municipality: Municipality, organisation: Organisation, by: Actor, at: datetime
) -> Cooperation:
    """A party takes the page as its own: it has read it and answers for it."""
    cooperation = lock_page(municipality)
    _claim, new = PageClaim.objects.get_or_create(
        cooperation=cooperation,
        organisation=organisation,
        defaults={"claimed_at": at, "claimed_by": by.code},
    )
    if new:
        _changed("claimed", cooperation, by, organisation.name, at, organisation=organisation.slug)
    return cooperation


@transaction.atomic
def set_contact(
    *,
    municipality: Municipality,
    contact: Contact | None,
    by: Actor,
    by_organisation: str,
    at: datetime,
    seen: str = "",
) -> Cooperation:
    """Whom to ask. Without a contact the page says that there is none."""
    cooperation = lock_page(municipality)
    _refuse_edited_meanwhile(cooperation, "contact", seen)
    told = contact or Contact(function="")
    if contact and not contact.function.strip():
        raise Refused(_("Ange funktionens namn, till exempel Brottsförebyggande samordning."))
    cooperation.function, cooperation.contact_name = told.function, told.name
    cooperation.email, cooperation.phone, cooperation.note = told.email, told.phone, told.note
    cooperation.save()
    _changed("contact_set", cooperation, by, by_organisation, at)
    return cooperation


@transaction.atomic
def set_season_windows(
    *,
    municipality: Municipality,
    spring: Season,
    autumn: Season,
    by: Actor,
    by_organisation: str,
    at: datetime,
    seen: str = "",
) -> Cooperation:
    """The parties' own days for spring and autumn; from then on they are not assumed."""
    cooperation = lock_page(municipality)
    _refuse_edited_meanwhile(cooperation, "seasons", seen)
    for name, season in (("spring", spring), ("autumn", autumn)):
        _refuse_days_that_do_not_exist(season)
        SeasonWindow.objects.update_or_create(
            cooperation=cooperation,
            season=name,
            defaults={**vars(season), "set_at": at, "set_by": by.code},
        )
    _changed("windows_set", cooperation, by, by_organisation, at)
    return cooperation


@transaction.atomic
def add_history(
    *,
    municipality: Municipality,
    year: int,
    what: str,
    day: date | None = None,
    source: str = "",
    by: Actor,
    by_organisation: str,
    at: datetime,
) -> Cooperation:
    """An entry in the page's history. The same entry again is one."""
    cooperation = lock_page(municipality)
    if day and day.year != year:
        raise Refused(_("Dagen ligger inte i det angivna året."))
    entry, new = HistoryEntry.objects.get_or_create(
        cooperation=cooperation, year=year, what=what, defaults={"day": day, "source": source}
    )
    if new:
        _changed("history_added", cooperation, by, by_organisation, at, entry=entry.pk)
    return cooperation


@transaction.atomic
def remove_history(
    *, entry: HistoryEntry, by: Actor, by_organisation: str, at: datetime
) -> Cooperation:
    cooperation = lock_page(entry.cooperation.municipality)
    if HistoryEntry.objects.filter(pk=entry.pk).delete()[0]:
        _changed("history_removed", cooperation, by, by_organisation, at, entry=entry.pk)
    return cooperation


@transaction.atomic
def translate_page(
    *,
    municipality: Municipality,
    english: Mapping[str, str],
    by: Actor,
    by_organisation: str,
    at: datetime,
    seen: str = "",
) -> Cooperation:
    """English texts by the Swedish text they stand for; an empty one is removed."""
    cooperation = lock_page(municipality)
    _refuse_edited_meanwhile(cooperation, "english", seen)
    texts = {**cooperation.english, **english}
    cooperation.english = {sv: en for sv, en in texts.items() if en.strip()}
    cooperation.save(update_fields=["english"])
    _changed("translated", cooperation, by, by_organisation, at)
    return cooperation


def _refuse_days_that_do_not_exist(season: Season) -> None:
    try:
        for year in (LEAP_YEAR, COMMON_YEAR):
            window(season, year)
    except ValueError as problem:
        raise Refused(_("Fönstret har en dag som inte finns varje år.")) from problem


def _changed(
    what: str,
    cooperation: Cooperation,
    by: Actor,
    by_organisation: str,
    at: datetime,
    **data: str | int,
) -> None:
    """Audit the change; publish it when the page is open."""
    slug = cooperation.municipality.slug
    record(what=f"page.{what}", subject=f"page:{slug}", by=by, at=at, municipality=slug, data=data)
    if read.standing(cooperation_address(slug)):
        say_page(cooperation, by=by, by_organisation=by_organisation, at=at)
