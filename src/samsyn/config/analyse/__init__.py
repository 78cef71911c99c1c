"""`./samsyn analyse METHOD FILE.csv`: one method of the analysis core on one table.

A method says which columns and options it takes and how it is told of; this reads the file, finds
the columns, and turns every refusal into one Swedish sentence with the row it is about.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.plain import as_plain
from samsyn.analysis.result import Result

from .method import Given, Method
from .places import refusal
from .refusals import Refusal
from .registry import METHODS
from .table import read_table
from .telling import footing, listing, manual
from .words import Asked, read_words


def run(words: Sequence[str], methods: Mapping[str, Method] = METHODS) -> int:
    """Answer on standard output with 0, or refuse on standard error with 2."""
    try:
        lines = list(_answer(words, methods))
    except Refusal as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return 2
    _say(lines)
    return 0


def _say(lines: Sequence[str]) -> None:
    """Somebody who reads only the first lines (`| head`) is no error."""
    try:
        print(*lines, sep="\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer(words: Sequence[str], methods: Mapping[str, Method]) -> Iterator[str]:
    if not words or words[0] in ("--help", "-h"):
        yield from listing(methods.values())
        return
    method = methods.get(words[0])
    if method is None:
        raise Refusal(
            f"Metoden ”{words[0]}” finns inte; ./samsyn analyse räknar upp dem som finns."
        )
    asked = read_words(method, words[1:])
    yield from manual(method) if asked.help else _told(method, asked)


def _told(method: Method, asked: Asked) -> Iterator[str]:
    table = read_table(Path(asked.file))
    given = Given(table.columns(method.columns, asked.columns), asked.options)
    try:
        result = method.call(given)
    except UnusableInput as problem:
        raise refusal(problem, method, table, asked) from problem
    if asked.json:
        yield _as_json(method, given, result)
    else:
        yield from method.tell(result, given)
        yield from footing(result, len(table.rows))


def _as_json(method: Method, given: Given, result: Result) -> str:
    labels = as_plain(method.labels(given))
    told = {"analysis": method.name, "labels": labels, "result": as_plain(result)}
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)
