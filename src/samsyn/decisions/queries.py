"""Open decisions, for whoever may read what is not published."""

from django.db.models import F, QuerySet

from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer

from .models import Decision


def open_decisions(viewer: Viewer) -> QuerySet[Decision]:
    """What is decided and not done in the viewer's municipalities, the earliest due first."""
    return Decision.objects.filter(
        municipality__slug__in=viewer.municipalities(Permission.READ_DRAFTS),
        done_at=None,
        due__isnull=False,
    ).order_by(F("due").asc(), "id")
