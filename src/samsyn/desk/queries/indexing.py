"""Everything of a municipality that can be searched for, as rows of the index."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone, translation

from samsyn.accounts.policy import Permission
from samsyn.activities.models import Activity
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import Content
from samsyn.decisions.models import Decision
from samsyn.desk.models import Indexed, ReadDocument
from samsyn.desk.rules.stems import as_index
from samsyn.lib.facts import from_text, plain
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge

PLEDGES, ACTIVITIES, AGREEMENTS = "pledges", "activities", "agreements"
DOCUMENTS, DECISIONS = "documents", "decisions"


def rows(place: Municipality) -> Iterator[Indexed]:
    with translation.override("sv"):
        yield from _pledges(place)
        yield from _activities(place)
        yield from _agreements(place)
        yield from _documents(place)
        yield from _decisions(place)


def _row(
    place: Municipality,
    permission: Permission,
    group: str,
    title: str,
    text: str,
    page: str,
    day: date | None,
) -> Indexed:
    return Indexed(
        municipality=place,
        permission=permission,
        group=group,
        title=title[:300],
        text=text,
        page=page,
        day=day,
        stems=as_index(f"{title} {text}"),
    )


def _pledges(place: Municipality) -> Iterator[Indexed]:
    """A published pledge is found by all who work here, a draft by those who may read drafts."""
    found = Pledge.objects.filter(municipality=place)
    for one in found.select_related("municipality", "pledge_set").prefetch_related("parts"):
        parts = [part.title for part in one.parts.all()]
        text = " ".join(filter(None, [one.plain, one.theme, *parts, one.verbatim]))
        draft = reverse("desk:drafts", args=[place.slug, one.pledge_set.slug])
        yield _row(
            place,
            Permission.READ_DESK if one.is_published else Permission.READ_DRAFTS,
            PLEDGES,
            one.title,
            text,
            one.address if one.is_published else draft,
            one.pledge_set.first_day,
        )


def _activities(place: Municipality) -> Iterator[Indexed]:
    found = Activity.objects.filter(municipality=place)
    for one in found.select_related("reported_for"):
        text = ", ".join(filter(None, [one.place, one.area, one.theme, one.reported_for.name]))
        page = reverse("desk:activity", args=[place.slug, one.pk])
        yield _row(place, Permission.READ_DESK, ACTIVITIES, one.what, text, page, one.last_day)


def _agreements(place: Municipality) -> Iterator[Indexed]:
    for one in Agreement.objects.filter(municipality=place):
        text = " ".join(_strings(plain(from_text(Content, one.content))))
        page = reverse("agreements:show", args=[place.slug, one.slug])
        yield _row(place, Permission.READ_DRAFTS, AGREEMENTS, one.title, text, page, one.starts)


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for inner in told.values() if isinstance(told, dict) else told:
            yield from _strings(inner)


def _documents(place: Municipality) -> Iterator[Indexed]:
    for one in ReadDocument.objects.filter(municipality=place):
        page = reverse("desk:document", args=[place.slug, one.pk])
        day = timezone.localdate(one.stored_at)
        yield _row(place, Permission.ACCEPT_DOCUMENT, DOCUMENTS, one.name, one.text, page, day)


def _decisions(place: Municipality) -> Iterator[Indexed]:
    """A decision has no page of its own; it stands with the agreements."""
    for one in Decision.objects.filter(municipality=place):
        page = reverse("agreements:index", args=[place.slug])
        yield _row(place, Permission.READ_DRAFTS, DECISIONS, str(one), one.text, page, one.on)
