"""A read document under review: every value, where it came from, and how sure the reader was.

A list or a text is empty and a date None where the text says nothing. Days are inclusive.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samsyn.lib.texts import EMPTY, Text
from samsyn.pledges.public import Measurability
from samsyn.pledges.rules.stated import NOTHING, Stated


class DocType(StrEnum):
    AGREEMENT = "samverkansoverenskommelse"
    PLEDGES = "medborgarlofte"
    FOLLOW_UP = "uppfoljning"


class Doubt(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    EDITED = "edited"


@dataclass(frozen=True, kw_only=True)
class Source:
    """`spans` are half-open ranges of characters in the document's text."""

    spans: tuple[tuple[int, int], ...] = ()
    doubt: Doubt = Doubt.SURE
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One of several values of a kind. `verbatim` is the slice it was read from."""

    text: str
    verbatim: str = ""
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class Signed:
    name: str
    title: str = ""
    organisation: str = ""
    political_party: str = ""
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class DraftPledge:
    """`verbatim` is a slice of the document. `responsible`: polis, kommun or a name."""

    ordinal: int
    verbatim: str
    title: str
    plain: str = ""
    theme: str = ""
    responsible: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    umbrella: bool = False
    stated: Stated = NOTHING
    measurability: Measurability = Measurability.NOT_AS_WRITTEN
    reason: Text = EMPTY
    sources: dict[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`sources` are those of the single values, by the name of the value."""

    doc_type: DocType
    title: str
    municipality: str = ""
    municipalities: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    precision: str = "none"
    extension_rule: str = "not_stated"
    extension_verbatim: str = ""
    review_months: int | None = None
    signing_date: date | None = None
    signing_place: str = ""
    place: str = ""
    parties: tuple[Line, ...] = ()
    vision: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()
    priorities: tuple[Line, ...] = ()
    claims: tuple[Line, ...] = ()
    other_actors: tuple[Line, ...] = ()
    annexes: tuple[Line, ...] = ()
    signatories: tuple[Signed, ...] = ()
    pledges: tuple[DraftPledge, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def has_agreement(self) -> bool:
        return self.doc_type is DocType.AGREEMENT
