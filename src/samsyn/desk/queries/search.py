"""One search over everything the viewer may see, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.accounts.models import Membership, Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, places_of
from samsyn.desk.models import Indexed
from samsyn.desk.rules.stems import MOST_WORDS, Bit, extract, finds, marked, needle, stems

from .indexing import ACTIVITIES, AGREEMENTS, DECISIONS, DOCUMENTS, PLEDGES

MOST = 300
SHOWN = 25
INDEXED = (Permission.READ_DESK, Permission.READ_DRAFTS, Permission.ACCEPT_DOCUMENT)
ORGANISATIONS, PEOPLE = "organisations", "people"


@dataclass(frozen=True, kw_only=True)
class Hit:
    title: tuple[Bit, ...]
    text: tuple[Bit, ...]
    place: str
    href: str
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """`more` is how many were found beside those shown."""

    name: str
    hits: tuple[Hit, ...]
    more: int


def find(seen: Viewer, text: str) -> list[Group]:
    wanted = stems(text)[:MOST_WORDS]
    if not wanted:
        return []
    named = {
        PLEDGES: _("Löften"),
        ACTIVITIES: _("Insatser"),
        AGREEMENTS: _("Överenskommelser"),
        DECISIONS: _("Beslut"),
        DOCUMENTS: _("Dokument"),
        ORGANISATIONS: _("Organisationer"),
        PEOPLE: _("Personer"),
    }
    found: dict[str, list[Hit]] = {group: [] for group in named}
    for row in _indexed(seen, wanted):
        found[row.group].append(_hit(row, wanted))
    found[ORGANISATIONS].extend(_organisations(seen, wanted))
    found[PEOPLE].extend(_people(seen, wanted))
    return [
        Group(name=named[group], hits=tuple(hits[:SHOWN]), more=max(0, len(hits) - SHOWN))
        for group, hits in found.items()
        if hits
    ]


def _indexed(seen: Viewer, wanted: tuple[str, ...]) -> list[Indexed]:
    """Those with every word, the ones with most of them in the title first."""
    allowed = Q(pk__in=[])
    for permission in INDEXED:
        slugs = seen.municipalities(permission)
        allowed |= Q(permission=permission, municipality__slug__in=slugs)
    rows = Indexed.objects.filter(allowed)
    for one in wanted:
        rows = rows.filter(stems__contains=needle(one))
    kept = list(rows.select_related("municipality")[:MOST])
    return sorted(kept, key=lambda row: -_in_title(row.title, wanted))


def _in_title(title: str, wanted: tuple[str, ...]) -> int:
    return sum(any(finds(one, word) for word in stems(title)) for one in wanted)


def _hit(row: Indexed, wanted: tuple[str, ...]) -> Hit:
    prefix = "/en" if get_language() == "en" else ""
    return Hit(
        title=tuple(marked(row.title, wanted)),
        text=tuple(marked(extract(row.text, wanted), wanted)),
        place=row.municipality.name,
        href=prefix + row.page,
        day=row.day,
    )


def _organisations(seen: Viewer, wanted: tuple[str, ...]) -> Iterator[Hit]:
    places = places_of(seen, Permission.READ_DESK)
    rows = Organisation.objects.filter(municipalities__in=places).distinct()
    for one in rows.prefetch_related("municipalities"):
        here = [place for place in one.municipalities.all() if place in places]
        if _has_all(one.name, wanted):
            href = f"{reverse('desk:activities', args=[here[0].slug])}?party={one.slug}"
            yield Hit(
                title=tuple(marked(one.name, wanted)),
                text=(),
                place=", ".join(place.name for place in here),
                href=href,
            )


def _people(seen: Viewer, wanted: tuple[str, ...]) -> Iterator[Hit]:
    """People are found by those who manage them."""
    slugs = seen.municipalities(Permission.MANAGE_PEOPLE)
    rows = Membership.objects.held_on(seen.on).filter(municipality__slug__in=slugs)
    for one in rows.select_related("person", "organisation", "municipality"):
        if _has_all(one.person.name, wanted):
            yield Hit(
                title=tuple(marked(one.person.name, wanted)),
                text=(Bit(f"{one.get_role_display()}, {one.organisation.name}", marked=False),),
                place=one.municipality.name,
                href=reverse("accounts:people", args=[one.municipality.slug]),
            )


def _has_all(text: str, wanted: tuple[str, ...]) -> bool:
    return all(any(finds(one, word) for word in stems(text)) for one in wanted)
