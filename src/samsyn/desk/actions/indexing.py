from collections.abc import Iterable

from django.db import transaction

from samsyn.audit.queries import latest
from samsyn.desk.models import Indexed, IndexedUntil
from samsyn.desk.queries.indexing import rows
from samsyn.places.models import Municipality


def refresh(places: Iterable[Municipality]) -> None:
    """Index anew every municipality in which anything has happened since it was indexed."""
    for place in places:
        known = IndexedUntil.objects.filter(municipality=place).values_list("event", flat=True)
        if next(iter(known), -1) != latest(place.slug):
            _index(place)


@transaction.atomic
def _index(place: Municipality) -> None:
    until, _new = IndexedUntil.objects.select_for_update().get_or_create(municipality=place)
    until.event = latest(place.slug)
    Indexed.objects.filter(municipality=place).delete()
    Indexed.objects.bulk_create(rows(place), batch_size=500)
    until.save()
