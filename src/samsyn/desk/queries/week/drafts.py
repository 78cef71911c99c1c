"""What is read in or written and waits to be looked through or published."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.accounts.policy import Permission
from samsyn.desk.models import ReadDocument
from samsyn.desk.queries.drafts import Drafts, drafts_in
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Button, Item, Urgency


def documents_to_review(desk: Desk) -> Iterator[Item]:
    slugs = desk.seen.municipalities(Permission.ACCEPT_DOCUMENT) & set(desk.slugs)
    rows = ReadDocument.objects.filter(accepted_at=None, municipality__slug__in=slugs)
    for row in rows.select_related("municipality").defer("text", "draft"):
        place = row.municipality
        yield Item(
            urgency=Urgency.UNDECIDED,
            what=_("Granska dokument: %s") % row.name,
            why=_("inläst, men ingen har godtagit det som lästes ut"),
            municipality=place.slug,
            place=place.name,
            words=_("inte granskat"),
            day=timezone.localdate(row.stored_at),
            button=Button(
                words=_("Granska"), href=reverse("desk:document", args=[place.slug, row.pk])
            ),
        )


def pledges_to_publish(desk: Desk) -> Iterator[Item]:
    for found in drafts_in(desk.seen.municipalities(Permission.READ_DRAFTS) & set(desk.slugs)):
        yield _unpublished(desk, found)


def _unpublished(desk: Desk, found: Drafts) -> Item:
    place, number = found.pledge_set.municipality, len(found.pledges)
    waits = ngettext("%d löfte är utkast", "%d löften är utkast", number) % number
    href = reverse("desk:drafts", args=[place.slug, found.pledge_set.slug])
    may = desk.may(Permission.PUBLISH, place)
    return Item(
        urgency=Urgency.UNDECIDED,
        what=_("Publicera: %s") % found.pledge_set.title,
        why=waits,
        municipality=place.slug,
        place=place.name,
        words=_("inte publicerat"),
        day=found.pledge_set.first_day,
        button=Button(words=_("Publicera"), href=href) if may else None,
    )
