"""The state of an agreement on a day, with everything that a reader should know beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samsyn.agreements.public import AgreementFacts

from .validity import (
    State,
    begins,
    goes_on,
    last_day,
    printed_last_day,
    renewal_should_begin,
    review_due,
    signed_in_time,
    signed_late_days,
    signing,
    state_on,
    waits_for,
)


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


def state(facts: AgreementFacts, on: date) -> AgreementState:
    found = state_on(facts, on)
    return AgreementState(found, tuple(_reasons(facts, on, found)))


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
    if goes_on(facts):
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
    if not signed_in_time(facts):
        yield Reason(Why.NEVER_SIGNED)
