"""What differs between two versions of the same facts, leaf by leaf and word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from .facts import plain

Leaves = dict[tuple[str, ...], str]


class Mark(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    mark: Mark
    text: str


@dataclass(frozen=True)
class Change:
    """A leaf that differs. `path` names fields, list places and keys; texts are empty if absent."""

    path: tuple[str, ...]
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_pieces(self.before, self.after)


def changes(before: object, after: object) -> tuple[Change, ...]:
    """The leaves that differ between two dataclasses, or plain values, in the order of fields.

    Rows of a list that carry a `key` are matched by it, others by their place.
    """
    old, new = dict(_leaves(plain(before))), dict(_leaves(plain(after)))
    paths = [*old, *(path for path in new if path not in old)]
    found = (Change(path, old.get(path, ""), new.get(path, "")) for path in paths)
    return tuple(change for change in found if change.before != change.after)


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, str(name)))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            name = inner.get("key") if isinstance(inner, dict) else None
            yield from _leaves(inner, (*path, str(name or place + 1)))
    elif value is not None and value != "":
        yield path, str(value)


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Phrases kept, taken away and added; told in a row they give both texts.

    Words that changed on both sides of a space are one change.
    """
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    found: list[Piece] = []
    gone = added = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        if tag != "equal" or (was == " " and (gone or added)):
            gone, added = gone + was, added + now
            continue
        found += [Piece(Mark.REMOVED, gone), Piece(Mark.ADDED, added), Piece(Mark.SAME, was)]
        gone = added = ""
    found += [Piece(Mark.REMOVED, gone), Piece(Mark.ADDED, added)]
    return tuple(piece for piece in found if piece.text)
