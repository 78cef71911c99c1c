"""Personal identity numbers (personnummer) and coordination numbers (samordningsnummer).

A coordination number is written like an identity number, with 60 added to the day.
"""

import calendar
import re
from collections.abc import Iterator

from stdnum import luhn

from .findings import Finding, Kind, Level

# 850101-1234, 19850101-1234, 8501011234, 850101+1234, 1985-01-01-1234, 85 01 01 1234, 850101 / 1234
WRITTEN = re.compile(
    r"(?<!\d)(?=(?P<all>"
    r"(?P<century>18|19|20)?(?P<year>\d\d)"
    r"(?P<in_date>[-./ ]?)(?P<month>\d\d)(?P=in_date)(?P<day>\d\d)"
    r"(?P<gap>[ ]?[-+/.:]?[ ]?)(?P<serial>\d{4})"
    r")(?![-./:]?\d))"
)
# 8 5 0 1 0 1 - 1 2 3 4
SPELLED = re.compile(r"(?<!\d)(?<!\d )(?:\d ){5,7}\d(?: ?[-+] ?| )(?:\d ){3}\d(?!\d| \d)")
CENTURIES = (18, 19, 20)
COORDINATION = 60


def find(text: str) -> Iterator[Finding]:
    for written in WRITTEN.finditer(text):
        yield from _judged(written, written.span("all"))
    for spelled in SPELLED.finditer(text):
        together = WRITTEN.match(re.sub(r"(?<=\d) (?=\d)", "", spelled.group()))
        if together:
            yield from _judged(together, spelled.span())


def _judged(match: re.Match[str], span: tuple[int, int]) -> Iterator[Finding]:
    century, year, month, day = match.group("century", "year", "month", "day")
    if not _is_date(century, int(year), int(month), int(day) % COORDINATION):
        return
    if luhn.is_valid(year + month + day + match["serial"]):
        kind = Kind.COORDINATION if int(day) > COORDINATION else Kind.IDENTITY
        yield Finding(kind, *span, _level(match))
    elif match["gap"] in ("-", "+") and not match["in_date"]:
        yield Finding(Kind.IDENTITY_LIKE, *span, Level.CHECK)


def _is_date(century: str | None, year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    centuries = (int(century),) if century else CENTURIES
    longest = max(calendar.monthrange(100 * one + year, month)[1] for one in centuries)
    return 1 <= day <= longest


def _level(match: re.Match[str]) -> Level:
    """A dated line such as "2025-03-11 1330" may be a date and a time."""
    is_date_and_more = match["in_date"] in tuple("-./") and " " in match["gap"]
    return Level.CHECK if is_date_and_more else Level.STOP
