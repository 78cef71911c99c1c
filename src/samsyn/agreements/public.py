"""What is published of the cooperation, schema 1.

Every agreement stands at its own address for as long as there is an address; which of them the
page /{slug}/overenskommelse/ shows on a day is told by `rules.standing`, so that a change of
agreement at New Year needs nobody to log in. Dates are inclusive, as the documents print them.
An empty text, an empty tuple and None mean that the source does not say.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SCHEMA = 1
AGREEMENT = "agreement"
COOPERATION = "cooperation"


def cooperation_address(municipality: str) -> str:
    return f"/{municipality}/"


def agreement_address(municipality: str, slug: str) -> str:
    return f"/{municipality}/overenskommelse/{slug}/"


class Kind(StrEnum):
    """The layer a document belongs to."""

    AGREEMENT = "agreement"
    OPERATIVE = "operative"
    ACTION_PLAN = "action_plan"
    PLACE = "place"
    DISTRICT = "district"


class PartyKind(StrEnum):
    MUNICIPALITY = "kommun"
    POLICE = "polis"
    OTHER = "other"


class Precision(StrEnum):
    """How exactly the source gives the period. Only years: 1 January to 31 December."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INFERRED = "inferred"
    NONE = "none"


class ExtensionRule(StrEnum):
    """What the text says of the time after the last day."""

    NOT_STATED = "not_stated"
    NONE = "none"
    UNTIL_FURTHER_NOTICE = "until_further_notice"
    UNTIL_NOTICE = "until_notice"
    EXPLICIT = "explicit"


class AnnexKind(StrEnum):
    PLEDGES = "pledges"
    PICTURE = "picture"
    ACTION_PLAN = "action_plan"
    TIME_PLAN = "time_plan"
    COMMUNICATION_PLAN = "communication_plan"
    FOLLOW_UP_PLAN = "follow_up_plan"
    OTHER = "other"


class Validity(StrEnum):
    """Whether an annex follows its agreement. Where the text is silent somebody must choose."""

    FOLLOWS = "follows"
    OWN = "own"
    NOT_DECIDED = "not_decided"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A municipality that an agreement covers."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Party:
    """As printed; `organisation` is the registered name where it differs."""

    key: str
    printed: str
    kind: PartyKind
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class VisionGoal:
    key: str
    plain: str
    verbatim: str = ""


@dataclass(frozen=True, kw_only=True)
class Priority:
    """`problem` tells what happens where, when and to whom; `causes` why, when the text does."""

    key: str
    title: str
    plain: str = ""
    verbatim: str = ""
    problem: str = ""
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A goal with a number ("färre än 100 per år", "inga") and a last day can be measured."""

    key: str
    text: str
    target: str = ""
    due: date | None = None
    priority: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A factual statement in the text, which a picture may later support or contradict."""

    key: str
    text: str
    verbatim: str = ""


@dataclass(frozen=True, kw_only=True)
class Annex:
    title: str
    kind: AnnexKind = AnnexKind.OTHER
    validity: Validity = Validity.NOT_DECIDED
    starts: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`party` is the key of the party signed for, empty where the source does not tell."""

    name: str
    title: str = ""
    organisation: str = ""
    political_party: str = ""
    place: str = ""
    on: date | None = None
    party: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    body: str
    on: date | None = None
    case_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Extension:
    """Prolonged by a decision of its own: until a day, or until further notice (None)."""

    until: date | None
    decided_on: date
    body: str = ""
    case_number: str = ""
    additions: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`last_day` is the last day on which the agreement holds."""

    by: str
    given_on: date
    last_day: date


@dataclass(frozen=True, kw_only=True)
class Link:
    """Another agreement; without an address when it is not published here."""

    title: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Replaced:
    by: Link
    from_day: date


@dataclass(frozen=True, kw_only=True)
class Document:
    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Translation:
    sv: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Bilingual:
    """Texts are Swedish; an English one follows its Swedish, so a changed text has none."""

    english: tuple[Translation, ...] = ()

    def read(self, text: str, language: str) -> str:
        """The text in the language, or in Swedish where it is not translated."""
        if language != "en":
            return text
        return next((one.en for one in self.english if one.sv == text), text)


@dataclass(frozen=True, kw_only=True)
class Content(Bilingual):
    """The words of an agreement."""

    purposes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    vision: tuple[VisionGoal, ...] = ()
    priorities: tuple[Priority, ...] = ()
    goals: tuple[Goal, ...] = ()
    undertakings: tuple[str, ...] = ()
    background: str = ""
    picture: str = ""
    organisation: str = ""
    working_methods: str = ""
    documentation: str = ""
    communication: str = ""
    follow_up: str = ""
    secrecy: str = ""
    extension_verbatim: str = ""
    other_actors: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Terms(Content):
    """What the document says. What happens to it afterwards stands in `AgreementFacts`.

    `place` is empty when the scope is the whole of the municipalities.
    `signing_unknown`: the source shows that the agreement holds, not who signed it or when.
    """

    kind: Kind = Kind.AGREEMENT
    title: str
    municipalities: tuple[Place, ...]
    place: str = ""
    parties: tuple[Party, ...]
    starts: date | None = None
    last_day: date | None = None
    precision: Precision = Precision.DAY
    extension_rule: ExtensionRule = ExtensionRule.NOT_STATED
    review_months: int | None = None
    annexes: tuple[Annex, ...] = ()
    signing_unknown: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreementFacts(Terms):
    address: str
    municipality: str
    slug: str
    decided: Decided | None = None
    signatures: tuple[Signature, ...] = ()
    extensions: tuple[Extension, ...] = ()
    reviews: tuple[date, ...] = ()
    notice: Notice | None = None
    predecessor: Link | None = None
    part_of: Link | None = None
    replaced: Replaced | None = None
    documents: tuple[Document, ...] = ()

    @property
    def has_verbatim(self) -> bool:
        """Whether the document's own wording is held, beside our plain words."""
        points: tuple[VisionGoal | Priority | Claim, ...] = (
            *self.vision,
            *self.priorities,
            *self.claims,
        )
        return bool(self.extension_verbatim) or any(point.verbatim for point in points)


@dataclass(frozen=True, kw_only=True)
class Season:
    """A window that comes back every year; both days are inside it."""

    first_month: int
    first_day: int
    last_month: int
    last_day: int


@dataclass(frozen=True, kw_only=True)
class Seasons:
    """`assumed` until the parties have set their own windows."""

    spring: Season = Season(first_month=3, first_day=1, last_month=5, last_day=31)
    autumn: Season = Season(first_month=9, first_day=1, last_month=11, last_day=30)
    assumed: bool = True


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The coordination function's contact point (12 §). A person's name is optional."""

    function: str
    name: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """A party that has taken the page as its own."""

    organisation: str
    on: date


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """Something before or beside the agreements held here; `day` only where it is known."""

    year: int
    what: str
    day: date | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class CooperationFacts(Bilingual):
    """A municipality's page. Nobody has claimed it: it speaks in the third person."""

    address: str
    municipality: str
    name: str
    full_name: str
    fictional: bool = False
    police_areas: tuple[str, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    contact: Contact | None = None
    history: tuple[HistoryEntry, ...] = ()
    seasons: Seasons = Seasons()
