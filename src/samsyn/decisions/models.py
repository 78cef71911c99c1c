from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samsyn.accounts.models import Organisation
from samsyn.places.models import Municipality


class Decision(models.Model):
    """What a body decided; who is to do it, by when, and that it is done.

    `on` is None where a source tells that something was decided but not when.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    body = models.CharField(_("beslutande organ"), max_length=120)
    on = models.DateField(_("beslutsdatum"), null=True)
    case_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    text = models.TextField(_("beslut"), blank=True)
    owner = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT)
    due = models.DateField(_("senast"), null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="decisions_decision_has_a_body"),
            models.CheckConstraint(
                condition=~Q(recorded_by=""), name="decisions_decision_says_who_recorded_it"
            ),
            models.CheckConstraint(
                condition=Q(due=None) | Q(on=None) | Q(due__gte=F("on")),
                name="decisions_decision_due_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by="") | (Q(done_at__isnull=False) & ~Q(done_by="")),
                name="decisions_decision_done_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.body, str(self.on or ""), self.case_number) if part)
