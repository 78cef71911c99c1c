"""What is published of pledges: frozen, in two languages, readable without the database.

Schema 1. A text that has no English yet is empty in `en`; the reader then shows the Swedish.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samsyn.lib.periods import Per, Period, months_later
from samsyn.lib.texts import EMPTY, Text

PLEDGE = "pledge"
PLEDGE_SET = "pledge-set"
CLOSING = "closing"
VERDICT = "verdict"
READING = "reading"
SCHEMA = 1


class Measurability(StrEnum):
    COUNTABLE = "countable"
    INDICATOR = "indicator"
    NOT_AS_WRITTEN = "not_measurable"


class CommitmentKind(StrEnum):
    OCCASIONS = "occasions"
    AVERAGE = "average"
    COVERAGE = "coverage"
    ONE_OFF = "one_off"
    CONTINUOUS = "continuous"
    INDICATOR = "indicator"
    ZERO = "zero"
    CONDITIONAL = "conditional"


class PartyKind(StrEnum):
    MUNICIPALITY = "kommun"
    POLICE = "polis"
    OTHER = "annan"


@dataclass(frozen=True, kw_only=True)
class Promisor:
    name: str
    kind: PartyKind
    lead: bool = False


@dataclass(frozen=True, kw_only=True)
class Season:
    """A window of every year, (month, day) to (month, day), both included.

    It may cross the turn of the year. `assumed` until the parties have set the days themselves.
    """

    key: str
    name: Text
    first: tuple[int, int]
    last: tuple[int, int]
    minimum: int = 1
    themes: tuple[Text, ...] = ()
    audience: tuple[Text, ...] = ()
    assumed: bool = True


@dataclass(frozen=True, kw_only=True)
class Nested:
    """Of all that is promised, at least so many of this sort ("at least one in the centre")."""

    key: str
    label: Text
    minimum: int


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What makes a pledge checkable.

    `minimum` is counted per `per`; an average is counted over `over`; coverage is `share`
    percent of `population`. `noun` is one such thing in the indefinite ("trafikinsats").
    `part` is the named part of the pledge it belongs to, empty for the whole. `proxy` tells that
    it stands for a pledge that cannot be measured as written, because the parties accept it.
    """

    key: str
    kind: CommitmentKind
    text: Text
    noun: Text
    minimum: int = 1
    per: Per = Per.YEAR
    over: Per = Per.YEAR
    seasons: tuple[Season, ...] = ()
    nested: tuple[Nested, ...] = ()
    areas: tuple[str, ...] = ()
    population: int | None = None
    share: int = 100
    due: date | None = None
    indicator: str = ""
    target: float | None = None
    condition: str = ""
    part: str = ""
    proxy: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """A limb of a pledge with a state of its own."""

    key: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The pledge of an earlier period that this one goes on from."""

    title: str
    period: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PledgeFacts:
    """One pledge. `priority` is a key of the agreement's priorities, empty for none of its own;
    `vision` the keys of its vision goals that the pledge serves.

    `goes_on` when it follows an agreement that is prolonged until further notice: its windows
    then go on after `last_day`, a year at a time.
    """

    slug: str
    ordinal: int
    title: Text
    plain: Text
    theme: Text
    first_day: date
    last_day: date
    promisors: tuple[Promisor, ...]
    partners: tuple[str, ...] = ()
    verbatim: str | None = None
    priority: str = ""
    vision: tuple[str, ...] = ()
    umbrella: bool = False
    umbrella_of: tuple[str, ...] = ()
    measurability: Measurability = Measurability.NOT_AS_WRITTEN
    reason: Text = EMPTY
    proposal: Text = EMPTY
    parts: tuple[Part, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    contribute: Text = EMPTY
    place: str = ""
    goes_on: bool = False

    def period(self, on: date) -> Period:
        """The days of the promise as they stand on a day."""
        written = Period.inclusive(self.first_day, self.last_day)
        if not self.goes_on or on < written.end:
            return written
        years = 1 + (on.year - written.end.year)
        end = months_later(written.end, 12 * years)
        return Period(written.start, end if on < end else months_later(end, 12))


class Validity(StrEnum):
    """How long a set of pledges holds: the choice that documents tend to leave unsaid."""

    FOLLOWS_AGREEMENT = "follows_agreement"
    OWN = "own"
    UNDECIDED = "undecided"


@dataclass(frozen=True, kw_only=True)
class Signature:
    name: str
    title: str
    organisation: str
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class PledgeSetFacts:
    title: Text
    first_day: date
    last_day: date
    validity: Validity
    agreement: str = ""
    signatures: tuple[Signature, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClosingFacts:
    """The promisors say that everything of this window is reported."""

    pledge: str
    commitment: str
    first_day: date
    by_organisation: str
    day: date


class Outcome(StrEnum):
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    NOT_ASSESSABLE = "not_assessable"


class WhyNot(StrEnum):
    """The one reason a promisor gives when a promise was not kept."""

    PRIORITIES = "priorities"
    STAFF = "staff"
    MONEY = "money"
    PARTNER = "partner"
    LAW = "law"
    OVERTAKEN = "overtaken"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, kw_only=True)
class VerdictFacts:
    """A promisor's own judgement at the end of a period. Later versions are dated corrections."""

    pledge: str
    promisor: str
    first_day: date
    last_day: date
    outcome: Outcome
    day: date
    why_not: WhyNot | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadingFacts:
    """What an indicator or a zero target was read to be; `met` against what was promised."""

    pledge: str
    commitment: str
    day: date
    value: str
    met: bool
    source: str


# Slots: for what, inside a pledge, an activity, a reading or a closing counts.

ALL = "all"
UNDATED = (ALL, "part:")
"""How slots begin whose days no window divides: their sum and latest day are enough."""


def part_slot(part: str) -> str:
    return f"part:{part}"


def done_slot(commitment: str) -> str:
    return f"done:{commitment}"


def nested_slot(commitment: str, nested: str) -> str:
    return f"nested:{commitment}:{nested}"


def area_slot(commitment: str, area: str) -> str:
    return f"area:{commitment}:{area}"


def asked_slot(commitment: str) -> str:
    return f"asked:{commitment}"


def reading_slot(commitment: str, *, met: bool) -> str:
    return f"{'met' if met else 'unmet'}:{commitment}"


def closed_slot(commitment: str, first_day: date) -> str:
    return f"closed:{commitment}:{first_day.isoformat()}"


# Addresses: a pledge stands at its own, what belongs to it below.


def pledge_address(municipality: str, slug: str) -> str:
    return f"/{municipality}/loften/{slug}/"


def set_address(municipality: str, slug: str) -> str:
    return f"/{municipality}/loften/perioder/{slug}/"


def slug_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]
