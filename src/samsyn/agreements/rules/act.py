"""Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete: 9 and 12 §§.

The content is in our own words; the force word is the act's own. The official text is linked.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from samsyn.agreements.public import AgreementFacts, CooperationFacts

OFFICIAL = "https://svenskforfattningssamling.se/sites/default/files/sfs/2023-04/SFS2023-196.pdf"
IN_FORCE = date(2023, 7, 1)


class Force(StrEnum):
    """How strongly a provision binds, in the act's own words."""

    MUST = "ska"
    MUST_WORK_FOR = "ska verka för"
    MAY = "får"


@dataclass(frozen=True)
class Provision:
    section: str
    force: Force
    content: str
    link: str = OFFICIAL
    in_force: date = IN_FORCE


@dataclass(frozen=True)
class Check:
    """A provision against what is recorded; `missing` is empty when everything is there."""

    provision: Provision
    missing: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.missing


def section_9(agreement: AgreementFacts) -> Check:
    provision = Provision(
        "9 §",
        Force.MUST_WORK_FOR,
        _(
            "Kommunen ska verka för skriftliga överenskommelser om samverkan med aktörer som har "
            "betydelse för arbetet. En överenskommelse anger åtminstone vad samverkan syftar till "
            "och vilka områden den gäller."
        ),
    )
    missing = []
    if not agreement.purposes:
        missing.append(_("Syftet med samverkan är inte angivet."))
    if not agreement.areas:
        missing.append(_("Områdena för samverkan är inte angivna."))
    return Check(provision, tuple(missing))


def section_12(cooperation: CooperationFacts) -> Check:
    """The contact point; the section's other tasks show in other stages."""
    provision = Provision(
        "12 §",
        Force.MUST,
        _(
            "Samordningsfunktionen ska särskilt samordna och stödja kommunens arbete enligt lagen, "
            "vara kontaktpunkt utåt och hjälpa till att sprida information om arbetet."
        ),
    )
    contact = cooperation.contact
    reachable = contact and (contact.email or contact.phone)
    missing = () if reachable else (_("Ingen kontaktväg till samordningsfunktionen är angiven."),)
    return Check(provision, missing)
