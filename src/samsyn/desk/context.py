"""The staff frame of the desk: the way around, my municipalities, and what waits."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from samsyn.accounts import context as accounts
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, viewer

from .queries.reach import desk_of
from .queries.week.confirmations import waiting_for_me

OF_PLEDGES = (
    "pledges",
    "amend",
    "new_pledge",
    "new_period",
    "validity",
    "publish_period",
    "versions",
    "proxy",
    "withdraw_pledge",
    "documents",
    "document",
    "accepted",
)


OF_AGREEMENTS = ("agreements:show", "agreements:edit", "agreements:versions", "agreements:bra")
OF_PAGE = ("agreements:contact", "agreements:seasons", "agreements:history", "agreements:claim")
OF_OFFERS = ("contact:answer", "contact:fault")


@dataclass(frozen=True)
class Entry:
    href: str
    text: str
    current: bool
    count: int = 0


@dataclass(frozen=True)
class Frame:
    """What `ui/staff.html` draws around a page."""

    person: object = None
    demo: bool = False
    must_enrol: bool = False
    entries: tuple[Entry, ...] = ()
    municipalities: tuple[Entry, ...] = ()


def staff(request: HttpRequest) -> dict[str, object]:
    """Lazy: a page that does not draw the frame asks the database for nothing."""
    return {"staff": SimpleLazyObject(lambda: frame(request))}


def frame(request: HttpRequest) -> Frame:
    below = accounts.frame(request)
    if below.person is None:
        return Frame()
    seen = viewer(below.person, timezone.localdate())
    own = [Entry(one.href, one.text, one.current) for one in below.entries]
    return Frame(
        person=below.person,
        demo=below.demo,
        must_enrol=below.must_enrol,
        entries=(*_entries(request, seen), *own),
        municipalities=_municipalities(request, seen),
    )


def _entries(request: HttpRequest, seen: Viewer) -> Iterator[Entry]:
    if not seen.holding(Permission.READ_DESK):
        return
    waits = len(waiting_for_me(desk_of(seen)))
    yield _entry(request, _("Min vecka"), waits, "week")
    if seen.holding(Permission.REPORT_ACTIVITY):
        yield _entry(request, _("Redovisa insats"), 0, "where", "report")
    yield _entry(request, _("Insatser"), 0, "all_activities", "activities", "paste", "grid")
    if seen.holding(Permission.READ_DRAFTS):
        yield _entry(request, _("Löften och dokument"), 0, "all_pledges", *OF_PLEDGES)
    yield from _of_the_place(request, seen)
    yield _entry(request, _("Sök"), 0, "search")


def _of_the_place(request: HttpRequest, seen: Viewer) -> Iterator[Entry]:
    """What belongs to one municipality: the one the page is about, or my only one."""
    match, places = request.resolver_match, [place.slug for place in desk_of(seen).places]
    named = str(match.kwargs.get("municipality", "")) if match else ""
    place = named if named in places else "".join(places if len(places) == 1 else ())
    here = match.view_name if match else ""
    for text, permission, page, below in (
        (_("Överenskommelsen"), Permission.READ_DRAFTS, "agreements:index", OF_AGREEMENTS),
        (_("Kommunens sida"), Permission.READ_DRAFTS, "agreements:page", OF_PAGE),
        (_("Erbjudanden"), Permission.ANSWER_OFFERS, "contact:offers", OF_OFFERS),
    ):
        if place and seen.may(permission, municipality=place):
            yield Entry(reverse(page, args=[place]), text, here in (page, *below))


def _entry(request: HttpRequest, text: str, count: int, page: str, *below: str) -> Entry:
    """The way to a page of the desk, current on that page and on those below it."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    current = here in {f"desk:{name}" for name in (page, *below)}
    chosen = bool(request.GET.get("kommun"))
    return Entry(reverse(f"desk:{page}"), text, current and not chosen, count)


def _municipalities(request: HttpRequest, seen: Viewer) -> tuple[Entry, ...]:
    """Each one's part of the week; with a single municipality there is nothing to choose."""
    places, chosen = desk_of(seen).places, request.GET.get("kommun")
    if len(places) < 2:
        return ()
    week = reverse("desk:week")
    return tuple(
        Entry(f"{week}?kommun={place.slug}", place.name, place.slug == chosen) for place in places
    )
