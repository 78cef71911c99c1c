"""The state of an agreement on a day, and the days it follows from.

The table, first line that fits; a day is compared with facts dated up to it:

    the successor's first day has come, and it came no later
      than the day after the last day                           replaced
    the last day is past                                        ended
    not signed by every party, not decided                      draft
    not signed by every party, decided                          adopted
    signed, the first day lies ahead                            signed
    the printed or decided last day is past, a clause or a
      decision carries it on                                    prolonged until further notice
    otherwise                                                   in force

The last day is the printed one, moved by decided extensions and cut by notice. A clause carries
on only what was signed while the period ran. For the same facts the state never goes back to an
earlier one in `State`'s order; replaced and ended exclude each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samsyn.agreements.public import (
    AgreementFacts,
    ExtensionRule,
    Kind,
    Party,
    PartyKind,
    Precision,
    Signature,
)
from samsyn.lib.periods import months_later

DAY = timedelta(days=1)
RENEWAL_MONTHS = 6
CARRIES_ON = (ExtensionRule.UNTIL_FURTHER_NOTICE, ExtensionRule.UNTIL_NOTICE)
MUST_SIGN = (PartyKind.MUNICIPALITY, PartyKind.POLICE)


class State(StrEnum):
    DRAFT = "draft"
    ADOPTED = "adopted"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    PROLONGED = "prolonged"
    REPLACED = "replaced"
    ENDED = "ended"


@dataclass(frozen=True)
class Signing:
    """Whether every party has signed, and the day the last of them did, when it is known."""

    done: bool
    on: date | None = None


def state_on(facts: AgreementFacts, on: date) -> State:
    over = _over(facts, on)
    if over:
        return over
    signed = signing(facts)
    if not signed.done or (signed.on and on < signed.on):
        decided = facts.decided and (facts.decided.on is None or facts.decided.on <= on)
        return State.ADOPTED if decided else State.DRAFT
    if on < begins(facts):
        return State.SIGNED
    printed = printed_last_day(facts)
    return State.PROLONGED if printed and on > printed else State.IN_FORCE


def _over(facts: AgreementFacts, on: date) -> State | None:
    last, replaced = last_day(facts), facts.replaced
    in_time = replaced and (last is None or replaced.from_day <= last + DAY)
    if replaced and in_time:
        return State.REPLACED if on >= replaced.from_day else None
    return State.ENDED if last and on > last else None


def party_of(signature: Signature, parties: Iterable[Party]) -> Party | None:
    """The party somebody signed for: as told, by name, or the only police party there is."""
    parties = tuple(parties)
    for party in parties:
        if signature.party == party.key or signature.organisation in (
            party.printed,
            party.organisation or party.printed,
        ):
            return party
    police = [party for party in parties if party.kind is PartyKind.POLICE]
    if len(police) == 1 and "polis" in signature.organisation.casefold():
        return police[0]
    return None


def waits_for(facts: AgreementFacts, on: date) -> tuple[Party, ...]:
    """Municipalities and police areas among the parties that had not signed on the day.

    A signature that fits no party is counted for one of those that remain.
    """
    given = [one for one in facts.signatures if one.on is None or one.on <= on]
    signed_for = [party_of(one, facts.parties) for one in given]
    keys = {party.key for party in signed_for if party}
    left = [one for one in facts.parties if one.kind in MUST_SIGN and one.key not in keys]
    return tuple(left[signed_for.count(None) :])


def signing(facts: AgreementFacts) -> Signing:
    days = sorted({one.on for one in facts.signatures if one.on})
    for day in days:
        if not waits_for(facts, day):
            return Signing(done=True, on=day)
    undated = bool(facts.signatures) and not waits_for(facts, date.min)
    return Signing(done=facts.signing_unknown or undated)


def begins(facts: AgreementFacts) -> date:
    """The first day it can hold: printed, or the day of signing where none is printed."""
    return facts.starts or signing(facts).on or date.min


def printed_last_day(facts: AgreementFacts) -> date | None:
    """The last day by the text and by decided extensions, before clause and notice."""
    if facts.last_day is None:
        return None
    return max([facts.last_day, *(one.until for one in facts.extensions if one.until)])


def last_day(facts: AgreementFacts) -> date | None:
    """The last day it holds as far as is known, or None when there is no end."""
    printed = printed_last_day(facts)
    if goes_on(facts):
        printed = None
    ends = [day for day in (printed, facts.notice and facts.notice.last_day) if day]
    return min(ends, default=None)


def goes_on(facts: AgreementFacts) -> bool:
    """Whether a clause, or a decision, carries it on past the printed last day."""
    clause = facts.extension_rule in CARRIES_ON
    return signed_in_time(facts) and (clause or any(not one.until for one in facts.extensions))


def signed_in_time(facts: AgreementFacts) -> bool:
    signed, printed = signing(facts), printed_last_day(facts)
    return signed.done and not (signed.on and printed and signed.on > printed)


def signed_late_days(facts: AgreementFacts) -> int | None:
    """Days from the first day to the signing; None when in time or when either is a guess."""
    signed = signing(facts).on
    sure = facts.precision in (Precision.DAY, Precision.YEAR)
    if not (sure and signed and facts.starts and signed > facts.starts):
        return None
    return (signed - facts.starts).days


def renewal_should_begin(facts: AgreementFacts) -> date | None:
    """Six months before the last day, so that the next one is signed before it starts."""
    printed = printed_last_day(facts)
    return months_later(printed, -RENEWAL_MONTHS) if printed else None


def review_due(facts: AgreementFacts) -> date | None:
    """When the next review is due: an interval after the last recorded, or after the start."""
    latest = max(facts.reviews, default=begins(facts))
    if not facts.review_months or latest == date.min:
        return None
    return months_later(latest, facts.review_months)


def standing(agreements: Iterable[AgreementFacts], on: date) -> AgreementFacts | None:
    """The agreement a municipality's page shows on the day.

    The one that holds; else the nearest to holding; else the last that held.
    """
    whole = [one for one in agreements if one.kind is Kind.AGREEMENT and not one.place]
    rank = (
        State.IN_FORCE,
        State.PROLONGED,
        State.SIGNED,
        State.ADOPTED,
        State.DRAFT,
        State.REPLACED,
        State.ENDED,
    )
    newest_first = sorted(whole, key=lambda one: (begins(one), one.slug), reverse=True)
    return min(newest_first, key=lambda one: rank.index(state_on(one, on)), default=None)
