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
        return tuple(word_pieces(self.before, self.after))


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


def word_pieces(before: str, after: str) -> Iterator[Piece]:
    """Runs of words: kept, taken away, added. Joined in order they give both texts."""
    old, new = _words(before), _words(after)
    for _kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i:j] == new[k:m]:
            yield Piece(Mark.SAME, "".join(old[i:j]))
            continue
        if i < j:
            yield Piece(Mark.REMOVED, "".join(old[i:j]))
        if k < m:
            yield Piece(Mark.ADDED, "".join(new[k:m]))


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
