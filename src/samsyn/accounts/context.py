"""What the staff frame shows around every page of signed-in people."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from .demo import is_demo, is_offered
from .factors import Factor, second_factor
from .models import Person
from .policy import Permission
from .queries import Viewer, places_of, viewer


@dataclass(frozen=True)
class Entry:
    href: str
    text: str
    current: bool


@dataclass(frozen=True)
class Frame:
    person: Person | None = None
    demo: bool = False
    must_enrol: bool = False
    entries: tuple[Entry, ...] = ()


def staff(request: HttpRequest) -> dict[str, object]:
    """Lazy both: a public page that asks for neither touches no session."""
    return {
        "staff": SimpleLazyObject(lambda: frame(request)),
        "demo_offered": SimpleLazyObject(lambda: is_offered(request)),
    }


def frame(request: HttpRequest) -> Frame:
    person = request.user
    if not isinstance(person, Person):
        return Frame()
    seen = viewer(person, timezone.localdate())
    return Frame(
        person=person,
        demo=is_demo(request),
        must_enrol=seen.needs_second_factor and second_factor(request, person) is Factor.ABSENT,
        entries=tuple(_entries(request, seen)),
    )


def _entries(request: HttpRequest, seen: Viewer) -> list[Entry]:
    pages = [
        (reverse("accounts:people", args=[place.slug]), _("Personer i %s") % place.name)
        for place in places_of(seen, Permission.MANAGE_PEOPLE)
    ]
    pages.append((reverse("accounts:policy"), _("Vem får vad")))
    return [Entry(href, text, request.path == href) for href, text in pages]
