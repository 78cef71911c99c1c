"""The state of an agreement on a day, and why.

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


class Why(StrEnum):
    """What a reason says; `day`, `days` and `who` of the reason as told beside each."""

    WAITS_FOR_SIGNATURE = "waits_for_signature"  # who; day = first day, days = since then
    BEGINS = "begins"  # day; days = until then
    SIGNED_LATE = "signed_late"  # day signed; days = after the first day
    SIGNING_DAY_UNKNOWN = "signing_day_unknown"
    DAYS_LEFT = "days_left"  # day = last; days = left after today
    NO_LAST_DAY = "no_last_day"
    WILL_GO_ON = "will_go_on"  # day = printed last
    GOES_ON = "goes_on"  # day = printed last
    EXTENDED = "extended"  # day = new last, absent when until further notice
    ENDS_BY_NOTICE = "ends_by_notice"  # day = last; who gave notice
    ENDED_BY_NOTICE = "ended_by_notice"  # day = last; who gave notice
    PERIOD_OVER = "period_over"  # day = last
    NEVER_SIGNED = "never_signed"
    WILL_BE_REPLACED = "will_be_replaced"  # day; who = the new one's title
    REPLACED_BY = "replaced_by"  # day; who = the new one's title
    RENEWAL_SHOULD_BEGIN = "renewal_should_begin"  # day
    REVIEW_DUE = "review_due"  # day; days = until then
    REVIEW_NOT_SHOWN = "review_not_shown"  # day = when it should have been; days = since then


@dataclass(frozen=True)
class Reason:
    why: Why
    day: date | None = None
    days: int | None = None
    who: str = ""


@dataclass(frozen=True)
class AgreementState:
    state: State
    reasons: tuple[Reason, ...]

    @property
    def holds(self) -> bool:
        return self.state in (State.IN_FORCE, State.PROLONGED)


@dataclass(frozen=True)
class Signing:
    """Whether every party has signed, and the day the last of them did, when it is known."""

    done: bool
    on: date | None = None


def state(facts: AgreementFacts, on: date) -> AgreementState:
    found = _state(facts, on)
    return AgreementState(found, tuple(_reasons(facts, on, found)))


def _state(facts: AgreementFacts, on: date) -> State:
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
    if _goes_on(facts):
        printed = None
    ends = [day for day in (printed, facts.notice and facts.notice.last_day) if day]
    return min(ends, default=None)


def _goes_on(facts: AgreementFacts) -> bool:
    """Whether a clause, or a decision, carries it on past the printed last day."""
    clause = facts.extension_rule in CARRIES_ON
    return _signed_in_time(facts) and (clause or any(not one.until for one in facts.extensions))


def _signed_in_time(facts: AgreementFacts) -> bool:
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
    return min(newest_first, key=lambda one: rank.index(_state(one, on)), default=None)


def _reasons(facts: AgreementFacts, on: date, found: State) -> Iterable[Reason]:
    if found in (State.DRAFT, State.ADOPTED):
        yield _waits(facts, on)
    elif found is State.SIGNED:
        yield Reason(Why.BEGINS, begins(facts), (begins(facts) - on).days)
    if found not in (State.DRAFT, State.ADOPTED):
        yield from _about_signing(facts)
    if found in (State.IN_FORCE, State.PROLONGED):
        yield from _about_the_end(facts, on)
        yield from _about_review(facts, on)
    elif found in (State.REPLACED, State.ENDED):
        yield from _about_what_ended_it(facts, found)


def _waits(facts: AgreementFacts, on: date) -> Reason:
    names = ", ".join(party.printed for party in waits_for(facts, on))
    since = (on - facts.starts).days if facts.starts and facts.starts <= on else None
    return Reason(Why.WAITS_FOR_SIGNATURE, facts.starts, since, names)


def _about_signing(facts: AgreementFacts) -> Iterable[Reason]:
    signed, late = signing(facts), signed_late_days(facts)
    if late:
        yield Reason(Why.SIGNED_LATE, signed.on, late)
    if signed.done and signed.on is None:
        yield Reason(Why.SIGNING_DAY_UNKNOWN)


def _about_the_end(facts: AgreementFacts, on: date) -> Iterable[Reason]:
    printed, notice = printed_last_day(facts), facts.notice
    if facts.replaced:
        yield Reason(Why.WILL_BE_REPLACED, facts.replaced.from_day, who=facts.replaced.by.title)
    if facts.extensions:
        forever = any(one.until is None for one in facts.extensions)
        yield Reason(Why.EXTENDED, None if forever else printed)
    if notice and notice.last_day == last_day(facts):
        yield Reason(Why.ENDS_BY_NOTICE, notice.last_day, (notice.last_day - on).days, notice.by)
    elif printed and on > printed:
        yield Reason(Why.GOES_ON, printed)
    elif printed:
        yield from _about_the_printed_end(facts, printed, on)
    else:
        yield Reason(Why.NO_LAST_DAY)


def _about_the_printed_end(facts: AgreementFacts, printed: date, on: date) -> Iterable[Reason]:
    yield Reason(Why.DAYS_LEFT, printed, (printed - on).days)
    if _goes_on(facts):
        yield Reason(Why.WILL_GO_ON, printed)
    renewal = renewal_should_begin(facts)
    if renewal and on >= renewal:
        yield Reason(Why.RENEWAL_SHOULD_BEGIN, renewal)


def _about_review(facts: AgreementFacts, on: date) -> Iterable[Reason]:
    due = review_due(facts)
    if due and on <= due:
        yield Reason(Why.REVIEW_DUE, due, (due - on).days)
    elif due:
        yield Reason(Why.REVIEW_NOT_SHOWN, due, (on - due).days)


def _about_what_ended_it(facts: AgreementFacts, found: State) -> Iterable[Reason]:
    last, notice, replaced = last_day(facts), facts.notice, facts.replaced
    if found is State.REPLACED and replaced:
        yield Reason(Why.REPLACED_BY, replaced.from_day, who=replaced.by.title)
        return
    if notice and notice.last_day == last:
        yield Reason(Why.ENDED_BY_NOTICE, last, who=notice.by)
    else:
        yield Reason(Why.PERIOD_OVER, last)
    if not _signed_in_time(facts):
        yield Reason(Why.NEVER_SIGNED)
