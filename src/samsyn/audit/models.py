from django.db import models

from samsyn.lib.facts import digest, to_text

START = "0" * 64


class Event(models.Model):
    """One thing that happened. Codes and ids only, no free text, no foreign keys.

    Rows form a chain: each carries the hash of the one before. The database refuses to change
    or remove a row (triggers in migration 0002).
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    municipality = models.CharField(max_length=60, blank=True, db_index=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=""), name="audit_event_has_an_actor"),
            models.CheckConstraint(condition=~models.Q(what=""), name="audit_event_has_a_code"),
        ]

    def fingerprint(self) -> str:
        """The hash of what the event says and of the event before it."""
        content = {
            "at": self.at.timestamp(),
            "by": self.by,
            "what": self.what,
            "subject": self.subject,
            "municipality": self.municipality,
            "data": self.data,
            "previous": self.previous,
        }
        return digest(to_text(content))


class Head(models.Model):
    """The end of the chain; locked while an event is added."""

    hash = models.CharField(max_length=64)
