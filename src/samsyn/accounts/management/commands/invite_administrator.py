from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.accounts.actions import Unable, create_organisation, invite_person
from samsyn.accounts.models import Organisation, OrganisationKind, Role
from samsyn.accounts.queries import organisations_in
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

BY = Actor.system("invite-administrator")


class Command(BaseCommand):
    help = "Bjud in en kommuns första administratör. Brevet går i vanlig ordning."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("municipality", help="kommunens adressnamn, till exempel umea")
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *, municipality: str, email: str, name: str, **_options: object) -> None:
        place = Municipality.objects.filter(slug=municipality).first()
        if place is None:
            raise CommandError(
                f"Det finns ingen kommun med adressnamnet {municipality}.", returncode=2
            )
        now = timezone.now()
        try:
            invite_person(
                email=email,
                name=name,
                organisation=self._party(place),
                municipality=place,
                role=Role.ADMINISTRATOR,
                starts=timezone.localdate(now),
                by=BY,
                at=now,
            )
        except Unable as reason:
            raise CommandError(str(reason), returncode=2) from reason
        self.stdout.write(f"{email} är inbjuden som administratör i {place}.")

    def _party(self, place: Municipality) -> Organisation:
        party = organisations_in(place.slug).filter(kind=OrganisationKind.MUNICIPALITY).first()
        return party or create_organisation(
            name=place.full_name,
            kind=OrganisationKind.MUNICIPALITY,
            under_osl=True,
            municipality=place,
            by=BY,
            at=timezone.now(),
        )
