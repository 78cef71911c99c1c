"""What cannot be answered, as one Swedish sentence about the file that was sent."""

from typing import TYPE_CHECKING

from samsyn.analysis.errors import UnusableInput

if TYPE_CHECKING:
    from .method import Method
    from .table import Table
    from .words import Asked


class Refusal(Exception):
    """Says what is wrong, where, and what to do."""


def refusal(problem: UnusableInput, method: "Method", table: "Table", asked: "Asked") -> Refusal:
    """The core's error with the parameter as the reader knows it: a column, a row, an option."""
    words = f"{problem.problem % problem.values} {problem.remedy % problem.values}"
    return Refusal(f"{_place(problem, method, table, asked)} {words}")


def _place(problem: UnusableInput, method: "Method", table: "Table", asked: "Asked") -> str:
    for column in method.columns:
        if column.parameter == problem.argument and table.has(column, asked.columns):
            header = table.header[table.index(column, asked.columns)]
            return f"Kolumnen ”{header}”{_row(problem, table)}"
    for option in method.options:
        if option.parameter == problem.argument:
            return f"--{option.name}"
    return f"Underlaget ({problem.argument})"


def _row(problem: UnusableInput, table: "Table") -> str:
    """Which line of the file; the core counts rows of data from zero."""
    place = problem.values.get("place", problem.values.get("row"))
    if not isinstance(place, int) or place >= len(table.lines):
        return ""
    return f" (rad {table.lines[place]} i filen)"
