"""The doorway: who is looking, what they may, and what they may look at here."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

from .factors import KINDS
from .models import Membership, Organisation, OrganisationKind, Person
from .policy import Permission, Standing, policy


@dataclass(frozen=True)
class Viewer(Standing):
    """A person who looks or does on a day, with the posts held on it."""

    person: Person
    on: date

    @property
    def actor(self) -> Actor:
        return Actor.person(self.person.pk)


def viewer(person: Person, on: date) -> Viewer:
    return Viewer(policy, policy.standing(person, on).posts, person, on)


def places_of(seen: Viewer, permission: Permission) -> QuerySet[Municipality]:
    """The municipalities in which the viewer has the permission, by name."""
    return Municipality.objects.filter(slug__in=seen.municipalities(permission))


def memberships_of(seen: Viewer) -> QuerySet[Membership]:
    held = Membership.objects.held_on(seen.on).filter(person=seen.person)
    return held.select_related("organisation", "municipality")


def memberships_in(municipality: str) -> QuerySet[Membership]:
    """Everybody's roles in the municipality, ended ones too, by name.

    `factor` tells whether the person has set up a second one.
    """
    factor = Authenticator.objects.filter(user=OuterRef("person"), type__in=KINDS)
    return (
        Membership.objects.filter(municipality__slug=municipality)
        .select_related("person", "organisation", "municipality")
        .annotate(factor=Exists(factor))
        .order_by("person__name", "person", "id")
    )


def organisations_in(municipality: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(municipalities__slug=municipality)


def organisations_near(municipality: Municipality) -> QuerySet[Organisation]:
    """What could work here too: the police whose area it is, regions and authorities of the
    county."""
    kinds = [OrganisationKind.REGION, OrganisationKind.AUTHORITY]
    near = Q(kind=OrganisationKind.POLICE, police_area__municipalities=municipality) | Q(
        kind__in=kinds, municipalities__county_code=municipality.county_code
    )
    here = organisations_in(municipality.slug)
    return Organisation.objects.filter(near).exclude(pk__in=here).distinct()
