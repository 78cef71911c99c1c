import pytest
from django.db import DatabaseError, transaction

from samsyn.audit.actions import UnableToRecord, record
from samsyn.audit.models import Event
from samsyn.audit.queries import first_broken_link


def write(by, at, what="pledge.given"):
    return record(what=what, subject="pledge:1", by=by, at=at, municipality="bjorkvik")


@pytest.mark.django_db
def test_each_event_carries_the_hash_of_the_one_before(by, at):
    first, second = write(by, at), write(by, at, "pledge.published")
    assert second.previous == first.hash
    assert first_broken_link() is None


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_an_event(by, at, change):
    event = write(by, at)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        if change == "update":
            Event.objects.filter(pk=event.pk).update(what="pledge.broken")
        else:
            event.delete()


@pytest.mark.django_db(transaction=True)
def test_an_event_cannot_be_recorded_outside_a_transaction(by, at):
    with pytest.raises(UnableToRecord):
        write(by, at)


@pytest.mark.django_db
def test_a_forged_event_is_found(by, at):
    write(by, at)
    forged = Event.objects.create(
        at=at, by="person:9", what="pledge.kept", subject="x", previous="0" * 64, hash="f" * 64
    )
    assert first_broken_link() == forged
