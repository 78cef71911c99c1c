"""Who can be asked for a report: organisations, the addresses of those who work for them."""

from dataclasses import dataclass

from samsyn.accounts.models import Membership, Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, organisations_in
from samsyn.activities.models import ReportLink
from samsyn.pledges.models import Pledge, Promisor

from .menus import promising
from .reach import place_named


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`first` is the organisation that the pledge asked about suggests."""

    organisations: tuple[Organisation, ...]
    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    title: str
    first: str
    sent: tuple[ReportLink, ...]


def who_can_be_asked(seen: Viewer, municipality: str, slug: str) -> Asked:
    place = place_named(municipality)
    mine = seen.parties(Permission.REPORT_ACTIVITY, municipality=municipality)
    parties = dict.fromkeys([*promising(place), *organisations_in(municipality)])
    others = [one for one in parties if one.slug not in mine]
    pledges = Pledge.objects.filter(municipality=place, published_at__isnull=False, umbrella=False)
    about = next((one for one in pledges if one.slug == slug), None)
    return Asked(
        organisations=tuple(others),
        addresses=tuple(
            Membership.objects.held_on(seen.on)
            .filter(municipality=place, organisation__in=others, person__is_active=True)
            .values_list("person__email", flat=True)
            .distinct()
            .order_by("person__email")
        ),
        titles=tuple(one.title for one in pledges),
        title=about.title if about else "",
        first=_first(about, mine),
        sent=tuple(
            ReportLink.objects.filter(municipality=place).select_related("organisation")[:10]
        ),
    )


def _first(about: Pledge | None, mine: set[str]) -> str:
    rows = Promisor.objects.filter(pledge=about, organisation__isnull=False)
    found = rows.exclude(organisation__slug__in=mine).values_list("organisation__slug", flat=True)
    return next(iter(found), "")
