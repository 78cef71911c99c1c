"""States, reasons and choices as people read them. `day` writes a date in the reader's words."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samsyn.agreements.public import (
    AnnexKind,
    ExtensionRule,
    Kind,
    PartyKind,
    Precision,
    Validity,
)

from .bra import Degree, Item
from .reasons import Reason, Why
from .validity import State


def word(value: StrEnum) -> str:
    """The word for any choice of `public` and `rules`."""
    return str(WORDS[value.__class__][value])


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


WORDS: dict[type[StrEnum], dict[StrEnum, object]] = {
    State: {
        State.DRAFT: gettext_lazy("utkast"),
        State.ADOPTED: gettext_lazy("beslutad"),
        State.SIGNED: gettext_lazy("undertecknad"),
        State.IN_FORCE: gettext_lazy("gäller"),
        State.PROLONGED: gettext_lazy("förlängd tills vidare"),
        State.REPLACED: gettext_lazy("ersatt"),
        State.ENDED: gettext_lazy("avslutad"),
    },
    Kind: {
        Kind.AGREEMENT: gettext_lazy("samverkansöverenskommelse"),
        Kind.OPERATIVE: gettext_lazy("operativ överenskommelse"),
        Kind.ACTION_PLAN: gettext_lazy("handlingsplan"),
        Kind.PLACE: gettext_lazy("överenskommelse för en plats"),
        Kind.DISTRICT: gettext_lazy("överenskommelse för en stadsdel"),
    },
    PartyKind: {
        PartyKind.MUNICIPALITY: gettext_lazy("kommun"),
        PartyKind.POLICE: gettext_lazy("polis"),
        PartyKind.OTHER: gettext_lazy("annan part"),
    },
    Precision: {
        Precision.DAY: gettext_lazy("dagarna är utskrivna"),
        Precision.MONTH: gettext_lazy("bara månader är utskrivna"),
        Precision.YEAR: gettext_lazy("bara år är utskrivna"),
        Precision.INFERRED: gettext_lazy("perioden framgår av sammanhanget"),
        Precision.NONE: gettext_lazy("ingen period är angiven"),
    },
    ExtensionRule: {
        ExtensionRule.NOT_STATED: gettext_lazy("texten säger inget"),
        ExtensionRule.NONE: gettext_lazy("upphör efter sista dagen"),
        ExtensionRule.UNTIL_FURTHER_NOTICE: gettext_lazy("gäller tills vidare om ingen ny tecknas"),
        ExtensionRule.UNTIL_NOTICE: gettext_lazy("gäller tills någon part säger upp den"),
        ExtensionRule.EXPLICIT: gettext_lazy("förlängs genom särskilt beslut"),
    },
    AnnexKind: {
        AnnexKind.PLEDGES: gettext_lazy("medborgarlöften"),
        AnnexKind.PICTURE: gettext_lazy("lägesbild"),
        AnnexKind.ACTION_PLAN: gettext_lazy("åtgärdsplan eller handlingsplan"),
        AnnexKind.TIME_PLAN: gettext_lazy("tidsplan"),
        AnnexKind.COMMUNICATION_PLAN: gettext_lazy("kommunikationsplan"),
        AnnexKind.FOLLOW_UP_PLAN: gettext_lazy("plan för uppföljning"),
        AnnexKind.OTHER: gettext_lazy("annat"),
    },
    Validity: {
        Validity.FOLLOWS: gettext_lazy("följer överenskommelsen"),
        Validity.OWN: gettext_lazy("har egen giltighetstid"),
        Validity.NOT_DECIDED: gettext_lazy("inte bestämt"),
    },
    Degree: {
        Degree.DESCRIBED: gettext_lazy("beskrivet"),
        Degree.PARTLY: gettext_lazy("delvis"),
        Degree.MISSING: gettext_lazy("saknas"),
    },
    Item: {
        Item.PROBLEMS: gettext_lazy("Problemen i fokus"),
        Item.CAUSES: gettext_lazy("Troliga orsaker"),
        Item.GOALS: gettext_lazy("Avgränsade och mätbara mål"),
        Item.DOCUMENTATION: gettext_lazy("Hur arbetet dokumenteras"),
        Item.FOLLOW_UP: gettext_lazy("Hur uppföljningen görs"),
        Item.PERIOD: gettext_lazy("Giltighetstid"),
        Item.PICTURE: gettext_lazy("Lägesbild"),
        Item.MEASURES_PLAN: gettext_lazy("Plan för åtgärder"),
        Item.TIME_PLAN: gettext_lazy("Tidsplan"),
        Item.COMMUNICATION_PLAN: gettext_lazy("Plan för kommunikation"),
        Item.FOLLOW_UP_PLAN: gettext_lazy("Plan för uppföljning"),
        Item.PLEDGES: gettext_lazy("Medborgarlöften"),
    },
}
