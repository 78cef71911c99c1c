"""Lists as Excel knows them. A list declares its columns once, and gets:

    read_paste(columns, text, today)     rows of a pasted table, each with what is wrong in it
    read_grid(columns, rows, data, …)    the rows of an edited grid that were changed
    workbook(columns, rows, title)       an .xlsx file

`columns` is a tuple of `Column`. Nothing here saves anything.
"""

from .columns import Cell, Column, Kind, shown
from .grid import Changed, GridRow, Input, read_grid
from .paste import Pasted, Row, TooLarge, read_paste
from .sheet import XLSX, workbook

__all__ = [
    "XLSX",
    "Cell",
    "Changed",
    "Column",
    "GridRow",
    "Input",
    "Kind",
    "Pasted",
    "Row",
    "TooLarge",
    "read_grid",
    "read_paste",
    "shown",
    "workbook",
]
