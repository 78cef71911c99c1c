"""States, reasons and choices as people read them. `day` writes a date in the reader's words."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.agreements.public import (
    AnnexKind,
    ExtensionRule,
    Kind,
    PartyKind,
    Precision,
    Validity,
)

from .bra import Degree, Item
from .validity import Reason, State, Why


def word(value: StrEnum) -> str:
    """The word for any choice of `public` and `rules`."""
    return _words()[value.__class__][value]


def sentence(reason: Reason, day: Callable[[date], str]) -> str:
    """A reason as one Swedish sentence."""
    values = {
        "day": day(reason.day) if reason.day else "",
        "days": _days(reason.days) if reason.days is not None else "",
        "who": reason.who,
    }
    return _sentence(reason) % values


def _days(n: int) -> str:
    return ngettext("%(n)s dag", "%(n)s dagar", n) % {"n": n}


def _sentence(reason: Reason) -> str:
    if reason.why is Why.EXTENDED and reason.day is None:
        return _("Förlängd tills vidare genom beslut.")
    if reason.why is Why.WAITS_FOR_SIGNATURE and reason.days is None:
        return _("Ännu inte undertecknad av %(who)s.")
    return _sentences()[reason.why]


def _sentences() -> dict[Why, str]:
    return {
        Why.WAITS_FOR_SIGNATURE: _(
            "Ännu inte undertecknad av %(who)s, %(days)s efter att perioden började."
        ),
        Why.BEGINS: _("Börjar gälla %(day)s, om %(days)s."),
        Why.SIGNED_LATE: _("Undertecknad %(day)s, %(days)s in i perioden."),
        Why.SIGNING_DAY_UNKNOWN: _("Det framgår inte när den undertecknades."),
        Why.DAYS_LEFT: _("Gäller till och med %(day)s: %(days)s kvar."),
        Why.NO_LAST_DAY: _("Har inget slutdatum."),
        Why.WILL_GO_ON: _("Tecknas ingen ny gäller den tills vidare efter %(day)s."),
        Why.GOES_ON: _(
            "Perioden gick ut %(day)s. Ingen ny är tecknad, så den gäller tills vidare."
        ),
        Why.EXTENDED: _("Förlängd till och med %(day)s genom beslut."),
        Why.ENDS_BY_NOTICE: _("Uppsagd av %(who)s: gäller till och med %(day)s, %(days)s kvar."),
        Why.ENDED_BY_NOTICE: _("Uppsagd av %(who)s: gällde till och med %(day)s."),
        Why.PERIOD_OVER: _("Gällde till och med %(day)s."),
        Why.NEVER_SIGNED: _("Undertecknades inte av alla parter medan perioden löpte."),
        Why.WILL_BE_REPLACED: _("Ersätts av %(who)s från och med %(day)s."),
        Why.REPLACED_BY: _("Ersattes av %(who)s från och med %(day)s."),
        Why.RENEWAL_SHOULD_BEGIN: _(
            "Arbetet med nästa överenskommelse bör ha börjat senast %(day)s."
        ),
        Why.REVIEW_DUE: _("Ska ses över senast %(day)s, om %(days)s."),
        Why.REVIEW_NOT_SHOWN: _("Skulle ses över senast %(day)s. Underlag för översynen saknas."),
    }


def _words() -> dict[type[StrEnum], dict[StrEnum, str]]:
    return {
        State: {
            State.DRAFT: _("utkast"),
            State.ADOPTED: _("beslutad"),
            State.SIGNED: _("undertecknad"),
            State.IN_FORCE: _("gäller"),
            State.PROLONGED: _("förlängd tills vidare"),
            State.REPLACED: _("ersatt"),
            State.ENDED: _("avslutad"),
        },
        Kind: {
            Kind.AGREEMENT: _("samverkansöverenskommelse"),
            Kind.OPERATIVE: _("operativ överenskommelse"),
            Kind.ACTION_PLAN: _("handlingsplan"),
            Kind.PLACE: _("överenskommelse för en plats"),
            Kind.DISTRICT: _("överenskommelse för en stadsdel"),
        },
        PartyKind: {
            PartyKind.MUNICIPALITY: _("kommun"),
            PartyKind.POLICE: _("polis"),
            PartyKind.OTHER: _("annan part"),
        },
        Precision: {
            Precision.DAY: _("dagarna är utskrivna"),
            Precision.MONTH: _("bara månader är utskrivna"),
            Precision.YEAR: _("bara år är utskrivna"),
            Precision.INFERRED: _("perioden framgår av sammanhanget"),
            Precision.NONE: _("ingen period är angiven"),
        },
        ExtensionRule: {
            ExtensionRule.NOT_STATED: _("texten säger inget"),
            ExtensionRule.NONE: _("upphör efter sista dagen"),
            ExtensionRule.UNTIL_FURTHER_NOTICE: _("gäller tills vidare om ingen ny tecknas"),
            ExtensionRule.UNTIL_NOTICE: _("gäller tills någon part säger upp den"),
            ExtensionRule.EXPLICIT: _("förlängs genom särskilt beslut"),
        },
        AnnexKind: {
            AnnexKind.PLEDGES: _("medborgarlöften"),
            AnnexKind.PICTURE: _("lägesbild"),
            AnnexKind.ACTION_PLAN: _("åtgärdsplan eller handlingsplan"),
            AnnexKind.TIME_PLAN: _("tidsplan"),
            AnnexKind.COMMUNICATION_PLAN: _("kommunikationsplan"),
            AnnexKind.FOLLOW_UP_PLAN: _("plan för uppföljning"),
            AnnexKind.OTHER: _("annat"),
        },
        Validity: {
            Validity.FOLLOWS: _("följer överenskommelsen"),
            Validity.OWN: _("har egen giltighetstid"),
            Validity.NOT_DECIDED: _("inte bestämt"),
        },
        Degree: {
            Degree.DESCRIBED: _("beskrivet"),
            Degree.PARTLY: _("delvis"),
            Degree.MISSING: _("saknas"),
        },
        Item: {
            Item.PROBLEMS: _("Problemen i fokus"),
            Item.CAUSES: _("Troliga orsaker"),
            Item.GOALS: _("Avgränsade och mätbara mål"),
            Item.DOCUMENTATION: _("Hur arbetet dokumenteras"),
            Item.FOLLOW_UP: _("Hur uppföljningen görs"),
            Item.PERIOD: _("Giltighetstid"),
            Item.PICTURE: _("Lägesbild"),
            Item.MEASURES_PLAN: _("Plan för åtgärder"),
            Item.TIME_PLAN: _("Tidsplan"),
            Item.COMMUNICATION_PLAN: _("Plan för kommunikation"),
            Item.FOLLOW_UP_PLAN: _("Plan för uppföljning"),
            Item.PLEDGES: _("Medborgarlöften"),
        },
    }
