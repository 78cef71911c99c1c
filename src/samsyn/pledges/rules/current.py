"""Which pledges a municipality's pages are about on a day."""

from collections.abc import Iterable
from datetime import date

from samsyn.pledges.public import PledgeFacts


def current(pledges: Iterable[PledgeFacts], on: date) -> tuple[PledgeFacts, ...]:
    """Those whose period holds the day, else the ones that ended last, else those to come."""
    pledges = tuple(pledges)
    chosen = [one for one in pledges if on in one.period(on)]
    if not chosen:
        last = max((one.last_day for one in pledges if one.first_day <= on), default=None)
        chosen = [one for one in pledges if last in (None, one.last_day)]
    return tuple(sorted(chosen, key=lambda one: (one.ordinal, one.slug)))
