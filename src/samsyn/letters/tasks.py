from datetime import datetime, timedelta

from .models import Letter
from .registry import schedule

KEPT = timedelta(days=30)


@schedule("letters.forget_addresses", every=timedelta(days=1), offset=timedelta(hours=3))
def forget_addresses(*, at: datetime) -> None:
    """Empty the letters settled more than 30 days ago; the key remains, so none goes out again."""
    old = Letter.objects.filter(settled_at__lt=at - KEPT).exclude(to="")
    old.update(to="", subject="", text="", html="")
