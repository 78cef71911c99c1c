"""Min vecka: what one item says, and the order of all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Urgency(StrEnum):
    """In the order in which the list shows them."""

    LATE = "late"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    UNDECIDED = "undecided"


LOOKS = {Urgency.LATE: "late", Urgency.DUE: "due"}


@dataclass(frozen=True, kw_only=True)
class Button:
    """What settles the item: a page to open, or with `posts` a form of these fields to send."""

    words: str
    href: str
    posts: bool = False
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item:
    """`words` stand in the pill ("9 dagar kvar"), `why` under what is to be done.

    `municipality` is a slug and `place` its name. Without a button the viewer can only see it.
    """

    urgency: Urgency
    what: str
    why: str
    municipality: str
    place: str
    words: str
    day: date | None = None
    button: Button | None = None

    @property
    def look(self) -> str:
        return LOOKS.get(self.urgency, "ahead")


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Late first, then due, unconfirmed, undecided; within each the earliest day first."""
    return tuple(sorted(items, key=_rank))


def _rank(item: Item) -> tuple[int, date, str, str]:
    return (list(Urgency).index(item.urgency), item.day or date.max, item.place, item.what)


def how_many(items: Iterable[Item]) -> dict[Urgency, int]:
    """How many of each, only those there are, in order."""
    found = Counter(item.urgency for item in items)
    return {urgency: found[urgency] for urgency in Urgency if found[urgency]}
