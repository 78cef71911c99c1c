"""What a cell says: a number, a day, a moment or a text, as people write them."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from textwrap import shorten
from typing import Any

SPACES = re.compile(r"[\s\u00a0\u202f]")
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
MOMENT = re.compile(r"(\d{4}-?\d{2}-?\d{2})[T ]+(\d{1,2})[:.]?(\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?")
MISSING = {"", "-", "–", "..", ".", "null", "na", "nan", "n/a"}


class Unreadable(Exception):
    """What is wrong with a cell, and what to write instead."""


def _quoted(written: str) -> str:
    return f"”{shorten(written, 40, placeholder='…')}”" if written.strip() else "”” (tomt)"


def number(written: str) -> float:
    """`1 234,5`, `1234.5` or `−3`."""
    bare = SPACES.sub("", written).replace("−", "-")
    if bare.casefold() in MISSING:
        raise Unreadable("värdet saknas; fyll i det eller ta bort raden.")
    if not NUMBER.fullmatch(bare):
        raise Unreadable(f"{_quoted(written)} är inget tal; skriv till exempel 12 eller 12,5.")
    value = float(bare.replace(",", "."))
    if math.isinf(value):
        raise Unreadable(f"{_quoted(written)} är för stort; skriv ett tal som går att räkna med.")
    return value


def whole(written: str) -> int:
    value = number(written)
    if value != int(value):
        raise Unreadable(f"{_quoted(written)} är inget helt tal; skriv till exempel 12.")
    return int(value)


def numbers(written: str) -> tuple[float, ...]:
    """`0,100,200`; decimals have a point, since the comma stands between."""
    return tuple(number(part) for part in written.split(","))


def day(written: str) -> date:
    """A day; a time behind it is left out."""
    parts = written.strip().replace("T", " ").split(" ")
    found = DAY.fullmatch(parts[0]) if parts else None
    if found:
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            pass
    raise Unreadable(f"{_quoted(written)} är ingen dag; skriv den som 2026-11-22.")


def moment(written: str) -> datetime:
    """A day and a time of day, in the clock that the file uses."""
    found = MOMENT.fullmatch(written.strip())
    if found:
        try:
            days, hour, minute = day(found[1]), int(found[2]), int(found[3])
            return datetime(days.year, days.month, days.day, hour, minute)  # noqa: DTZ001
        except (ValueError, Unreadable):
            pass
    raise Unreadable(f"{_quoted(written)} är ingen tidpunkt; skriv den som 2026-11-22 14:05.")


def text(written: str) -> str:
    if not written.strip():
        raise Unreadable("värdet saknas; fyll i det eller ta bort raden.")
    return written.strip()


READERS: dict[str, tuple[Callable[[str], Any], Any]] = {
    "number": (number, "float64"),
    "day": (day, "datetime64[D]"),
    "moment": (moment, "datetime64[m]"),
    "text": (text, object),
}
