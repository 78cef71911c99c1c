"""Pledges that have never been published; one that was withdrawn is no draft."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.publishing import read

from .reach import parties_of


@dataclass(frozen=True)
class Drafts:
    pledge_set: PledgeSet
    pledges: tuple[Pledge, ...]


def drafts_in(municipalities: Iterable[str]) -> list[Drafts]:
    rows = (
        Pledge.objects.filter(municipality__slug__in=municipalities, published_at=None)
        .select_related("municipality", "pledge_set__municipality")
        .prefetch_related("promisors")
        .order_by("pledge_set__first_day", "pledge_set", "ordinal")
    )
    by_set: dict[PledgeSet, list[Pledge]] = {}
    for pledge in rows:
        if not read.history(pledge.address):
            by_set.setdefault(pledge.pledge_set, []).append(pledge)
    return [Drafts(pledge_set, tuple(pledges)) for pledge_set, pledges in by_set.items()]


def drafts_of(municipality: str, slug: str) -> Drafts:
    """The set's drafts, none when all of it stands; 404 when there is no such set here."""
    pledge_set = PledgeSet.objects.filter(municipality__slug=municipality, slug=slug).first()
    if pledge_set is None:
        raise Http404
    found = drafts_in([municipality])
    return next((one for one in found if one.pledge_set == pledge_set), Drafts(pledge_set, ()))


def publisher(seen: Viewer, municipality: str) -> str:
    """The name of the organisation that the viewer publishes for."""
    return parties_of(seen, Permission.PUBLISH, municipality)[0].name
