"""The core's refusals in the words of the table that was sent."""

from samsyn.analysis.errors import UnusableInput

from .method import Method
from .refusals import Refusal
from .table import Table
from .words import Asked


def refusal(problem: UnusableInput, method: Method, table: Table, asked: Asked) -> Refusal:
    """The core's error with the parameter as the reader knows it: a column, a row, an option."""
    words = f"{problem.problem % problem.values} {problem.remedy % problem.values}"
    return Refusal(f"{_place(problem, method, table, asked)} {words}")


def _place(problem: UnusableInput, method: Method, table: Table, asked: Asked) -> str:
    for column in method.columns:
        if column.parameter == problem.argument and table.has(column, asked.columns):
            header = table.header[table.index(column, asked.columns)]
            return f"Kolumnen ”{header}”{_row(problem, table)}"
    for option in method.options:
        if option.parameter == problem.argument:
            return f"--{option.name}"
    return f"Underlaget ({problem.argument})"


def _row(problem: UnusableInput, table: Table) -> str:
    """Which line of the file; the core counts rows of data from zero."""
    place = problem.values.get("place", problem.values.get("row"))
    if not isinstance(place, int) or place >= len(table.lines):
        return ""
    return f" (rad {table.lines[place]} i filen)"
