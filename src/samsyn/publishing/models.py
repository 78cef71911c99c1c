from django.db import models
from django.db.models import Q


class Version(models.Model):
    """What was said at an address, by whom and when. Never changed, never removed.

    `facts` is the JSON of a stage's frozen dataclass. A withdrawal is a version too: its facts
    are empty and it says why. When personal data must go, a tombstone takes the place of the
    facts and keeps their hash.
    """

    address = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    schema = models.PositiveSmallIntegerField()
    municipality = models.CharField(max_length=60)
    facts = models.TextField(blank=True)
    hash = models.CharField(max_length=64)
    files = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_organisation = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT)
    withdrawn = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True)
    erased_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "number"], name="publishing_one_of_a_number"
            ),
            models.CheckConstraint(
                condition=Q(number=1, supersedes=None) | Q(number__gt=1, supersedes__isnull=False),
                name="publishing_later_version_supersedes",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | ~Q(reason=""),
                name="publishing_withdrawal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, erased_by="")
                | (Q(erased_at__isnull=False) & ~Q(erased_by="") & Q(facts="")),
                name="publishing_erasure_has_who_and_when",
            ),
        ]


class Standing(models.Model):
    """The version that stands at an address now; absent once it is withdrawn."""

    address = models.CharField(max_length=200, primary_key=True)
    version = models.OneToOneField(Version, on_delete=models.PROTECT)
    municipality = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["municipality", "kind"])]


class Mention(models.Model):
    """A published thing that counts for another address: `n` at `slot`, on `day`.

    Known from the day it was reported until the day it was withdrawn or corrected, so that what
    was known on a past day can be told. A version that says the same keeps the row.
    """

    address = models.CharField(max_length=200, db_index=True)
    municipality = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    slot = models.CharField(max_length=120)
    day = models.DateField()
    n = models.PositiveIntegerField()
    known_from = models.DateField()
    known_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "subject", "slot", "day", "n"],
                condition=Q(known_until=None),
                name="publishing_current_mentions",
            ),
            models.Index(fields=["subject"], name="publishing_mention_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(known_until=None) | Q(known_until__gte=models.F("known_from")),
                name="publishing_mention_known_in_order",
            ),
        ]


class Tallied(models.Model):
    """What counts for a subject at a slot now: the open mentions, added up by day.

    Written in the transaction that changes the mentions, so that reading a page costs the same
    however much has been reported. `days` and `numbers` are one value a day, by commas.
    """

    municipality = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=200)
    slot = models.CharField(max_length=120)
    latest = models.DateField()
    total = models.PositiveIntegerField()
    days = models.TextField()
    numbers = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "slot"], name="publishing_one_tally_a_slot"),
        ]


class Shelf(models.Model):
    """One counter per municipality, raised by every publication: what a page's age is told by."""

    municipality = models.CharField(max_length=60, primary_key=True)
    revision = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=120, blank=True)


class File(models.Model):
    """A file that something refers to, by the hash of its content; see `files`.

    Once erased the row remains as a tombstone: the hash, who decided, when and by what.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    erased_by = models.CharField(max_length=80, blank=True)
    decision = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="publishing_file_has_a_hash"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, erased_by="", decision="")
                | (Q(erased_at__isnull=False) & ~Q(erased_by="") & ~Q(decision="")),
                name="publishing_file_erased_by_at_and_why",
            ),
        ]
