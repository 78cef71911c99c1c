"""What the templates are given: finished strings."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samsyn.agreements.models import Agreement
from samsyn.agreements.public import AgreementFacts
from samsyn.agreements.publish import facts_of
from samsyn.agreements.queries import standing_facts
from samsyn.agreements.rules import State, sentence, state, word
from samsyn.ui.templatetags.ui import words_for_day

LOOKS = {
    State.DRAFT: "ahead",
    State.ADOPTED: "ahead",
    State.SIGNED: "ahead",
    State.IN_FORCE: "done",
    State.PROLONGED: "open",
    State.REPLACED: "next",
    State.ENDED: "ahead",
}
DRAFTS = (State.DRAFT, State.ADOPTED)
EARLIER = (State.REPLACED, State.ENDED)


@dataclass(frozen=True)
class Shown:
    """An agreement on a day, and how what is public differs from it."""

    agreement: Agreement
    facts: AgreementFacts
    standing: AgreementFacts | None
    state: State
    reasons: tuple[str, ...]

    @property
    def badge(self) -> dict[str, str]:
        return {"look": LOOKS[self.state], "words": word(self.state).capitalize()}

    @property
    def kind(self) -> str:
        return word(self.facts.kind).capitalize()

    @property
    def published(self) -> bool:
        return self.standing is not None

    @property
    def changed(self) -> bool:
        """Whether there is something to publish."""
        return self.standing != self.facts

    @property
    def publicity(self) -> str:
        if self.standing is None:
            return _("Inte publicerad")
        return _("Ändringar som inte är publicerade") if self.changed else _("Publicerad")

    @property
    def next(self) -> str:
        """The one step that is nearest: a name in the URL table's `step`, or publish, or none."""
        if self.state in DRAFTS:
            return "underskrift" if self.facts.decided else "beslut"
        return "publicera" if self.changed else ""


def shown(agreement: Agreement, on: date) -> Shown:
    facts = facts_of(agreement)
    found = state(facts, on)
    reasons = tuple(sentence(one, words_for_day) for one in found.reasons)
    return Shown(agreement, facts, standing_facts(agreement), found.state, reasons)


def sorted_by_state(all_shown: list[Shown]) -> list[tuple[str, list[Shown]]]:
    """Current, drafts and earlier, each with its heading; empty groups are left out."""
    groups = (
        (_("Gäller nu eller snart"), [one for one in all_shown if _is_current(one)]),
        (_("Inte undertecknade"), [one for one in all_shown if one.state in DRAFTS]),
        (_("Tidigare"), [one for one in all_shown if one.state in EARLIER]),
    )
    return [(heading, members) for heading, members in groups if members]


def _is_current(one: Shown) -> bool:
    return one.state not in DRAFTS and one.state not in EARLIER
