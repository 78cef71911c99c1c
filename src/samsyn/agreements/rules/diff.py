"""What differs between two versions of the same facts, field by field and word by word."""

import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from samsyn.agreements.public import Bilingual

from .labels import label
from .words import word

F = TypeVar("F", bound=Bilingual)
UNSPOKEN = {"key", "slug", "address", "party", "sha256", "municipality"}


class Mark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    mark: Mark
    text: str


@dataclass(frozen=True)
class Change:
    """`pieces` told in a row give the old text with what was taken away and added marked."""

    field: str
    label: str
    old: str
    new: str
    pieces: tuple[Piece, ...]


def changes(old: F, new: F) -> tuple[Change, ...]:
    """The fields that differ, in the order of the facts."""
    names = [one.name for one in fields(new) if one.name not in UNSPOKEN]
    pairs = ((name, written(getattr(old, name)), written(getattr(new, name))) for name in names)
    return tuple(
        Change(name, label(name), before, after, _pieces(before, after))
        for name, before, after in pairs
        if before != after
    )


def written(value: Any) -> str:
    """A value as plain lines: one for each member of a list."""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(written(one) for one in value)
    if is_dataclass(value):
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        texts = (written(one) for name, one in told.items() if name not in UNSPOKEN)
        return " · ".join(text.replace("\n", "; ") for text in texts if text)
    return "" if value is None else str(value)


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Whole phrases: words that changed on both sides of a space are one change."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    found: list[Piece] = []
    gone = added = ""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if tag != "equal" or (was == " " and (gone or added)):
            gone, added = gone + was, added + now
            continue
        found += [Piece(Mark.GONE, gone), Piece(Mark.NEW, added), Piece(Mark.SAME, was)]
        gone = added = ""
    found += [Piece(Mark.GONE, gone), Piece(Mark.NEW, added)]
    return tuple(piece for piece in found if piece.text)
