from django.db import models
from django.db.models import F, Q

from samsyn.accounts.models import Organisation
from samsyn.activities.models import Activity
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality

from . import public
from .public import Measurability, Outcome, Validity, WhyNot, pledge_address, set_address


def _choices(kind: type) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in kind]  # type: ignore[attr-defined]


class PledgeSet(models.Model):
    """The pledges of one period, signed together. Its period need not be the agreement's."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    validity = models.CharField(
        max_length=20, choices=_choices(Validity), default=Validity.UNDECIDED
    )
    signatures = models.JSONField(default=list, blank=True)
    documents = models.JSONField(default=list, blank=True)
    goes_on = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"], name="pledges_one_set_of_a_slug"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gt=F("first_day")), name="pledges_set_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(goes_on=False) | Q(validity=Validity.FOLLOWS_AGREEMENT),
                name="pledges_only_a_following_set_goes_on",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return set_address(self.municipality.slug, self.slug)


class Pledge(models.Model):
    """One promise of a set. `verbatim` is the document's text, never mended, or absent."""

    pledge_set = models.ForeignKey(PledgeSet, on_delete=models.PROTECT, related_name="pledges")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    slug = models.SlugField(max_length=80)
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    plain = models.TextField(blank=True)
    plain_en = models.TextField(blank=True)
    theme = models.CharField(max_length=120, blank=True)
    theme_en = models.CharField(max_length=120, blank=True)
    verbatim = models.TextField(null=True, blank=True)  # noqa: DJ001 - absent is not empty
    partners = models.JSONField(default=list, blank=True)
    priority = models.CharField(max_length=60, blank=True)
    vision = models.JSONField(default=list, blank=True)
    umbrella = models.BooleanField(default=False)
    covered_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="covers"
    )
    measurability = models.CharField(
        max_length=20, choices=_choices(Measurability), default=Measurability.NOT_AS_WRITTEN
    )
    reason = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    proposal_en = models.TextField(blank=True)
    contribute = models.TextField(blank=True)
    contribute_en = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    predecessor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successors"
    )
    predecessor_note = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pledge_set", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"], name="pledges_one_pledge_of_a_slug"
            ),
            models.UniqueConstraint(
                fields=["pledge_set", "ordinal"], name="pledges_one_pledge_of_an_ordinal"
            ),
            models.CheckConstraint(
                condition=Q(covered_by=None) | ~Q(covered_by=F("id")),
                name="pledges_none_covers_itself",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by="")
                | (Q(published_at__isnull=False) & ~Q(published_by="")),
                name="pledges_published_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return pledge_address(self.municipality.slug, self.slug)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Promisor(models.Model):
    """A party that promises. `organisation` is set when it is one that works here."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="promisors")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=_choices(public.PartyKind))
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["-lead", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge"], condition=Q(lead=True), name="pledges_at_most_one_lead"
            ),
            models.UniqueConstraint(
                fields=["pledge", "name"], name="pledges_a_party_promises_once"
            ),
        ]


class Part(models.Model):
    """A limb of the pledge with a state of its own."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "key"], name="pledges_one_part_of_a_key")
        ]


class Commitment(models.Model):
    """What makes the pledge checkable: the published dataclass as it is, by key."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="commitments")
    key = models.SlugField(max_length=60)
    facts = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "key"], name="pledges_one_commitment_of_a_key"
            )
        ]

    def read(self) -> public.Commitment:
        return from_text(public.Commitment, self.facts)


class Count(models.Model):
    """The link by which an activity counts for a pledge, and how it serves it."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="counts")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="counts")
    parts = models.JSONField(default=list, blank=True)
    nested = models.JSONField(default=list, blank=True)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "activity"], name="pledges_an_activity_counts_once"
            )
        ]


class Closing(models.Model):
    """A promisor says that all of a window is reported. Reopening takes it back, with a reason."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="closings")
    commitment = models.SlugField(max_length=60)
    first_day = models.DateField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    closed_by = models.CharField(max_length=80)
    closed_at = models.DateTimeField()
    reopened_by = models.CharField(max_length=80, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "commitment", "first_day"],
                condition=Q(reopened_at=None),
                name="pledges_a_window_is_closed_once",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by="", reopened_reason="")
                | (Q(reopened_at__isnull=False) & ~Q(reopened_by="") & ~Q(reopened_reason="")),
                name="pledges_reopened_by_at_and_why",
            ),
        ]

    @property
    def address(self) -> str:
        return f"{self.pledge.address}avslut/{self.commitment}/{self.first_day.isoformat()}/"


class Verdict(models.Model):
    """What a promisor itself says of a period. A later row is a dated correction."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="verdicts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    first_day = models.DateField()
    last_day = models.DateField()
    outcome = models.CharField(max_length=20, choices=_choices(Outcome))
    why_not = models.CharField(max_length=20, choices=_choices(WhyNot), blank=True)
    words = models.CharField(max_length=500, blank=True)
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.NOT_KEPT) & ~Q(why_not=""))
                | (~Q(outcome=Outcome.NOT_KEPT) & Q(why_not="")),
                name="pledges_a_reason_when_not_kept_and_only_then",
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="pledges_verdict_days_in_order"
            ),
        ]

    @property
    def address(self) -> str:
        period = f"{self.first_day.isoformat()}--{self.last_day.isoformat()}"
        return f"{self.pledge.address}omdome/{self.organisation.slug}/{period}/"


class Reading(models.Model):
    """A reading of an indicator or of a zero target, with its source."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="readings")
    commitment = models.SlugField(max_length=60)
    day = models.DateField()
    value = models.CharField(max_length=60)
    met = models.BooleanField()
    source = models.CharField(max_length=200)
    read_by = models.CharField(max_length=80)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="pledges_reading_has_a_source")
        ]

    @property
    def address(self) -> str:
        return f"{self.pledge.address}matvarde/{self.pk}/"
