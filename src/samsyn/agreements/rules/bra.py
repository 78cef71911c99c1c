"""What an agreement shall describe according to Brå, derived from what it says.

Six things belong in the agreement; six more complete it.
https://bra.se/kunskapsstod/arbeta-brottsforebyggande/gemensamma-forberedelser
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from samsyn.agreements.public import AgreementFacts, AnnexKind, ExtensionRule, Precision


class Item(StrEnum):
    PROBLEMS = "problems"
    CAUSES = "causes"
    GOALS = "goals"
    DOCUMENTATION = "documentation"
    FOLLOW_UP = "follow_up"
    PERIOD = "period"
    PICTURE = "picture"
    MEASURES_PLAN = "measures_plan"
    TIME_PLAN = "time_plan"
    COMMUNICATION_PLAN = "communication_plan"
    FOLLOW_UP_PLAN = "follow_up_plan"
    PLEDGES = "pledges"


CORE = tuple(Item)[:6]


class Degree(StrEnum):
    DESCRIBED = "described"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    item: Item
    degree: Degree
    reason: str

    @property
    def core(self) -> bool:
        """Whether the agreement itself shall describe it, or something beside it."""
        return self.item in CORE


def completeness(facts: AgreementFacts) -> tuple[Finding, ...]:
    return (
        _problems(facts),
        _causes(facts),
        _goals(facts),
        _text(
            Item.DOCUMENTATION,
            facts.documentation,
            _("Texten säger inte hur arbetet dokumenteras."),
        ),
        _text(Item.FOLLOW_UP, facts.follow_up, _("Texten säger inte hur uppföljningen går till.")),
        _period(facts),
        _annex(facts, Item.PICTURE, AnnexKind.PICTURE, facts.picture),
        _annex(facts, Item.MEASURES_PLAN, AnnexKind.ACTION_PLAN, *facts.undertakings),
        _annex(facts, Item.TIME_PLAN, AnnexKind.TIME_PLAN),
        _annex(facts, Item.COMMUNICATION_PLAN, AnnexKind.COMMUNICATION_PLAN, facts.communication),
        _annex(facts, Item.FOLLOW_UP_PLAN, AnnexKind.FOLLOW_UP_PLAN, facts.follow_up),
        _annex(facts, Item.PLEDGES, AnnexKind.PLEDGES),
    )


def _problems(facts: AgreementFacts) -> Finding:
    told = sum(bool(one.problem) for one in facts.priorities)
    if not facts.priorities:
        return Finding(Item.PROBLEMS, Degree.MISSING, _("Inga prioriterade problem är angivna."))
    if told < len(facts.priorities):
        reason = _("Prioriteringar finns, men %(told)s av %(all)s säger vad, var, när och vem.")
        return Finding(Item.PROBLEMS, Degree.PARTLY, reason % _share(told, facts.priorities))
    return Finding(Item.PROBLEMS, Degree.DESCRIBED, _("Varje prioritering har ett problem."))


def _causes(facts: AgreementFacts) -> Finding:
    told = sum(bool(one.causes) for one in facts.priorities)
    if not told:
        return Finding(Item.CAUSES, Degree.MISSING, _("Inga troliga orsaker är angivna."))
    if told < len(facts.priorities):
        reason = _("Orsaker är angivna till %(told)s av %(all)s prioriteringar.")
        return Finding(Item.CAUSES, Degree.PARTLY, reason % _share(told, facts.priorities))
    return Finding(Item.CAUSES, Degree.DESCRIBED, _("Varje prioritering har troliga orsaker."))


def _goals(facts: AgreementFacts) -> Finding:
    measurable = sum(bool(one.target and one.due) for one in facts.goals)
    if facts.goals and measurable == len(facts.goals):
        return Finding(Item.GOALS, Degree.DESCRIBED, _("Varje mål har ett mått och ett slutdatum."))
    if facts.goals:
        reason = _("%(told)s av %(all)s mål har både ett mått och ett slutdatum.")
        return Finding(Item.GOALS, Degree.PARTLY, reason % _share(measurable, facts.goals))
    if facts.vision:
        reason = _("Det finns visionsmål men inget avgränsat och mätbart mål.")
        return Finding(Item.GOALS, Degree.MISSING, reason)
    return Finding(Item.GOALS, Degree.MISSING, _("Inga mål är angivna."))


def _period(facts: AgreementFacts) -> Finding:
    if not facts.starts or facts.precision is Precision.NONE:
        return Finding(Item.PERIOD, Degree.MISSING, _("Ingen giltighetstid är angiven."))
    if facts.precision in (Precision.INFERRED, Precision.MONTH):
        reason = _("Giltighetstidens dagar är inte utskrivna.")
        return Finding(Item.PERIOD, Degree.PARTLY, reason)
    open_by_rule = facts.extension_rule in (
        ExtensionRule.UNTIL_NOTICE,
        ExtensionRule.UNTIL_FURTHER_NOTICE,
    )
    if not (facts.last_day or facts.review_months or open_by_rule):
        return Finding(Item.PERIOD, Degree.PARTLY, _("Början är angiven men inget slut."))
    return Finding(Item.PERIOD, Degree.DESCRIBED, _("Giltighetstiden är angiven."))


def _text(item: Item, text: str, absent: str) -> Finding:
    if text:
        return Finding(item, Degree.DESCRIBED, _("Beskrivet i överenskommelsen."))
    return Finding(item, Degree.MISSING, absent)


def _annex(facts: AgreementFacts, item: Item, kind: AnnexKind, *mentioned: str) -> Finding:
    """Described when an annex holds it, partly when the agreement's text touches it."""
    if any(annex.kind is kind for annex in facts.annexes):
        return Finding(item, Degree.DESCRIBED, _("Finns som bilaga."))
    if any(mentioned):
        return Finding(item, Degree.PARTLY, _("Nämns i texten men finns inte som bilaga."))
    return Finding(item, Degree.MISSING, _("Finns inte bland bilagorna."))


def _share(told: int, everything: Iterable[object]) -> dict[str, int]:
    return {"told": told, "all": len(tuple(everything))}
