from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from samsyn.accounts.models import Organisation
from samsyn.agreements.public import (
    AnnexKind,
    ExtensionRule,
    Kind,
    PartyKind,
    Precision,
    Validity,
)
from samsyn.decisions.models import Decision
from samsyn.places.models import Municipality


def codes(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in kind]


class Agreement(models.Model):
    """An agreement at its home municipality; `content` is the JSON of `public.Content`.

    `revision` is raised by every change of what the document says, so that the second of two
    editors is noticed. `request` is the form that made it: sent twice, it makes one.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    slug = models.SlugField(max_length=80)
    request = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20, choices=codes(Kind))
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    starts = models.DateField(null=True)
    last_day = models.DateField(null=True)
    precision = models.CharField(max_length=20, choices=codes(Precision))
    extension_rule = models.CharField(max_length=30, choices=codes(ExtensionRule))
    review_months = models.PositiveSmallIntegerField(null=True)
    signing_unknown = models.BooleanField(default=False)
    content = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField()
    edited_by = models.CharField(max_length=80)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT)
    notice_by = models.CharField(max_length=120, blank=True)
    notice_given_on = models.DateField(null=True)
    notice_last_day = models.DateField(null=True)
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    replaced_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces"
    )
    replaced_from = models.DateField(null=True)

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"], name="agreements_one_of_a_slug"
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(last_day=None) | Q(last_day__gte=F("starts")),
                name="agreements_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(review_months=None) | Q(review_months__gt=0),
                name="agreements_review_interval_is_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(edited_by=""), name="agreements_edit_has_who_and_when"
            ),
            models.CheckConstraint(
                condition=Q(notice_by="", notice_given_on=None, notice_last_day=None)
                | (
                    ~Q(notice_by="")
                    & Q(notice_given_on__isnull=False, notice_last_day__isnull=False)
                    & Q(notice_last_day__gte=F("notice_given_on"))
                ),
                name="agreements_notice_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None, replaced_from=None)
                | Q(replaced_by__isnull=False, replaced_from__isnull=False),
                name="agreements_replaced_has_by_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=F("id")), name="agreements_not_replaced_by_itself"
            ),
            models.CheckConstraint(
                condition=~Q(part_of=F("id")), name="agreements_not_part_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Adherence(models.Model):
    """Another municipality that the agreement covers; shown on its page once it has agreed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="adherences")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["municipality__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "municipality"], name="agreements_one_adherence"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by="")
                | (Q(accepted_at__isnull=False) & ~Q(accepted_by="")),
                name="agreements_adherence_has_who_and_when",
            ),
        ]


class Party(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=80)
    printed = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=codes(PartyKind))
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "key"], name="agreements_one_party_key")
        ]


class Annex(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="annexes")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=codes(AnnexKind))
    validity = models.CharField(max_length=20, choices=codes(Validity))
    starts = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(validity=Validity.OWN.value) | Q(starts=None, last_day=None),
                name="agreements_annex_dates_are_its_own",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(last_day=None) | Q(last_day__gte=F("starts")),
                name="agreements_annex_period_in_order",
            ),
        ]


class Signature(models.Model):
    """As printed: the organisation may differ from the party that is signed for."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    political_party = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=80, blank=True)
    on = models.DateField(null=True)
    party = models.SlugField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name", "organisation"],
                name="agreements_one_signature_of_a_person",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="agreements_signature_has_a_name"),
        ]


class Extension(models.Model):
    """Prolonged by a decision: until a day, or until further notice where `until` is None."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateField(null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    additions = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "until"], name="agreements_one_extension_until_a_day"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(until=None),
                name="agreements_one_extension_without_end",
            ),
        ]


class Review(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "on"], name="agreements_one_review_a_day")
        ]


class Document(models.Model):
    """A file the agreement was read from or is published with, by its content."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "sha256"], name="agreements_one_document_of_a_hash"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="agreements_document_has_a_hash"
            ),
        ]
