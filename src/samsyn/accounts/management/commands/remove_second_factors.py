from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.accounts.actions import remove_second_factors
from samsyn.accounts.models import Person
from samsyn.lib.actors import Actor


class Command(BaseCommand):
    help = "För den som har tappat app, nycklar och reservkoder. Kontrollera först vem som frågar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **_options: object) -> None:
        person = Person.objects.filter(email=email.lower()).first()
        if person is None:
            raise CommandError(f"Det finns inget konto med adressen {email}.", returncode=2)
        by = Actor.system("remove-second-factors")
        removed = remove_second_factors(person=person, by=by, at=timezone.now())
        self.stdout.write(f"Borttagna: {removed}. Nästa inloggning begär ett nytt andra steg.")
