from uuid import uuid4

from django.db import models
from django.db.models import Q

from samsyn.places.models import Municipality


class ReadDocument(models.Model):
    """A document that was read, and what is thought of it: `draft` is JSON of the review's Draft.

    `text` is what the reader saw; every verbatim text is a slice of it. `request` makes the
    agreement that comes out of it one, however often it is accepted.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    request = models.UUIDField(default=uuid4, unique=True, editable=False)
    text = models.TextField()
    draft = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=80)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-stored_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sha256"], name="desk_a_document_is_stored_once"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="desk_document_has_a_hash"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by="")
                | (Q(accepted_at__isnull=False) & ~Q(accepted_by="")),
                name="desk_accepted_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Indexed(models.Model):
    """One thing that can be searched for. `stems` are those of its words, between blanks.

    `permission` is what a viewer needs in the municipality to find it; `page` is the address of
    the thing in Swedish.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    permission = models.CharField(max_length=30)
    group = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    page = models.CharField(max_length=300)
    day = models.DateField(null=True)
    stems = models.TextField()

    class Meta:
        ordering = ["-day", "id"]
        indexes = [models.Index(fields=["municipality", "permission"])]


class IndexedUntil(models.Model):
    """The event up to which a municipality's index holds everything."""

    municipality = models.OneToOneField(Municipality, primary_key=True, on_delete=models.CASCADE)
    event = models.PositiveBigIntegerField(default=0)
