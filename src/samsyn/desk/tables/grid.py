"""A table of inputs that is saved together: only what was changed, cell by cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samsyn.desk.rules.cells import clean

from .columns import Cell, Column, Value, read_cell, shown


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input of the grid; `before` goes out under the name `was`, to tell what was changed."""

    column: Column
    name: str
    was: str
    before: str
    text: str
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A row as it stands: `key` and `revision` go out with it and come back."""

    key: str
    revision: int
    values: Mapping[str, Value]

    def inputs(self, columns: Sequence[Column]) -> Iterator[Input]:
        for column in columns:
            text = shown(column, self.values[column.key])
            yield Input(
                column=column,
                name=f"{self.key}-{column.key}",
                was=f"{self.key}-was-{column.key}",
                before=text,
                text=text,
            )


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A row that somebody wrote in. `revision` is the one they had before them."""

    row: GridRow
    revision: int
    cells: tuple[Cell, ...]

    @property
    def is_good(self) -> bool:
        return not any(cell.problem for cell in self.cells)

    @property
    def values(self) -> dict[str, Value]:
        """The row's values with the new ones in their place."""
        return {**self.row.values, **{cell.column.key: cell.value for cell in self.cells}}

    def inputs(self, columns: Sequence[Column]) -> Iterator[Input]:
        """As the row's, with what was written in them and what is wrong with it."""
        written = {cell.column.key: cell for cell in self.cells}
        for one in self.row.inputs(columns):
            cell = written.get(one.column.key)
            yield replace(one, text=cell.text, problem=cell.problem) if cell else one


def read_grid(
    columns: Sequence[Column], rows: Iterable[GridRow], data: Mapping[str, str], today: date
) -> list[Changed]:
    """The rows that differ from how they were sent out.

    `data` holds `{key}-{column}` for each input, `{key}-was-{column}` for what stood in it, and
    `{key}-revision`. A row that is not among `rows` is not looked at.
    """
    found = []
    for row in rows:
        cells = tuple(_changed(columns, row, data, today))
        if cells:
            found.append(Changed(row=row, revision=_revision(row, data), cells=cells))
    return found


def _changed(
    columns: Sequence[Column], row: GridRow, data: Mapping[str, str], today: date
) -> Iterator[Cell]:
    for column in columns:
        text = data.get(f"{row.key}-{column.key}")
        before = data.get(f"{row.key}-was-{column.key}", shown(column, row.values[column.key]))
        if not column.read_only and text is not None and clean(text) != clean(before):
            yield read_cell(column, text, today)


def _revision(row: GridRow, data: Mapping[str, str]) -> int:
    given = data.get(f"{row.key}-revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
