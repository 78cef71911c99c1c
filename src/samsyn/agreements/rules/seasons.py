"""The windows that come back every year."""

from datetime import date

from samsyn.agreements.public import Season
from samsyn.lib.periods import Period


def window(season: Season, year: int) -> Period:
    """The season's days in a year; one that passes New Year begins in `year`."""
    first = date(year, season.first_month, season.first_day)
    last = date(year, season.last_month, season.last_day)
    return Period.inclusive(first, last if last >= first else last.replace(year=year + 1))
