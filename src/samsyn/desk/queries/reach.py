"""What the viewer works with, found and authorised. What is absent and what is another
municipality's are both answered with 404."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, places_of
from samsyn.activities.models import Activity
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge
from samsyn.pledges.queries import published_accounts
from samsyn.pledges.rules.accounts import Account


@dataclass(frozen=True)
class Desk:
    """A viewer's municipalities, and how each one's published pledges stand on the day."""

    seen: Viewer
    places: tuple[Municipality, ...]

    @property
    def on(self) -> date:
        return self.seen.on

    @cached_property
    def slugs(self) -> list[str]:
        return [place.slug for place in self.places]

    @cached_property
    def accounts(self) -> tuple[tuple[Municipality, tuple[Account, ...]], ...]:
        return tuple((place, published_accounts(place.slug, on=self.on)) for place in self.places)

    def may(self, permission: Permission, place: Municipality) -> bool:
        return self.seen.may(permission, municipality=place.slug)

    def parties(self, permission: Permission, place: Municipality) -> set[str]:
        return self.seen.parties(permission, municipality=place.slug)


def desk_of(seen: Viewer, only: str = "") -> Desk:
    """All my municipalities, or just the one named if it is mine."""
    mine = tuple(places_of(seen, Permission.READ_DESK))
    chosen = tuple(place for place in mine if place.slug == only) if only else mine
    return Desk(seen, chosen)


def place_named(municipality: str) -> Municipality:
    return get_object_or_404(Municipality, slug=municipality)


def activity_of(municipality: str, number: int) -> Activity:
    rows = Activity.objects.select_related("municipality", "reporter", "reported_for", "confirmer")
    return get_object_or_404(rows, municipality__slug=municipality, pk=number)


def activity_to_change(seen: Viewer, municipality: str, number: int) -> Activity:
    """One that my party reported, or that was reported in its name."""
    found = activity_of(municipality, number)
    if not may_change(seen, found):
        raise Http404
    return found


def may_change(seen: Viewer, activity: Activity) -> bool:
    mine = seen.parties(Permission.REPORT_ACTIVITY, municipality=activity.municipality.slug)
    return not mine.isdisjoint({activity.reporter.slug, activity.reported_for.slug})


def confirmer_of(seen: Viewer, activity: Activity) -> Organisation | None:
    """My party, when the report speaks for it and somebody else made it."""
    mine = seen.parties(Permission.CONFIRM_ACTIVITY, municipality=activity.municipality.slug)
    waits = activity.awaits_confirmation and not activity.is_withdrawn
    return activity.reported_for if waits and activity.reported_for.slug in mine else None


def pledge_of(municipality: str, slug: str) -> Pledge:
    rows = Pledge.objects.select_related("municipality", "pledge_set")
    return get_object_or_404(
        rows, municipality__slug=municipality, slug=slug, published_at__isnull=False
    )


def parties_of(seen: Viewer, permission: Permission, municipality: str) -> list[Organisation]:
    slugs = seen.parties(permission, municipality=municipality)
    return list(Organisation.objects.filter(slug__in=slugs))
