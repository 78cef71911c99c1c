"""What differs between two versions of the same facts, field by field and word by word."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from samsyn.agreements.public import Bilingual
from samsyn.lib.diff import Piece, word_pieces

from .labels import label
from .words import word

F = TypeVar("F", bound=Bilingual)
UNSPOKEN = {"key", "slug", "address", "party", "sha256", "municipality"}


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
        Change(name, label(name), before, after, word_pieces(before, after))
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
