"""How the desk says days, windows and amounts."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from samsyn.desk.rules.week import Urgency
from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Outcome, WhyNot
from samsyn.pledges.rules.windows import Window
from samsyn.ui.templatetags.ui import words_for_day

OUTCOMES = {
    Outcome.KEPT: gettext_lazy("Hållet"),
    Outcome.PARTLY: gettext_lazy("Delvis hållet"),
    Outcome.NOT_KEPT: gettext_lazy("Inte hållet"),
    Outcome.NOT_ASSESSABLE: gettext_lazy("Kan inte bedömas"),
}
WHY_NOT = {
    WhyNot.PRIORITIES: gettext_lazy("Annat gick före"),
    WhyNot.STAFF: gettext_lazy("Det fattades personal"),
    WhyNot.MONEY: gettext_lazy("Det fattades pengar"),
    WhyNot.PARTNER: gettext_lazy("En annan part gjorde inte sin del"),
    WhyNot.LAW: gettext_lazy("En regel hindrade"),
    WhyNot.OVERTAKEN: gettext_lazy("Det behövdes inte längre"),
    WhyNot.FORGOTTEN: gettext_lazy("Det glömdes bort"),
}


def texts(text: Text) -> str:
    return text.within(get_language() or "sv")


def days_late(days: int) -> str:
    return ngettext("%d dag sent", "%d dagar sent", days) % days


def days_left(days: int) -> str:
    left = ngettext("%d dag kvar", "%d dagar kvar", days) % days
    return left if days else _("sista dagen i dag")


def amount(what: str, total: int) -> str:
    """ "14 × fotpatrull"; a single act is just its name."""
    return what if total == 1 else f"{total} × {what}"


def window_name(window: Window) -> str:
    """ "vår 2026", "vecka 46 2026", "mars 2026", or the days."""
    first, last = window.period.start, window.period.last
    if window.season:
        years = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
        name = f"{texts(window.season.name)} {years}"
    elif window.step is Per.WEEK:
        year, week, _day = first.isocalendar()
        name = _("vecka %(week)s %(year)s") % {"week": week, "year": year}
    elif window.step is Per.YEAR and (first.month, first.day) == (1, 1):
        name = str(first.year)
    elif window.step is Per.MONTH and first.day == 1:
        name = words_for_day(first, "MMMM y")
    elif window.step is Per.QUARTER and (first.month % 3, first.day) == (1, 1):
        quarter = {"quarter": (first.month + 2) // 3, "year": first.year}
        name = _("kvartal %(quarter)s %(year)s") % quarter
    else:
        name = f"{words_for_day(first, 'd MMM y')} – {words_for_day(last, 'd MMM y')}"
    return f"{name}, {window.area}" if window.area else name


def counts(found: Mapping[Urgency, int]) -> list[str]:
    """ "2 sena", "3 att göra", "1 att bekräfta", "1 att avgöra"."""
    said = {
        Urgency.LATE: lambda n: ngettext("%d sen", "%d sena", n),
        Urgency.DUE: lambda n: ngettext("%d att göra", "%d att göra", n),
        Urgency.UNCONFIRMED: lambda n: ngettext("%d att bekräfta", "%d att bekräfta", n),
        Urgency.UNDECIDED: lambda n: ngettext("%d att avgöra", "%d att avgöra", n),
    }
    return [said[urgency](n) % n for urgency, n in found.items()]
