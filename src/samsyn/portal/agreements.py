"""An agreement as people read it: how long it holds and why, who signed, what hangs loose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from samsyn.agreements.public import AgreementFacts
from samsyn.agreements.rules import (
    AgreementState,
    PledgeLink,
    State,
    begins,
    last_day,
    printed_last_day,
    sentence,
    signed_late_days,
    state,
    trace,
    word,
)
from samsyn.pledges.public import PledgeFacts
from samsyn.ui.templatetags.ui import day

from .presenters import Link, Pill, pledge_link, read

LOOK = {
    State.DRAFT: "ahead",
    State.ADOPTED: "ahead",
    State.SIGNED: "ahead",
    State.IN_FORCE: "done",
    State.PROLONGED: "open",
    State.REPLACED: "not-assessable",
    State.ENDED: "not-assessable",
}


@dataclass(frozen=True)
class Traced:
    """A priority or a vision goal, and the pledges that serve it, perhaps none."""

    title: str
    plain: str
    verbatim: str
    pledges: tuple[Link, ...]


def agreement_context(
    facts: AgreementFacts, on: date, pledges: Iterable[PledgeFacts] = ()
) -> dict[str, Any]:
    found = state(facts, on)
    pledges = tuple(pledges)
    return {
        "agreement": facts,
        "shown": shown(facts),
        "state": Pill(LOOK[found.state], word(found.state)),
        "reasons": reasons(found),
        "begins": begins(facts),
        "ends": last_day(facts) or printed_last_day(facts),
        "extension": word(facts.extension_rule),
        "late": signed_late_days(facts),
        "signed_on": max((s.on for s in facts.signatures if s.on), default=None),
        "priorities": [
            Traced(
                read(facts, p.title),
                read(facts, p.plain),
                p.verbatim,
                _serving(facts, pledges, priority=p.key),
            )
            for p in facts.priorities
        ],
        "vision": [
            Traced(read(facts, v.plain), "", v.verbatim, _serving(facts, pledges, goal=v.key))
            for v in facts.vision
        ],
        "loose": [
            pledge_link(facts.municipality, p) for p in pledges if p.slug in _loose(facts, pledges)
        ],
        "traced": bool(pledges),
    }


TEXTS = ("title", "organisation", "working_methods", "follow_up")
LISTS = ("purposes", "areas", "other_actors")


def shown(facts: AgreementFacts) -> dict[str, Any]:
    """The agreement's words in the reader's language."""
    texts = {name: read(facts, getattr(facts, name)) for name in TEXTS}
    lists = {name: [read(facts, one) for one in getattr(facts, name)] for name in LISTS}
    return {
        **texts,
        **lists,
        "parties": [read(facts, party.printed) for party in facts.parties],
        "annexes": [read(facts, annex.title) for annex in facts.annexes],
    }


def reasons(found: AgreementState) -> list[str]:
    return [sentence(reason, day) for reason in found.reasons]


def _serving(
    facts: AgreementFacts, pledges: tuple[PledgeFacts, ...], *, priority: str = "", goal: str = ""
) -> tuple[Link, ...]:
    return tuple(
        pledge_link(facts.municipality, p)
        for p in pledges
        if (priority and p.priority == priority) or (goal and goal in p.vision)
    )


def _loose(facts: AgreementFacts, pledges: tuple[PledgeFacts, ...]) -> tuple[str, ...]:
    links = (PledgeLink(p.slug, (p.priority,) if p.priority else (), p.vision) for p in pledges)
    return trace(
        priorities=[p.key for p in facts.priorities],
        vision=[v.key for v in facts.vision],
        pledges=links,
    ).pledges_without_priority
