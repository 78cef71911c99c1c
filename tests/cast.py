"""The standing cast: everybody who works with, or around, a fictional Björkvik.

    def test_something(cast):
        cast.person("coordinator")               # a Person
        cast.client("coordinator").get("/…")     # signed in, second factor given

Roles: coordinator, police_liaison (six municipalities), reader, measure_owner, reporter,
moderator, auditor, administrator; colleague (no role), former (a role that has ended),
inactive (a role, but shut off), other_coordinator (of Granåsen).
"""

from dataclasses import dataclass, field
from datetime import date

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as RECORDS_OF,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from allauth.mfa.models import Authenticator
from django.test import Client

from samsyn.accounts.factors import Factor
from samsyn.accounts.models import Membership, Organisation, OrganisationKind, Person, Role
from samsyn.places.models import Municipality, PoliceArea

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STARTS = date(2024, 1, 1)
PLACES = {
    "bjorkvik": "Björkvik",
    "granasen": "Granåsen",
    "alvnas": "Älvnäs",
    "sjofors": "Sjöfors",
    "tallmo": "Tallmo",
    "lillhamra": "Lillhamra",
}


@dataclass(frozen=True)
class Part:
    name: str
    role: Role | None = None
    party: str = "bjorkviks-kommun"
    places: tuple[str, ...] = ("bjorkvik",)
    ends: date | None = None
    active: bool = True


PARTS = {
    "coordinator": Part("Karin Lövgren", Role.COORDINATOR),
    "police_liaison": Part("Omar Haddad", Role.POLICE_LIAISON, "polisen-bjorkvik", tuple(PLACES)),
    "reader": Part("Britt Åkerlund", Role.READER),
    "measure_owner": Part("Jonas Ek", Role.MEASURE_OWNER, "gator-och-parker"),
    "reporter": Part("Sara Nyström", Role.REPORTER, "bjorkviks-bostader"),
    "moderator": Part("Lena Fors", Role.MODERATOR),
    "auditor": Part("Per Wallin", Role.AUDITOR),
    "administrator": Part("Aino Mäki", Role.ADMINISTRATOR),
    "colleague": Part("Ida Berg"),
    "former": Part("Nils Dahl", Role.COORDINATOR, ends=date(2024, 6, 1)),
    "inactive": Part("Eva Sund", Role.COORDINATOR, active=False),
    "other_coordinator": Part("Mats Holm", Role.COORDINATOR, "granasens-kommun", ("granasen",)),
}


@dataclass
class Cast:
    """Makes each person, place and organisation when first asked for."""

    people: dict[str, Person] = field(default_factory=dict)

    def place(self, slug: str) -> Municipality:
        number = list(PLACES).index(slug)
        name = PLACES[slug]
        return Municipality.objects.get_or_create(
            slug=slug,
            defaults={
                "code": f"99{number:02}",
                "name": name,
                "full_name": f"{name}s kommun",
                "county_code": "99",
                "county": "Exempellän",
                "fictional": True,
            },
        )[0]

    def police_area(self) -> PoliceArea:
        area, _ = PoliceArea.objects.get_or_create(
            slug="bjorkvik", name="Lokalpolisområde Björkvik"
        )
        area.municipalities.set([self.place(slug) for slug in PLACES])
        return area

    def party(self, slug: str) -> Organisation:
        name, kind, places = {
            "bjorkviks-kommun": ("Björkviks kommun", OrganisationKind.MUNICIPALITY, ["bjorkvik"]),
            "granasens-kommun": ("Granåsens kommun", OrganisationKind.MUNICIPALITY, ["granasen"]),
            "polisen-bjorkvik": ("Polisen i Björkvik", OrganisationKind.POLICE, list(PLACES)),
            "gator-och-parker": ("Gator och parker", OrganisationKind.ADMINISTRATION, ["bjorkvik"]),
            "bjorkviks-bostader": ("Björkviks bostäder", OrganisationKind.HOUSING, ["bjorkvik"]),
        }[slug]
        police = kind is OrganisationKind.POLICE
        party, new = Organisation.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "kind": kind,
                "under_osl": True,
                "police_area": self.police_area() if police else None,
            },
        )
        if new:
            party.municipalities.set([self.place(place) for place in places])
        return party

    def person(self, key: str) -> Person:
        if key not in self.people:
            self.people[key] = self._enter(key, PARTS[key])
        return self.people[key]

    def client(self, key: str, *, factor: Factor = Factor.GIVEN) -> Client:
        """A browser in which the person is signed in, by default with a second factor given."""
        return self.client_of(self.person(key), factor=factor)

    def client_of(self, person: Person, *, factor: Factor = Factor.GIVEN) -> Client:
        client = Client()
        client.force_login(person, backend=BACKEND)
        if factor is not Factor.ABSENT:
            Authenticator.objects.get_or_create(user=person, type="totp", data={"secret": "x"})
        if factor is Factor.GIVEN:
            session = client.session
            session[RECORDS] = [{"method": "mfa", "type": "totp", "at": 0}]
            session[RECORDS_OF] = str(person.pk)
            session.save()
        return client

    def someone(self, role: Role, *, party: str, place: str) -> Person:
        """One more person in a role, for instance the same role in another municipality."""
        key = f"{role}-{party}-{place}"
        if key not in self.people:
            self.people[key] = self._enter(key, Part(key, role, party, (place,)))
        return self.people[key]

    def _enter(self, key: str, part: Part) -> Person:
        email = f"{key.replace('_', '.')}@exempel.bjorkvik.invalid"
        person = Person.objects.create_user(email, part.name)
        if not part.active:
            Person.objects.filter(pk=person.pk).update(is_active=False)
            person.refresh_from_db()
        Membership.objects.bulk_create(
            Membership(
                person=person,
                organisation=self.party(part.party),
                municipality=self.place(place),
                role=part.role,
                starts=STARTS,
                ends=part.ends,
            )
            for place in part.places
            if part.role
        )
        return person
