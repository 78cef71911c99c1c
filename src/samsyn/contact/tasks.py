from datetime import datetime, timedelta

from django.db.models import Q

from samsyn.letters.registry import schedule

from .models import Fault, Offer

AFTER_ANSWER = timedelta(days=90)
WITHOUT_ANSWER = timedelta(days=365)


@schedule("contact.forget", every=timedelta(days=1), offset=timedelta(hours=3))
def forget(*, at: datetime) -> None:
    """Empty what was answered 90 days ago, and what nobody answered within a year."""
    old = Q(answered_at__lt=at - AFTER_ANSWER) | Q(
        answered_at=None, sent_at__lt=at - WITHOUT_ANSWER
    )
    nothing = {"words": "", "email": "", "phone": "", "emptied_at": at}
    Offer.objects.filter(old, emptied_at=None).update(who="", **nothing)
    Fault.objects.filter(old, emptied_at=None).update(page="", **nothing)
