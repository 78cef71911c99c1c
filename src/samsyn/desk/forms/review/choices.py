"""What a reviewer and an editor choose among, in words."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.public import ExtensionRule, Precision
from samsyn.desk.rules.review.draft import DocType
from samsyn.lib.periods import Per
from samsyn.pledges.public import CommitmentKind, Measurability, Validity

Choices = list[tuple[str, str | Promise]]

_ALL: tuple[tuple[StrEnum, Promise], ...] = (
    (DocType.AGREEMENT, _("Samverkansöverenskommelse")),
    (DocType.PLEDGES, _("Medborgarlöften")),
    (DocType.FOLLOW_UP, _("Uppföljning")),
    (Precision.DAY, _("med dag")),
    (Precision.MONTH, _("med månad")),
    (Precision.YEAR, _("bara med år")),
    (Precision.INFERRED, _("framgår indirekt")),
    (Precision.NONE, _("texten säger inget")),
    (ExtensionRule.NOT_STATED, _("texten säger inget")),
    (ExtensionRule.NONE, _("upphör")),
    (ExtensionRule.UNTIL_FURTHER_NOTICE, _("förlängs tills vidare om ingen ny tecknas")),
    (ExtensionRule.UNTIL_NOTICE, _("gäller tills någon säger upp den")),
    (ExtensionRule.EXPLICIT, _("förlängs bara genom beslut")),
    (Measurability.COUNTABLE, _("går att räkna")),
    (Measurability.INDICATOR, _("mäts med en indikator")),
    (Measurability.NOT_AS_WRITTEN, _("går inte att mäta som det är skrivet")),
    (Validity.FOLLOWS_AGREEMENT, _("Löftena följer överenskommelsen")),
    (Validity.OWN, _("Löftena har sin egen giltighetstid")),
    (Validity.UNDECIDED, _("Inte avgjort än")),
    (Per.DAY, _("per dag")),
    (Per.WEEK, _("per vecka")),
    (Per.MONTH, _("per månad")),
    (Per.QUARTER, _("per kvartal")),
    (Per.TERM, _("per termin")),
    (Per.YEAR, _("per år")),
    (Per.PERIOD, _("under hela perioden")),
    (CommitmentKind.OCCASIONS, _("minst så många gånger")),
    (CommitmentKind.AVERAGE, _("så många i genomsnitt")),
    (CommitmentKind.COVERAGE, _("alla i en grupp nås")),
    (CommitmentKind.ONE_OFF, _("en sak, klar till en viss dag")),
    (CommitmentKind.CONTINUOUS, _("löpande, med redovisning")),
    (CommitmentKind.INDICATOR, _("ett mått med mål")),
    (CommitmentKind.ZERO, _("inga alls")),
    (CommitmentKind.CONDITIONAL, _("när någon ber om det")),
)
# Members of two enumerations can be equal as strings, so a word goes with its enumeration.
WORDS = {(type(member), member.value): word for member, word in _ALL}


def choices(kind: Iterable[StrEnum]) -> Choices:
    return [(member.value, WORDS[type(member), member.value]) for member in kind]


def words(member: StrEnum) -> str:
    return str(WORDS[type(member), member.value])
