"""What a document says, as far as the rules could read it. Nothing here is guessed.

`municipality` is None where several share the document and no local part speaks of one.
Dates are inclusive, as printed. A scalar that the text does not state is None, a list empty.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.reading.found import Found


@dataclass(frozen=True)
class SubTarget:
    """The part of a number that has a demand of its own: "five, at least one in the centre"."""

    op: str
    n: int
    where: str


@dataclass(frozen=True)
class Season:
    season: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """`op` is one of = >= <= < > ~; `per` one of day week month quarter term year period,
    or the occasion itself ("vid varje trygghetsvandring"). `every` is 2 in "varannan vecka"."""

    op: str
    n: int
    unit: str
    per: str
    every: int = 1
    seasons: tuple[Season, ...] = ()
    sub: tuple[SubTarget, ...] = ()
    per_area: str | None = None
    averaged_over: str | None = None


@dataclass(frozen=True)
class Pledge:
    """`text` is exactly a slice of the document. Responsible: "polis", "kommun" or a name."""

    text: str
    responsible: Found[tuple[str, ...]]
    partners: tuple[Found[str], ...] = ()
    theme: Found[str] | None = None
    parts: tuple[Found[str], ...] = ()
    umbrella: bool = False
    quantity: Found[Quantity] | None = None
    coverage: Found[str] | None = None
    conditional: Found[str] | None = None
    due_month: Found[int] | None = None
    audience: tuple[Found[str], ...] = ()
    evidence: Found[str] | None = None


@dataclass(frozen=True)
class Signatory:
    """`party` is the political party's letter, never part of the name."""

    name: str
    title: str | None
    organisation: str | None
    party: str | None = None


@dataclass(frozen=True)
class Event:
    year: int
    what: str


@dataclass(frozen=True)
class Proposal:
    text: str
    doc_type: Found[str] | None = None
    municipality: Found[str] | None = None
    municipalities: tuple[Found[str], ...] = ()
    parties: tuple[Found[str], ...] = ()
    valid_from: Found[date] | None = None
    valid_to: Found[date] | None = None
    date_precision: str = "none"
    open_ended: Found[bool] | None = None
    auto_extension: Found[bool] | None = None
    extension_rule: Found[str] | None = None
    review_months: Found[int] | None = None
    pledge_cycle_months: Found[int] | None = None
    vision: tuple[Found[str], ...] = ()
    goals: tuple[Found[str], ...] = ()
    priorities: tuple[Found[str], ...] = ()
    pledges: tuple[Found[Pledge], ...] = ()
    signatories: tuple[Found[Signatory], ...] = ()
    signing_date: Found[date] | None = None
    signing_place: Found[str] | None = None
    claims: tuple[Found[str], ...] = ()
    other_actors: tuple[Found[str], ...] = ()
    history: tuple[Found[Event], ...] = ()
    annexes: tuple[Found[str], ...] = ()
    contacts: tuple[Found[str], ...] = ()
    place: Found[str] | None = None
    page_breaks: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
