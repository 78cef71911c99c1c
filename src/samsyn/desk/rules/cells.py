"""What a cell of a spreadsheet means: days and whole numbers as Swedes write them."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NAMES = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"),
    *("oktober", "november", "december"),
)
ISO = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[ T]00:00(?::00)?)?")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
SLASHED = re.compile(r"([0-9]{1,2}) ?[/.] ?([0-9]{1,2})(?: ?[-/.] ?|\s+)([0-9]{4}|[0-9]{2})")
SHORT = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,2})")
NAMED = re.compile(r"(?:den )?([0-9]{1,2})(?::e)?\.? ([a-zåäö]+)\.?(?: ([0-9]{4}|[0-9]{2}))?")
NUMBER = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,0+)?")
LONGEST_NUMBER = 9


class Unreadable(ValueError):
    """The cell does not say a day or a number that can be trusted."""


def clean(text: str) -> str:
    """Without outer blanks, and with every kind of blank as one space."""
    return " ".join(text.split())


def read_day(text: str, today: date) -> date:
    """ "2026-11-22", "22/11-26", "22/11 2026", "22.11.2026", "22 nov 2026", "20261122".

    Without a year ("22/11", "22 november") it is the latest such day that is not ahead.
    """
    said = clean(text).lower()
    for pattern in (ISO, COMPACT):
        if found := pattern.fullmatch(said):
            return _day(*map(int, found.groups()))
    if found := SLASHED.fullmatch(said):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := SHORT.fullmatch(said):
        return _latest(int(found[2]), int(found[1]), today)
    if found := NAMED.fullmatch(said):
        month = _month(found[2])
        return (
            _day(_year(found[3]), month, int(found[1]))
            if found[3]
            else _latest(month, int(found[1]), today)
        )
    raise Unreadable(text)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    for number, (short, whole) in enumerate(zip(MONTHS, NAMES, strict=True), start=1):
        if name in (short, whole) or (name, short) == ("sept", "sep"):
            return number
    raise Unreadable(name)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise Unreadable(f"{year}-{month}-{day}") from problem


def _latest(month: int, day: int, today: date) -> date:
    """29 February is looked for in the years back to the last leap year."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise Unreadable(f"{month}-{day}")


def read_number(text: str) -> int:
    """ "14", "1 200" with any kind of blank, "14,0"; never "ca 14" or "14,5"."""
    said = clean(text)
    found = NUMBER.fullmatch(said)
    if not found or len(found[1].replace(" ", "")) > LONGEST_NUMBER:
        raise Unreadable(text)
    return int(found[1].replace(" ", ""))
