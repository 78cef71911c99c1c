from django.db import models
from django.db.models import Q

from samsyn.places.models import Municipality


class Incoming(models.Model):
    """What somebody wrote to us. `request` is its form's own number: the same twice is one.

    Answered, and after a time emptied of everything that tells who wrote and what; the row
    remains, to be counted. See `tasks.forget`.
    """

    request = models.UUIDField(unique=True)
    sent_at = models.DateTimeField()
    words = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="%(app_label)s_%(class)s_answered_by_and_at",
            ),
            models.CheckConstraint(
                condition=(Q(emptied_at=None) & ~Q(words=""))
                | Q(emptied_at__isnull=False, words="", email="", phone=""),
                name="%(app_label)s_%(class)s_emptied_holds_nothing",
            ),
        ]


class Offer(Incoming):
    """An offer to help with the pledge at the address `subject`."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    subject = models.CharField(max_length=200)
    who = models.CharField(max_length=120, blank=True)

    class Meta(Incoming.Meta):
        abstract = False
        constraints = [
            *Incoming.Meta.constraints,
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=False) | ~Q(email="", phone=""),
                name="contact_offer_can_be_answered",
            ),
        ]


class Fault(Incoming):
    """Something that somebody could not use on the page. `municipality` when it is one's page."""

    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT)
    page = models.CharField(max_length=300, blank=True)

    class Meta(Incoming.Meta):
        abstract = False
