"""What a reporter told, as a form takes it, and where two tellings differ."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samsyn.activities.models import Activity

FIELDS = ("revision", "what", "first_day", "last_day", "total", "place", "reached")


@dataclass(frozen=True)
class Difference:
    label: str
    mine: str
    theirs: str


def told_by(activity: Activity) -> dict[str, Any]:
    return {name: getattr(activity, name) for name in FIELDS}


def differences(mine: dict[str, Any], theirs: Activity) -> list[Difference]:
    """Field by field, in the words of the form."""
    labels = {
        "what": _("Vad gjorde ni?"),
        "first_day": _("Från och med"),
        "last_day": _("Till och med"),
        "total": _("Hur många gånger?"),
        "place": _("Var?"),
        "reached": _("Hur många nådde ni?"),
    }
    found = [(name, _shown(mine.get(name)), _shown(getattr(theirs, name))) for name in labels]
    return [Difference(labels[name], one, two) for name, one, two in found if one != two]


def _shown(value: object) -> str:
    return "" if value is None else str(value)
