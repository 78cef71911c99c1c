"""What changed between the versions of a published pledge, as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.lib.diff import Change, changes
from samsyn.lib.facts import from_text
from samsyn.pledges.public import PledgeFacts
from samsyn.publishing.public import Published


@dataclass(frozen=True)
class Field:
    name: str
    change: Change


@dataclass(frozen=True)
class Difference:
    """A version beside the one before it; `fields` is empty for the first and for a withdrawal."""

    published: Published
    fields: tuple[Field, ...]


def differences(history: Sequence[Published]) -> list[Difference]:
    """The newest first, as `history` is."""
    older = [*history[1:], None]
    return [Difference(new, _fields(old, new)) for new, old in zip(history, older, strict=True)]


def _fields(old: Published | None, new: Published) -> tuple[Field, ...]:
    if old is None or not (old.facts and new.facts):
        return ()
    before, after = (from_text(PledgeFacts, one.facts) for one in (old, new))
    return tuple(Field(_name(c.path[0]), c) for c in changes(before, after))


def _name(field: str) -> str:
    names = {
        "title": _("Rubrik"),
        "plain": _("Med våra ord"),
        "verbatim": _("Löftets ord"),
        "promisors": _("Vem som lovar"),
        "partners": _("Medverkande"),
        "measurability": _("Går det att räkna?"),
        "reason": _("Varför"),
        "proposal": _("Förslag till mått"),
        "parts": _("Delar"),
        "commitments": _("Åtaganden"),
        "priority": _("Prioritering"),
        "vision": _("Vision"),
        "first_day": _("Första dag"),
        "last_day": _("Sista dag"),
        "earlier": _("Tidigare löften"),
        "contribute": _("Så kan du bidra"),
        "theme": _("Område"),
    }
    return names.get(field, _("Uppgift"))
