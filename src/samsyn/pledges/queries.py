from datetime import date

from samsyn.agreements.public import COOPERATION, CooperationFacts, Seasons
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.publishing import read

from .public import PLEDGE, PledgeFacts, pledge_address
from .rules.accounts import Account, accounts
from .rules.seasons import in_own_seasons


class UnknownMunicipality(Exception):
    """No municipality has this slug."""


def published_accounts(
    municipality: str, *, on: date, known: date | None = None
) -> tuple[Account, ...]:
    """The published pledges of the municipality as they stand on a day, in their own order."""
    if not Municipality.objects.filter(slug=municipality).exists():
        raise UnknownMunicipality(municipality)
    pledges = _in_own_seasons(municipality)
    pledges.sort(key=lambda pledge: (pledge.first_day, pledge.ordinal, pledge.slug))
    counted = read.tallies_known_on(municipality, known) if known else read.tallies(municipality)
    return accounts(
        pledges,
        {one.slug: counted.get(pledge_address(municipality, one.slug), {}) for one in pledges},
        on,
    )


def _in_own_seasons(municipality: str) -> list[PledgeFacts]:
    found = read.facts(municipality, [COOPERATION, PLEDGE])
    page = next((text for kind, text in found if kind == COOPERATION), None)
    own = from_text(CooperationFacts, page).seasons if page else Seasons()
    pledges = (from_text(PledgeFacts, text) for kind, text in found if kind == PLEDGE)
    return [in_own_seasons(one, own) for one in pledges]
