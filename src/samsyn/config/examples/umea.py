"""Umeå: the facts of its agreement and pledges 2025–2027, in our own plain words.

Compiled from the two public documents and from public pages named as sources. Nobody at Umeå
kommun or the police has read it, nothing is reported, and no sentence of the documents is here:
their own words come when somebody reads the documents in.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samsyn.agreements.actions.drafting import draft_agreement
from samsyn.agreements.actions.page import add_history, set_contact, translate_page
from samsyn.agreements.actions.publication import publish_agreement
from samsyn.agreements.actions.steps import sign
from samsyn.agreements.public import (
    Annex,
    AnnexKind,
    Contact,
    ExtensionRule,
    Party,
    PartyKind,
    Place,
    Priority,
    Signature,
    Terms,
    Translation,
    VisionGoal,
)
from samsyn.lib.actors import Actor
from samsyn.lib.texts import Text
from samsyn.places.models import Municipality, PoliceArea
from samsyn.pledges import public as pledges
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.publishing import read

from .umea_pledges import PLEDGES

BY = Actor.system("example")
US = "Samsyn"
SIGNED = date(2025, 3, 11)
FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
REQUEST = UUID("6f0d7d3e-2480-4e25-a2f4-202520270000")
AREA = ("umea", "Lokalpolisområde Umeå")
SERVED = ("umea", "bjurholm", "nordmaling", "robertsfors", "vindeln", "vannas")

PAGE_ENGLISH = {
    "Umeå kommun, växeln": "Umeå Municipality, switchboard",
    "Kontakten är den som är tryckt i överenskommelsen.": (
        "This is the contact printed in the agreement."
    ),
    "Brotts- och drogförebyggande rådet bildas på polisens initiativ": (
        "The council for crime and drug prevention is formed on the initiative of the police"
    ),
    "Det första samverkansavtalet skrivs under": "The first cooperation agreement is signed",
    "Överenskommelse för 2017–2020": "Agreement for 2017–2020",
    "Överenskommelse för 2021–2024": "Agreement for 2021–2024",
    "överenskommelsen 2025–2027": "the agreement 2025–2027",
}

TERMS = Terms(
    title="Överenskommelse om samverkan 2025–2027",
    municipalities=(Place(slug="umea", name="Umeå"),),
    parties=(
        Party(key="kommunen", printed="Umeå kommun", kind=PartyKind.MUNICIPALITY),
        Party(key="polisen", printed="Lokalpolisområde Umeå", kind=PartyKind.POLICE),
    ),
    starts=FIRST,
    last_day=LAST,
    extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
    purposes=("Göra arbetet mot brott långsiktigt, med samma mål för kommunen och polisen",),
    areas=(
        "Organiserad brottslighet",
        "Våld och särskilt utsatta brottsoffer",
        "Offentliga miljöer, trafiken medräknad",
    ),
    vision=(
        VisionGoal(key="brott", plain="Färre brott i kommunen"),
        VisionGoal(key="trygghet", plain="Tryggare invånare"),
        VisionGoal(
            key="andts",
            plain="Mindre alkohol, narkotika, tobak och dopning, och mindre överdrivet spel",
        ),
    ),
    priorities=(
        Priority(
            key="organiserad",
            title="Organiserad brottslighet",
            plain="Den ska förebyggas och mötas, och färre unga ska dras in.",
        ),
        Priority(
            key="vald",
            title="Våld och särskilt utsatta brottsoffer",
            plain="Våld ska förebyggas och de mest utsatta få stöd. Våld i nära relation nämns.",
        ),
        Priority(
            key="miljoer",
            title="Trygga offentliga miljöer",
            plain="Gator, parker och bostadsområden ska vara trygga för alla, även i trafiken.",
        ),
    ),
    other_actors=("Region Västerbotten", "näringslivet", "civilsamhället", "medborgare"),
    annexes=(Annex(title="Medborgarlöften 2025–2027", kind=AnnexKind.PLEDGES),),
    english=tuple(
        Translation(sv=sv, en=en)
        for sv, en in {
            "Överenskommelse om samverkan 2025–2027": "Cooperation agreement 2025–2027",
            "Umeå kommun": "Umeå Municipality",
            "Lokalpolisområde Umeå": "Umeå Local Police District",
            "Göra arbetet mot brott långsiktigt, med samma mål för kommunen och polisen": (
                "Make the work against crime last, with the same goals for both parties"
            ),
            "Organiserad brottslighet": "Organised crime",
            "Våld och särskilt utsatta brottsoffer": "Violence and especially exposed victims",
            "Offentliga miljöer, trafiken medräknad": "Public places, traffic included",
            "Färre brott i kommunen": "Less crime in the municipality",
            "Tryggare invånare": "Safer inhabitants",
            "Mindre alkohol, narkotika, tobak och dopning, och mindre överdrivet spel": (
                "Less alcohol, narcotics, tobacco and doping, and less excessive gambling"
            ),
            "Den ska förebyggas och mötas, och färre unga ska dras in.": (
                "To be prevented and met, with fewer young people drawn in."
            ),
            "Våld ska förebyggas och de mest utsatta få stöd. Våld i nära relation nämns.": (
                "Violence to be prevented and those most exposed supported. Violence in close "
                "relations is named."
            ),
            "Trygga offentliga miljöer": "Safe public places",
            "Gator, parker och bostadsområden ska vara trygga för alla, även i trafiken.": (
                "Streets, parks and housing areas to be safe for everybody, in traffic too."
            ),
            "näringslivet": "business",
            "civilsamhället": "civil society",
            "medborgare": "citizens",
            "Medborgarlöften 2025–2027": "Citizen pledges 2025–2027",
        }.items()
    ),
)

SIGNATURES = (
    Signature(
        name="Hans Lindberg",
        title="kommunstyrelsens ordförande",
        organisation="Umeå kommun",
        place="Umeå",
        on=SIGNED,
        party="kommunen",
    ),
    Signature(
        name="Michael Rystedt",
        title="lokalpolisområdeschef",
        organisation="Polisområde Västerbotten",
        place="Umeå",
        on=SIGNED,
        party="polisen",
    ),
)

HISTORY = (
    (1985, "Brotts- och drogförebyggande rådet bildas på polisens initiativ"),
    (2008, "Det första samverkansavtalet skrivs under"),
    (2017, "Överenskommelse för 2017–2020"),
    (2021, "Överenskommelse för 2021–2024"),
)


@transaction.atomic
def build(*, at: datetime) -> None:
    """Publish Umeå's page, unless it is here already."""
    municipality = Municipality.objects.get(slug="umea")
    if read.revision("umea"):
        return
    _police_area()
    _page(municipality, at)
    agreement = draft_agreement(
        municipality=municipality,
        terms=TERMS,
        request=REQUEST,
        slug="2025-2027",
        by=BY,
        at=at,
    )
    for signature in SIGNATURES:
        sign(agreement=agreement, signature=signature, by=BY, at=at)
    publish_agreement(agreement=agreement, by=BY, by_organisation=US, at=at)
    _pledges(municipality, at)


def _police_area() -> None:
    slug, name = AREA
    area, _new = PoliceArea.objects.get_or_create(
        slug=slug, defaults={"name": name, "source": "vannas.se, 6 mars 2023"}
    )
    area.municipalities.set(Municipality.objects.filter(slug__in=SERVED))


def _page(municipality: Municipality, at: datetime) -> None:
    set_contact(
        municipality=municipality,
        contact=Contact(
            function="Umeå kommun, växeln",
            phone="090-16 10 00",
            email="umea.kommun@umea.se",
            note="Kontakten är den som är tryckt i överenskommelsen.",
        ),
        by=BY,
        by_organisation=US,
        at=at,
    )
    for year, what in HISTORY:
        source = "överenskommelsen 2025–2027" if year < 2017 else "umea.se"
        add_history(
            municipality=municipality,
            year=year,
            what=what,
            source=source,
            by=BY,
            by_organisation=US,
            at=at,
        )
    translate_page(
        municipality=municipality, english=PAGE_ENGLISH, by=BY, by_organisation=US, at=at
    )


def _pledges(municipality: Municipality, at: datetime) -> None:
    pledge_set = open_set(
        municipality=municipality,
        slug="2025-2027",
        title=Text("Medborgarlöften 2025–2027", "Citizen pledges 2025–2027"),
        first_day=FIRST,
        last_day=LAST,
        validity=pledges.Validity.UNDECIDED,
        signatures=[
            pledges.Signature(
                name="Hans Lindberg",
                title="kommunstyrelsens ordförande",
                organisation="Umeå kommun",
                place="Umeå",
                day=SIGNED,
            ),
            pledges.Signature(
                name="Michael Rystedt",
                title="lokalpolisområdeschef",
                organisation="Lokalpolisområde Umeå",
                place="Umeå",
                day=SIGNED,
            ),
        ],
        by=BY,
        at=at,
    )
    given = {
        slug: give_pledge(
            pledge_set=pledge_set, slug=slug, ordinal=ordinal, content=content, by=BY, at=at
        )
        for ordinal, (slug, content) in enumerate(PLEDGES.items(), start=1)
    }
    given["trafikmiljo"].covers.set([given["trafikinsatser"], given["motorburna-unga"]])
    publish_pledges(pledge_set=pledge_set, organisation=US, by=BY, at=at)
