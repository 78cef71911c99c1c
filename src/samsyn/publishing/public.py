"""What a stage hands over to be published, and what a reader gets back."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Counted:
    """This publication counts `n` for `subject` at `slot`, on `day`."""

    subject: str
    slot: str
    day: date
    n: int = 1


@dataclass(frozen=True, kw_only=True)
class Published:
    """A version as read: its facts are JSON text for the stage's own dataclass."""

    address: str
    number: int
    kind: str
    schema: int
    municipality: str
    facts: str
    hash: str
    files: tuple[str, ...]
    at: datetime
    by_organisation: str
    reason: str
    withdrawn: bool
    erased: bool


@dataclass(frozen=True)
class Standing:
    """What a page needs of a version that stands."""

    address: str
    kind: str
    number: int
    facts: str


Days = tuple[tuple[date, int], ...]
Tally = dict[str, Days]
"""What counts for one address: slot -> ((day, n), ...) in any order."""
