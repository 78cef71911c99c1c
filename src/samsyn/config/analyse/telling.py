"""Answers, lists and manuals as lines for people, in Swedish."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from samsyn.analysis.result import Interval, Result

from .method import Column, Method, Option

MOST_ROWS = 25
WORDS = "FIL.csv [--val värde …] [--columns namn=RUBRIK,…] [--json]"
KINDS = {
    "number": "tal",
    "numbers": "tal med komma emellan",
    "whole": "helt tal",
    "day": "dag, som 2026-11-22",
    "moment": "tidpunkt, som 2026-11-22 14:05",
    "text": "text",
    "file": "fil",
}


def number(value: Any, digits: int = 3) -> str:
    """At least so many significant digits, whole thousands kept: 0,0123; 12,3; 12 345."""
    found = float(value)
    if math.isnan(found):
        return "–"
    if math.isinf(found):
        return "∞" if found > 0 else "−∞"
    size = math.floor(math.log10(abs(found))) if found else 0
    shown = f"{found:,.{max(0, digits - 1 - size)}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown.replace(",", " ").replace(".", ",").replace("-", "−")


def percent(share: Any) -> str:
    return f"{number(100 * float(share))} %"


def chance(p: Any) -> str:
    """A p-value; below what is worth telling apart it is said to be below."""
    return "under 0,0001" if float(p) < 0.0001 else number(p, 2)


def span(interval: Interval, place: Any = ()) -> str:
    """`1,2 till 3,4 (95 %)`, of one value or of the one at a place."""
    ends = (np.asarray(one)[place] for one in (interval.lower, interval.upper))
    lower, upper = (number(one) for one in ends)
    return f"{lower} till {upper} ({percent(interval.level)})"


def facts(**told: str) -> Iterator[str]:
    """Aligned lines of what and how much; an underscore in a name is a space."""
    width = max(map(len, told)) + 1
    for name, words in told.items():
        label = f"{name.replace('_', ' ').capitalize()}:"
        yield f"{label:<{width}} {words}"


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Aligned columns, the first to the left; a long table is cut and says so."""
    shown = [list(headers), *(list(row) for row in rows[:MOST_ROWS])]
    widths = [max(len(row[k]) for row in shown) for k in range(len(headers))]
    for row in shown:
        first, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join([first.strip().ljust(widths[0]), *rest]).rstrip()
    if len(rows) > MOST_ROWS:
        yield f"… och {len(rows) - MOST_ROWS} rader till; --json visar alla."


def footing(result: Result, rows: int) -> Iterator[str]:
    """What stands under every answer."""
    yield ""
    yield f"Metod:    {result.method}"
    yield f"Källa:    {result.source}"
    if result.settings:
        settings = (f"{name}={_setting(value)}" for name, value in result.settings.items())
        yield f"Valt:     {', '.join(settings)}"
    yield f"Underlag: {number(rows)} rader"
    for note in result.warnings:
        yield f"Obs:      {note}"


def _setting(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_setting, value))
    if isinstance(value, float):
        return number(value)
    return str(value)


def listing(methods: Iterable[Method]) -> Iterator[str]:
    found = list(methods)
    width = max((len(one.name) for one in found), default=0)
    yield f"./samsyn analyse METOD {WORDS}"
    yield "./samsyn analyse METOD --help visar kolumner och val. Metoder:"
    yield ""
    yield from (f"  {one.name:<{width}}  {one.about}" for one in found)


def manual(method: Method) -> Iterator[str]:
    yield f"./samsyn analyse {method.name} {WORDS}"
    yield ""
    yield method.about
    yield ""
    yield "Kolumner (i vilken ordning som helst; andra kolumner stör inte):"
    yield from _aligned([_column(one) for one in method.columns])
    if method.options:
        yield ""
        yield "Val:"
        yield from _aligned([_option(one) for one in method.options])


def _aligned(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max(len(name) for name, _ in pairs)
    return (f"  {name:<{width}}  {words}" for name, words in pairs)


def _column(one: Column) -> tuple[str, str]:
    also = f" Heter också {', '.join(one.also)}." if one.also else ""
    needed = "" if one.required else " Kan utelämnas."
    return one.name, f"{one.about} ({KINDS[one.kind]}).{needed}{also}"


def _option(one: Option) -> tuple[str, str]:
    choices = f", {' eller '.join(one.choices)}" if one.choices else ""
    needed = " Måste anges." if one.required else ""
    default = "" if one.default is None else f" Annars {_setting(one.default)}."
    return f"--{one.name}", f"{one.about} ({KINDS[one.kind]}{choices}).{needed}{default}"
