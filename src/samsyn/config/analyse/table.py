"""A CSV file as people have them: any delimiter, decimal comma, BOM or Latin-1, line numbers."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .cells import READERS, Unreadable
from .method import Column
from .refusals import Refusal

MOST_HEADERS = 15
DELIMITERS = ";,\t|"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Table:
    """Headers and rows as text; `lines` is where in the file each row stands, from 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    def has(self, column: Column, named: Mapping[str, str]) -> bool:
        return self._found(column, named) is not None

    def index(self, column: Column, named: Mapping[str, str]) -> int:
        """Which column of the file it is; refuses one that is not there or is there twice."""
        found = self._found(column, named)
        if found is None:
            raise Refusal(self._missing(column, named))
        if [_key(one) for one in self.header].count(_key(self.header[found])) > 1:
            raise Refusal(
                f"Filen har två kolumner som heter ”{self.header[found]}”; döp om den ena."
            )
        return found

    def _found(self, column: Column, named: Mapping[str, str]) -> int | None:
        keys = [_key(one) for one in self.header]
        wanted = [named[column.name]] if column.name in named else [column.name, *column.also]
        return next((keys.index(_key(one)) for one in wanted if _key(one) in keys), None)

    def _missing(self, column: Column, named: Mapping[str, str]) -> str:
        wanted = named.get(column.name, column.name)
        return (
            f"Kolumnen ”{wanted}” ({column.about}) saknas; filen har {self._headers()}. "
            f"Skriv --columns {column.name}=RUBRIK för den kolumn som det är."
        )

    def _headers(self) -> str:
        more = len(self.header) - MOST_HEADERS
        return ", ".join(self.header[:MOST_HEADERS]) + (f" och {more} till" if more > 0 else "")

    def columns(self, columns: Iterable[Column], named: Mapping[str, str]) -> dict[str, Any]:
        """Every column that is there, as an array; None for an optional one that is not."""
        columns = tuple(columns)
        unknown = set(named) - {column.name for column in columns}
        if unknown:
            raise Refusal(
                f"--columns nämner {', '.join(sorted(unknown))}, men metodens kolumner heter "
                f"{', '.join(column.name for column in columns)}."
            )
        own = [column for column in columns if not column.rest]
        found: dict[str, Any] = {column.name: self._column(column, named) for column in own}
        taken = {self._found(column, named) for column in own}
        for column in columns:
            if column.rest:
                found[column.name] = self._rest(column, taken)
        return found

    def _rest(self, column: Column, taken: set[int | None]) -> dict[str, np.ndarray]:
        places = [place for place in range(len(self.header)) if place not in taken]
        if not places:
            raise Refusal(f"Filen har bara en kolumn; lägg till {column.about}.")
        return {self.header[place]: self._read(column, place) for place in places}

    def _column(self, column: Column, named: Mapping[str, str]) -> np.ndarray | None:
        if not (column.required or column.name in named or self.has(column, named)):
            return None
        return self._read(column, self.index(column, named))

    def _read(self, column: Column, place: int) -> np.ndarray:
        read, kind = READERS[column.kind]
        cells = [self._cell(read, row, place) for row in range(len(self.rows))]
        return np.array(cells, dtype=kind)

    def _cell(self, read: Any, row: int, place: int) -> Any:
        try:
            return read(self.rows[row][place])
        except Unreadable as problem:
            header, line = self.header[place], self.lines[row]
            raise Refusal(f"Rad {line}, kolumnen ”{header}”: {problem}") from None


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def read_table(path: Path) -> Table:
    """Refuses what is no file, no text, no table, or has rows of different length."""
    text = _decoded(_bytes(path), path.name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    numbered = list(_numbered(text, delimiter, path.name))
    if len(numbered) < 2:
        raise Refusal(f"{path.name} har inga rader under rubrikraden; skicka en fil med data.")
    header = [cell.strip() for cell in numbered[0][1]]
    while header and not header[-1]:
        header.pop()
    rows = tuple(_whole(cells, header, line) for line, cells in numbered[1:])
    return Table(tuple(header), rows, tuple(line for line, _ in numbered[1:]))


def _numbered(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the line it ends on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise Refusal(
            f"{name} går inte att läsa vid rad {reader.line_num}; kontrollera citattecknen där."
        ) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal(f"Filen {path} finns inte; kontrollera namnet och mappen.") from None
    except OSError as problem:
        raise Refusal(f"Filen {path} går inte att öppna: {problem.strerror}.") from None


def _decoded(content: bytes, name: str) -> str:
    encoding = next((coding for mark, coding in MARKS if content.startswith(mark)), "")
    if not encoding and b"\0" in content:
        raise Refusal(f"{name} är ingen textfil; spara den som CSV.")
    for one in filter(None, (encoding, "utf-8", "cp1252")):
        try:
            return content.decode(one)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _whole(cells: Sequence[str], header: Sequence[str], line: int) -> tuple[str, ...]:
    """A row of the header's length; empty cells beyond it are a habit of some programs."""
    if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
        raise Refusal(
            f"Rad {line} har {len(cells)} fält, men rubrikraden har {len(header)}; "
            "rätta raden, eller sätt citattecken om text som innehåller skiljetecknet."
        )
    return tuple(cell.strip() for cell in cells[: len(header)])
