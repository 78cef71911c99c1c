"""Rows as an .xlsx file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from .columns import Column, Kind, shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31
NOT_IN_TITLES = str.maketrans("", "", "[]:*?/\\")


def workbook(
    columns: Sequence[Column], rows: Iterable[Mapping[str, object]], *, title: str
) -> bytes:
    """One sheet: frozen headings, real dates and numbers, and no text that runs as a formula."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title.translate(NOT_IN_TITLES)[:LONGEST_TITLE] or "Lista"
    for at, column in enumerate(columns, start=1):
        heading = sheet.cell(row=1, column=at)
        _write(heading, column.title)
        heading.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for line, row in enumerate(rows, start=2):
        for at, column in enumerate(columns, start=1):
            _fill(sheet.cell(row=line, column=at), column, row.get(column.key))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(cell: SheetCell, column: Column, value: object) -> None:
    if isinstance(value, date) and column.kind is Kind.DAY:
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, int) and column.kind is Kind.NUMBER:
        cell.value = value
    else:
        _write(cell, shown(column, value))


def _write(cell: SheetCell, text: str) -> None:
    """As text, whatever it begins with; the quote prefix keeps it text when it is edited."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top", wrap_text=len(text) > 60)
