"""What a pledge says, field by field in words, and where two versions of it differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.desk.forms.review.choices import words
from samsyn.lib.diff import Piece, word_pieces
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content
from samsyn.pledges.public import Commitment, PledgeFacts


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_pieces(self.before, self.after)


def differences(before: Content | PledgeFacts, after: Content | PledgeFacts) -> list[Difference]:
    old, new = told(before), told(after)
    return [Difference(label, old[label], new[label]) for label in old if old[label] != new[label]]


def told(one: Content | PledgeFacts) -> dict[str, str]:
    """Every field by its label, as plain lines."""
    return {
        _("Rubrik"): _both(one.title),
        _("I klartext"): _both(one.plain),
        _("Ordagrann text"): one.verbatim or "",
        _("Tema"): _both(one.theme),
        _("Vem lovar"): "\n".join(
            " ".join([p.name, _("(leder)")]) if p.lead else p.name for p in one.promisors
        ),
        _("Tillsammans med"): ", ".join(one.partners),
        _("Plats"): one.place,
        _("Prioritering"): one.priority or _("ingen egen"),
        _("Visionsmål"): ", ".join(one.vision),
        _("Paraply"): _("ja") if one.umbrella else _("nej"),
        _("Led"): "\n".join(_both(part.title) for part in one.parts),
        _("Går det att mäta?"): words(one.measurability),
        _("Varför"): _both(one.reason),
        _("Förslag"): _both(one.proposal),
        _("Åtaganden"): "\n".join(_commitment(c) for c in one.commitments),
        _("Så kan du bidra"): _both(one.contribute),
    }


def _both(text: Text) -> str:
    return f"{text.sv}\n{text.en}" if text.en else text.sv


def _commitment(one: Commitment) -> str:
    numbers = [
        words(one.kind),
        f"{one.minimum} {words(one.per)}",
        *(s.name.sv for s in one.seasons),
        *(f"{n.minimum} {n.label.sv}" for n in one.nested),
        *one.areas,
        one.indicator,
        one.condition,
        one.due.isoformat() if one.due else "",
        str(one.target) if one.target is not None else "",
    ]
    return f"{one.text.sv} ({', '.join(filter(None, numbers))})"
