"""The link that an invited person sets a password by: signed, dated, and good once."""

from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Person

SALT = "samsyn.accounts.invitation"
LASTS = timedelta(days=7)


def token_for(person: Person, at: datetime) -> str:
    until = (at + LASTS).isoformat()
    return signing.dumps([person.pk, _fingerprint(person), until], salt=SALT)


def invited_by(token: str, at: datetime) -> Person | None:
    """Whom the link invites; None when it is not ours, has been used or is too old."""
    try:
        pk, fingerprint, until = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None or at >= datetime.fromisoformat(until):
        return None
    return person if constant_time_compare(fingerprint, _fingerprint(person)) else None


def _fingerprint(person: Person) -> str:
    """Changes with the password, so that the link dies when one is set."""
    return salted_hmac(SALT, person.password, algorithm="sha256").hexdigest()[:20]
