"""What is published of an activity (insats): what was done, where, by whom, and on whose word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ACTIVITY = "activity"
SCHEMA = 1


class ProofKind(StrEnum):
    LINK = "link"
    PHOTO = "photo"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Proof:
    """`ref` is an address for a link, else the hash of a stored file."""

    kind: ProofKind
    title: str
    ref: str


@dataclass(frozen=True, kw_only=True)
class ActivityFacts:
    """One act on a day, or `total` of them over the days from `first_day` to `last_day`.

    `reached` is how many people, None when nobody knows. `reported_for` is the party that the
    report speaks for; when `reported_by` is somebody else it is unconfirmed until that party or
    another promisor confirms. `counts_for` lists addresses of pledges.
    """

    number: int
    what: str
    first_day: date
    last_day: date
    place: str
    carried_by: tuple[str, ...]
    reported_by: str
    reported_for: str
    reported_on: date
    total: int = 1
    area: str = ""
    theme: str = ""
    audience: str = ""
    reached: int | None = None
    proofs: tuple[Proof, ...] = ()
    confirmed_by: str = ""
    confirmed_on: date | None = None
    counts_for: tuple[str, ...] = ()


def activity_address(municipality: str, number: int) -> str:
    return f"/{municipality}/insatser/{number}/"
