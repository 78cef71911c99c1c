"""Who works in Björkvik: six municipalities, their parties, and a person for every role."""

from dataclasses import dataclass

from samsyn.accounts.actions import (
    add_organisation,
    create_organisation,
    give_membership,
)
from samsyn.accounts.demo import DOMAIN
from samsyn.accounts.models import Organisation, OrganisationKind, Person, Role
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality, PoliceArea

from .calendar import Calendar

BY = Actor.system("example")
PLACES = {
    "bjorkvik": ("Björkvik", "Björkviks kommun"),
    "granasen": ("Granåsen", "Granåsens kommun"),
    "alvnas": ("Älvnäs", "Älvnäs kommun"),
    "sjofors": ("Sjöfors", "Sjöfors kommun"),
    "tallmo": ("Tallmo", "Tallmo kommun"),
    "lillhamra": ("Lillhamra", "Lillhamra kommun"),
}
PEOPLE = {
    "samordnare": ("Karin Lövgren", Role.COORDINATOR, "council"),
    "kommunpolis": ("Omar Haddad", Role.POLICE_LIAISON, "police"),
    "ordforande": ("Britt Åkerlund", Role.READER, "council"),
    "atgardsagare": ("Jonas Ek", Role.MEASURE_OWNER, "streets"),
    "vaktmastare": ("Sara Nyström", Role.REPORTER, "housing"),
    "moderator": ("Lena Fors", Role.MODERATOR, "council"),
    "revisor": ("Per Wallin", Role.AUDITOR, "council"),
    "administrator": ("Aino Mäki", Role.ADMINISTRATOR, "council"),
}


@dataclass(frozen=True)
class Cast:
    places: dict[str, Municipality]
    council: Organisation
    police: Organisation
    streets: Organisation
    housing: Organisation
    school: Organisation
    councils: dict[str, Organisation]
    people: dict[str, Person]

    @property
    def town(self) -> Municipality:
        return self.places["bjorkvik"]

    def actor(self, who: str) -> Actor:
        return Actor.person(self.people[who].pk)


def build(calendar: Calendar) -> Cast:
    places = {slug: _place(n, slug, *names) for n, (slug, names) in enumerate(PLACES.items())}
    town = places["bjorkvik"]
    area = PoliceArea.objects.create(
        slug="bjorkvik", name="Lokalpolisområde Björkvik", source="påhittat"
    )
    area.municipalities.set(places.values())
    kinds = OrganisationKind
    councils = {
        slug: _organisation(place.full_name, kinds.MUNICIPALITY, place, calendar)
        for slug, place in places.items()
    }
    police = _organisation("Polisen i Björkvik", kinds.POLICE, town, calendar, area=area)
    for slug, place in places.items():
        if slug != "bjorkvik":
            at = calendar.moment(calendar.earlier[0])
            add_organisation(organisation=police, municipality=place, by=BY, at=at)
    cast = Cast(
        places=places,
        council=councils["bjorkvik"],
        police=police,
        streets=_organisation("Gator och parker", kinds.ADMINISTRATION, town, calendar),
        housing=_organisation("Björkviks Bostäder AB", kinds.HOUSING, town, calendar),
        school=_organisation("Skolförvaltningen", kinds.ADMINISTRATION, town, calendar),
        councils=councils,
        people={},
    )
    for who, (name, role, party) in PEOPLE.items():
        cast.people[who] = _person(cast, who, name, role, party, calendar)
    return cast


def _place(number: int, slug: str, name: str, full_name: str) -> Municipality:
    return Municipality.objects.create(
        code=f"99{number:02}",
        slug=slug,
        name=name,
        full_name=full_name,
        county_code="99",
        county="Exempellän",
        fictional=True,
    )


def _organisation(
    name: str,
    kind: OrganisationKind,
    place: Municipality,
    calendar: Calendar,
    area: PoliceArea | None = None,
) -> Organisation:
    return create_organisation(
        name=name,
        kind=kind,
        under_osl=True,
        municipality=place,
        police_area=area,
        by=BY,
        at=calendar.moment(calendar.earlier[0]),
    )


def _person(cast: Cast, who: str, name: str, role: Role, party: str, calendar: Calendar) -> Person:
    person = Person.objects.create_user(f"{who}@{DOMAIN}", name)
    first = calendar.earlier[0]
    everywhere = role is Role.POLICE_LIAISON
    for place in cast.places.values() if everywhere else [cast.town]:
        give_membership(
            person=person,
            organisation=getattr(cast, party),
            municipality=place,
            role=role,
            starts=first,
            by=BY,
            at=calendar.moment(first),
        )
    return person
