from django.utils.translation import gettext as _

from samsyn.pledges.public import Outcome, WhyNot


def outcome_words(outcome: Outcome) -> str:
    return {
        Outcome.KEPT: _("Hållet"),
        Outcome.PARTLY: _("Delvis hållet"),
        Outcome.NOT_KEPT: _("Inte hållet"),
        Outcome.NOT_ASSESSABLE: _("Kan inte bedömas"),
    }[outcome]


def why_not_words(why: WhyNot) -> str:
    return {
        WhyNot.PRIORITIES: _("annat gick före"),
        WhyNot.STAFF: _("det fattades personal"),
        WhyNot.MONEY: _("det fattades pengar"),
        WhyNot.PARTNER: _("en annan part gjorde inte sin del"),
        WhyNot.LAW: _("en regel hindrade"),
        WhyNot.OVERTAKEN: _("det behövdes inte längre"),
        WhyNot.FORGOTTEN: _("det glömdes bort"),
    }[why]
