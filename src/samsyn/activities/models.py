from django.db import models
from django.db.models import F, Q

from samsyn.accounts.models import Organisation
from samsyn.places.models import Municipality

from .public import ProofKind, activity_address


class Activity(models.Model):
    """Something that was done, reported once. Who and when travel in pairs."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    submission = models.CharField(max_length=64, unique=True)
    what = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    total = models.PositiveIntegerField(default=1)
    place = models.CharField(max_length=120, blank=True)
    area = models.CharField(max_length=80, blank=True)
    theme = models.CharField(max_length=120, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    carried_by = models.ManyToManyField(Organisation, related_name="carried_out")
    reported_by = models.CharField(max_length=80)
    reported_at = models.DateTimeField()
    reporter = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reported")
    reported_for = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reported_for_them"
    )
    confirmed_by = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmer = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="confirmed"
    )
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-last_day", "-id"]
        indexes = [models.Index(fields=["municipality", "-last_day"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="activities_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(total__gte=1), name="activities_total_is_at_least_one"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by="", confirmer=None)
                | (Q(confirmed_at__isnull=False, confirmer__isnull=False) & ~Q(confirmed_by="")),
                name="activities_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_reason="")),
                name="activities_withdrawn_by_at_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def address(self) -> str:
        return activity_address(self.municipality.slug, self.pk)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def awaits_confirmation(self) -> bool:
        """Reported by somebody else than the party it speaks for, and not yet confirmed."""
        return not self.is_confirmed and self.reporter_id != self.reported_for_id


class Proof(models.Model):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ProofKind])
    title = models.CharField(max_length=120)
    ref = models.CharField(max_length=500)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(ref=""), name="activities_proof_points_somewhere")
        ]


class ReportLink(models.Model):
    """A one-time link by e-mail: its holder reports for one organisation in one municipality.

    Only the hash of its secret is kept. Opening it shows the form; sending the form uses it.
    """

    secret_hash = models.CharField(max_length=64, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    subject = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="activities_link_expires_later"
            )
        ]
