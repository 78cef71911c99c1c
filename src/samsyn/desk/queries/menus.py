"""What a reporter may choose from: pledges with their parts, parties, earlier places and words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.activities.models import Activity, ReportLink
from samsyn.desk.wording import texts
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge, Promisor
from samsyn.pledges.public import CommitmentKind
from samsyn.pledges.rules.slots import inner_minima

from .reach import parties_of, place_named

STILL_REPORTED = timedelta(days=400)
"""How long after its period a pledge is offered among the first to report for."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A pledge that an activity may count for, with what inside it can be ticked.

    `parts` and `nested` pair a key with its words; `asks` when requests are counted too.
    """

    pledge: Pledge
    title: str
    parts: tuple[tuple[str, str], ...] = ()
    nested: tuple[tuple[str, str], ...] = ()
    areas: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    asks: bool = False

    @property
    def slug(self) -> str:
        return self.pledge.slug


@dataclass(frozen=True, kw_only=True)
class Menu:
    """`mine` are the parties the reporter speaks for, `others` those it may report in place of."""

    place: Municipality
    offers: tuple[Offer, ...]
    mine: tuple[Organisation, ...]
    others: tuple[Organisation, ...]
    partners: tuple[Organisation, ...]
    places: tuple[str, ...]

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(area for offer in self.offers for area in offer.areas))

    @property
    def suggestions(self) -> list[str]:
        return list(dict.fromkeys(s for offer in self.offers for s in offer.suggestions))

    @property
    def asks(self) -> bool:
        return any(offer.asks for offer in self.offers)


def menu_for(seen: Viewer, municipality: str) -> Menu:
    place = place_named(municipality)
    mine = parties_of(seen, Permission.REPORT_ACTIVITY, municipality)
    parties = promising(place)
    may = seen.may(Permission.REPORT_FOR_OTHERS, municipality=municipality)
    others = [party for party in parties if party not in mine] if may else []
    return _menu(place, mine, others, parties, seen.on)


def menu_of_link(link: ReportLink, on: date) -> Menu:
    """The holder of a link reports for one organisation, and for no other."""
    return _menu(link.municipality, [link.organisation], [], promising(link.municipality), on)


def _menu(
    place: Municipality,
    mine: list[Organisation],
    others: list[Organisation],
    parties: list[Organisation],
    on: date,
) -> Menu:
    return Menu(
        place=place,
        offers=tuple(_offers(place, on)),
        mine=tuple(mine),
        others=tuple(others),
        partners=tuple(dict.fromkeys([*mine, *parties])),
        places=_earlier_places(place),
    )


def promising(place: Municipality) -> list[Organisation]:
    """The parties to the municipality's published pledges, by name."""
    rows = Promisor.objects.filter(pledge__municipality=place, pledge__published_at__isnull=False)
    return list(Organisation.objects.filter(pk__in=rows.values("organisation")))


def _offers(place: Municipality, on: date) -> Iterator[Offer]:
    """Published pledges that have begun, the newest period first; an umbrella is not reported."""
    rows = (
        Pledge.objects.filter(
            municipality=place,
            published_at__isnull=False,
            umbrella=False,
            pledge_set__first_day__lte=on,
        )
        .select_related("municipality", "pledge_set")
        .prefetch_related("parts", "commitments")
        .order_by("-pledge_set__first_day", "ordinal")
    )
    for pledge in rows:
        if pledge.pledge_set.goes_on or on - pledge.pledge_set.last_day < STILL_REPORTED:
            yield _offer(pledge)


def _offer(pledge: Pledge) -> Offer:
    commitments = [row.read() for row in pledge.commitments.all()]
    themes = [texts(t) for c in commitments for s in c.seasons for t in s.themes]
    nouns = [texts(c.noun) for c in commitments]
    return Offer(
        pledge=pledge,
        title=pledge.title,
        parts=tuple((part.key, part.title) for part in pledge.parts.all()),
        nested=tuple(inner_minima(commitments)),
        areas=tuple(dict.fromkeys(area for c in commitments for area in c.areas)),
        suggestions=tuple(_first_big(word) for word in [*themes, *nouns] if word),
        asks=any(c.kind is CommitmentKind.CONDITIONAL for c in commitments),
    )


def _first_big(word: str) -> str:
    return word[:1].upper() + word[1:]


def _earlier_places(place: Municipality) -> tuple[str, ...]:
    rows: Iterable[str] = (
        Activity.objects.filter(municipality=place, withdrawn_at=None)
        .exclude(place="")
        .order_by("-pk")
        .values_list("place", flat=True)[:200]
    )
    return tuple(dict.fromkeys(rows))[:30]
