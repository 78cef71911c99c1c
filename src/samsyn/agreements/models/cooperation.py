from django.db import models
from django.db.models import F, Q

from samsyn.accounts.models import Organisation
from samsyn.places.models import Municipality


class Cooperation(models.Model):
    """A municipality's page. Its row is also the lock under which agreements take force."""

    municipality = models.OneToOneField(Municipality, primary_key=True, on_delete=models.PROTECT)
    function = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)
    english = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(function="") | Q(contact_name="", email="", phone="", note=""),
                name="agreements_contact_is_a_function",
            )
        ]


class PageClaim(models.Model):
    """A party that has taken the page as its own."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="claims")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    claimed_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["claimed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "organisation"], name="agreements_one_claim_of_a_party"
            ),
            models.CheckConstraint(condition=~Q(claimed_by=""), name="agreements_claim_says_who"),
        ]


class SeasonWindow(models.Model):
    """The days the parties have set for a season. Without a row the default is assumed."""

    SEASONS = ("spring", "autumn")

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="seasons")
    season = models.CharField(max_length=10, choices=[(one, one) for one in SEASONS])
    first_month = models.PositiveSmallIntegerField()
    first_day = models.PositiveSmallIntegerField()
    last_month = models.PositiveSmallIntegerField()
    last_day = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "season"], name="agreements_one_window_of_a_season"
            ),
            models.CheckConstraint(
                condition=Q(first_month__range=(1, 12), last_month__range=(1, 12)),
                name="agreements_window_months_exist",
            ),
            models.CheckConstraint(
                condition=Q(first_day__range=(1, 31), last_day__range=(1, 31)),
                name="agreements_window_days_exist",
            ),
            models.CheckConstraint(condition=~Q(set_by=""), name="agreements_window_says_who"),
        ]


class HistoryEntry(models.Model):
    """Something before Samsyn, or beside the agreements held here."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="history")
    year = models.PositiveSmallIntegerField()
    day = models.DateField(null=True)
    what = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year", F("day").asc(nulls_first=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "year", "what"], name="agreements_one_entry_of_a_text"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1800, 2200)), name="agreements_entry_has_a_year"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="agreements_entry_tells_something"),
        ]
