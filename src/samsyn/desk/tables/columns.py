"""A column, and what a text in it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from samsyn.desk.rules.cells import Unreadable, clean, read_day, read_number
from samsyn.publishing.screening import explain, is_refused, screen

OFFERED = 3

Value = str | int | date | None


class Kind(StrEnum):
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`choices` maps the value kept to the words that people write for it.

    `also` are other headings that mean this column. `read_only` is shown and exported, not
    pasted or edited. `free` text is screened for personal data. `width` is in characters.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    longest: int = 200
    smallest: int = 0
    also: tuple[str, ...] = ()
    read_only: bool = False
    free: bool = False
    width: int = 18


@dataclass(frozen=True)
class Cell:
    """What was written, what it was understood as, and what is wrong with it if anything."""

    column: Column
    text: str
    value: Value = None
    problem: str = ""

    @property
    def understood(self) -> str:
        """How it was understood, when that is not just what was written."""
        said = shown(self.column, self.value)
        return said if not self.problem and said != clean(self.text) else ""


def shown(column: Column, value: object) -> str:
    """The value as people read and write it."""
    if value is None:
        return ""
    return column.choices.get(str(value), str(value)) if column.choices else str(value)


def read_cell(column: Column, text: str, today: date) -> Cell:
    said = clean(text)
    if not said:
        return Cell(column, text, None, _("Saknas.") if column.required else "")
    value, problem = _READ[column.kind](column, said, today)
    return Cell(column, text, value, problem)


Read = tuple[Value, str]


def _text(column: Column, said: str, _today: date) -> Read:
    if len(said) > column.longest:
        return None, _("Längre än %d tecken.") % column.longest
    findings = screen(said) if column.free else ()
    if is_refused(findings, confirmed=False):
        return None, str(explain(findings))
    return said, ""


def _day(_column: Column, said: str, today: date) -> Read:
    try:
        return read_day(said, today), ""
    except Unreadable:
        return None, _("Går inte att läsa som en dag. Skriv den som 2026-11-22.")


def _number(column: Column, said: str, _today: date) -> Read:
    try:
        value = read_number(said)
    except Unreadable:
        return None, _("Går inte att läsa som ett heltal.")
    if value < column.smallest:
        return None, _("Ska vara minst %d.") % column.smallest
    return value, ""


def _choice(column: Column, said: str, _today: date) -> Read:
    for value, words in column.choices.items():
        if said.casefold() in (value.casefold(), clean(words).casefold()):
            return value, ""
    offered = list(column.choices.values())
    named = ", ".join(offered[:OFFERED]) + (" …" if len(offered) > OFFERED else "")
    return None, _("Finns inte att välja. Det som finns: %s.") % named


_READ = {Kind.TEXT: _text, Kind.DAY: _day, Kind.NUMBER: _number, Kind.CHOICE: _choice}
