from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.config.examples import bjorkvik, umea
from samsyn.places.actions import load_municipalities


class Command(BaseCommand):
    help = "Load what a first start needs. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        load_municipalities()
        umea.build(at=at)
        bjorkvik.build(at=at)
