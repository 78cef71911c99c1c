"""The document's text with the places values came from, as a row of pieces to draw.

Marks nest: one that would reach out of the mark it begins in is cut at that mark's end.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Mark:
    """`number` is shown beside the value too; `field` is the id of the value's input.

    `first` of the places that the value came from: the one the number stands at.
    """

    number: int
    label: str
    field: str
    doubt: str
    start: int
    end: int
    anchor: str
    first: bool = True


class Kind(StrEnum):
    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str = ""
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    at, within = 0, list[tuple[int, Mark]]()
    for mark in sorted(marks, key=lambda one: (one.start, -one.end, one.number)):
        while within and within[-1][0] <= mark.start:
            at = yield from _close(text, at, within)
        end = min([mark.end, *(outer for outer, _ in within[-1:])])
        yield Piece(Kind.TEXT, text[at : mark.start])
        yield Piece(Kind.OPEN, mark=mark)
        at = mark.start
        within.append((end, mark))
    while within:
        at = yield from _close(text, at, within)
    yield Piece(Kind.TEXT, text[at:])


def _close(text: str, at: int, within: list[tuple[int, Mark]]) -> Generator[Piece, None, int]:
    end, mark = within.pop()
    yield Piece(Kind.TEXT, text[at:end])
    yield Piece(Kind.CLOSE, mark=mark)
    return end
