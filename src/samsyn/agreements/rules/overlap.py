"""Two agreements of the same scope and kind may not hold on the same day."""

from datetime import date, timedelta

from samsyn.agreements.public import AgreementFacts

from .validity import begins, last_day, signing


def same_scope(one: AgreementFacts, other: AgreementFacts) -> bool:
    return _scope(one) == _scope(other)


def first_common_day(one: AgreementFacts, other: AgreementFacts) -> date | None:
    """The first day on which both hold, or None when there is no such day."""
    mine, theirs = held(one), held(other)
    if mine is None or theirs is None:
        return None
    first = max(mine[0], theirs[0])
    return first if first <= min(mine[1], theirs[1]) else None


def held(facts: AgreementFacts) -> tuple[date, date] | None:
    """The first and last day it holds as far as is known; date.max when there is no end."""
    signed = signing(facts)
    first = max(begins(facts), signed.on or date.min)
    last = last_day(facts) or date.max
    if facts.replaced:
        last = min(last, facts.replaced.from_day - timedelta(days=1))
    return (first, last) if signed.done and first <= last else None


def _scope(facts: AgreementFacts) -> tuple[str, str, frozenset[str]]:
    covered = frozenset(one.slug for one in facts.municipalities)
    return facts.kind, facts.place.strip().casefold(), covered
