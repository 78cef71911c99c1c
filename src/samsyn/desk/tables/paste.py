"""A table pasted from a spreadsheet: what each cell is understood as, and what is wrong."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from samsyn.desk.rules.cells import clean

from .columns import Cell, Column, Value, read_cell

MOST_ROWS = 500
MOST_CHARACTERS = 500_000


class TooLarge(ValueError):
    """More than can be looked through at once; says so in Swedish."""


@dataclass(frozen=True)
class Row:
    """`number` counts the lines of the pasted table from 1, its heading included."""

    number: int
    cells: tuple[Cell, ...]
    problem: str = ""

    @property
    def is_good(self) -> bool:
        return not self.problem and not any(cell.problem for cell in self.cells)

    @property
    def values(self) -> dict[str, Value]:
        return {cell.column.key: cell.value for cell in self.cells}

    @property
    def problems(self) -> list[str]:
        named = [f"{cell.column.title}: {cell.problem}" for cell in self.cells if cell.problem]
        return [*named, *([self.problem] if self.problem else [])]

    def refused(self, problem: str) -> "Row":
        return replace(self, problem=problem)


@dataclass(frozen=True)
class Pasted:
    """`columns` are those found, in the pasted order; `unknown` the headings left out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    missing: tuple[Column, ...]

    @property
    def good(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_good)

    @property
    def bad(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_good)


def read_paste(columns: Sequence[Column], text: str, today: date) -> Pasted:
    """Headings in the first line choose the columns; without them the declared order does."""
    written = [column for column in columns if not column.read_only]
    lines = _lines(text)
    headings = _headings(written, lines[0][1]) if lines else None
    chosen: list[Column | None] = list(headings or written)
    body = lines[1:] if headings else lines
    if len(body) > MOST_ROWS:
        raise TooLarge(_("Fler än %d rader. Klistra in dem i flera omgångar.") % MOST_ROWS)
    known = tuple(column for column in chosen if column)
    named = zip(lines[0][1], headings, strict=True) if headings else ()
    unknown = [clean(heading) for heading, column in named if column is None]
    missing = tuple(c for c in written if c.required and c not in known)
    rows = (_row(number, chosen, cells, today) for number, cells in body)
    return Pasted(
        columns=known,
        rows=tuple(_without(row, missing) for row in rows),
        unknown=tuple(filter(None, unknown)),
        missing=missing,
    )


def _without(row: Row, missing: Sequence[Column]) -> Row:
    """A row of a table that lacks a column which is needed cannot be saved."""
    titles = ", ".join(column.title for column in missing)
    return row.refused(_("Kolumner saknas: %s.") % titles) if missing else row


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold anything, numbered from 1, cut at tabs, else at semicolons."""
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(_("Texten är för stor. Klistra in den i flera omgångar."))
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = "\t" if "\t" in plain or ";" not in plain else ";"
    try:
        found = list(csv.reader(StringIO(plain), delimiter=delimiter, strict=False))
    except csv.Error as problem:
        raise TooLarge(_("Texten går inte att läsa som en tabell.")) from problem
    return [(n, cells) for n, cells in enumerate(found, start=1) if any(map(clean, cells))]


def _headings(columns: Sequence[Column], cells: list[str]) -> list[Column | None] | None:
    """The column of each heading; None when the line is no heading but the first row."""
    by_name = {clean(n).casefold(): c for c in columns for n in (c.title, c.key, *c.also)}
    found: list[Column | None] = []
    for cell in cells:
        column = by_name.get(clean(cell).casefold())
        found.append(None if column in found else column)
    return found if sum(c is not None for c in found) >= min(2, len(columns)) else None


def _row(number: int, chosen: list[Column | None], cells: list[str], today: date) -> Row:
    padded = [*cells, *[""] * (len(chosen) - len(cells))]
    extra = any(map(clean, cells[len(chosen) :]))
    problem = _("Raden har fler celler än tabellen har kolumner.") if extra else ""
    return Row(number, tuple(_read(chosen, padded, today)), problem)


def _read(chosen: list[Column | None], cells: list[str], today: date) -> Iterator[Cell]:
    for column, text in zip(chosen, cells, strict=False):
        if column:
            yield read_cell(column, text, today)
