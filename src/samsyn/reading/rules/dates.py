"""Dates as people write them, and the date a page says it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.reading.found import Span
from samsyn.reading.text.words import MONTH, MONTHS, ORDINAL, ORDINALS

YEAR = r"(?:19[5-9]\d|20\d\d)"
MOST_DATES = 400
_ISO = re.compile(rf"\b(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b")
_WRITTEN = re.compile(
    rf"\b(?:(?P<d>[0-3]?\d)(?::?[ae]|\.)?|(?P<ord>{ORDINAL}))\s+(?P<m>{MONTH})\b"
    rf"(?:,?\s+(?:år\s+)?(?P<y>{YEAR})\b)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"\b(?P<d>[0-3]?\d)/(?P<m>1[0-2]|0?[1-9])[-\s]+(?P<y>{YEAR})\b")
_DOTTED = re.compile(rf"\b(?P<d>[0-3]?\d)\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>{YEAR})\b")
_MONTH_ONLY = re.compile(rf"\b(?P<m>{MONTH})(?:\s+månad)?\s+(?:år\s+)?(?P<y>{YEAR})\b", re.I)
_PAGE_DATE = re.compile(
    r"(?:publicera\w*|uppdatera\w*|ändrad\w*|granskad\w*|skapad\w*|^nyhet\w*"
    r"|^pressmeddelande)[^\n\d]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_REST_OF_LINE = re.compile(r"[ \t,.]*(?:(?:kl\.?|klockan)?\s?\d{1,2}[.:]\d{2})?[ \t.]*(?:\n|$)")
_WEEKDAY = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
_LINE_LEAD = re.compile(rf"^\W*(?:(?:den|{_WEEKDAY})\s+)*$", re.IGNORECASE)


@dataclass(frozen=True)
class Dated:
    """A date in the text; what is not printed is None."""

    span: Span
    year: int | None
    month: int
    day: int | None

    def with_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day or 1)
        except ValueError:
            return None

    @property
    def exact(self) -> date | None:
        if self.year is None or self.day is None:
            return None
        return self.with_year(self.year)


def dated(text: str) -> list[Dated]:
    """The first few hundred dates, in order and without overlaps."""
    taken: list[Dated] = []
    end = 0
    for found in sorted(_all(text), key=lambda d: (d.span.start, -d.span.end)):
        if len(taken) == MOST_DATES:
            break
        if found.span.start >= end and _possible(found):
            taken.append(found)
            end = found.span.end
    return taken


def _all(text: str) -> Iterator[Dated]:
    for pattern in (_ISO, _SLASHED, _DOTTED, _WRITTEN):
        for match in pattern.finditer(text):
            yield _from(match)
    for match in _MONTH_ONLY.finditer(text):
        month = MONTHS[match["m"].lower()]
        yield Dated(Span(*match.span()), int(match["y"]), month, None)


def _from(match: re.Match[str]) -> Dated:
    groups = match.groupdict()
    month = groups["m"].lower()
    day = int(groups["d"]) if groups["d"] else ORDINALS[groups["ord"].lower()]
    return Dated(
        Span(*match.span()),
        int(groups["y"]) if groups["y"] else None,
        MONTHS.get(month) or int(month),
        day,
    )


def _possible(found: Dated) -> bool:
    return found.with_year(found.year or 2024) is not None


def page_date(text: str, all_dates: list[Dated]) -> Dated | None:
    """When the page says that it was published (or, failing that, last changed)."""
    labelled = [d for d in all_dates if d.exact and _is_labelled(text, d)]
    alone = [d for d in all_dates if d.exact and _stands_alone(text, d)]
    return next(iter(labelled or alone), None)


def _is_labelled(text: str, found: Dated) -> bool:
    return _PAGE_DATE.search(text[max(0, found.span.start - 60) : found.span.start]) is not None


def _stands_alone(text: str, found: Dated) -> bool:
    line_start = text.rfind("\n", 0, found.span.start) + 1
    lead = text[line_start : found.span.start]
    return bool(_LINE_LEAD.match(lead) and _REST_OF_LINE.match(text, found.span.end))


def latest_before(found: Dated, limit: date) -> date | None:
    """The year that makes a date without year the last such day up to the limit."""
    for year in (limit.year, limit.year - 1):
        day = found.with_year(year)
        if day is not None and day <= limit:
            return day
    return None


def years_later(start: date, years: int) -> date:
    """Last day of a term of so many years."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return date(start.year + years, 2, 28)
