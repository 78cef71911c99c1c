from datetime import datetime

from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality


def log(what: str, subject: str, place: Municipality, by: Actor, at: datetime) -> None:
    record(what=what, subject=subject, by=by, at=at, municipality=place.slug)
