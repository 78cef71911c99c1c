"""What a public page needs, from publications alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.http import Http404

from samsyn.activities.public import ACTIVITY, ActivityFacts
from samsyn.agreements.public import (
    AGREEMENT,
    COOPERATION,
    AgreementFacts,
    CooperationFacts,
)
from samsyn.agreements.rules import standing
from samsyn.lib.facts import from_text
from samsyn.opendata.pages import Visit
from samsyn.pledges.public import (
    ALL,
    PLEDGE,
    PLEDGE_SET,
    READING,
    UNDATED,
    VERDICT,
    PledgeFacts,
    PledgeSetFacts,
    ReadingFacts,
    VerdictFacts,
    pledge_address,
    slug_of,
)
from samsyn.pledges.rules.accounts import Account, accounts
from samsyn.pledges.rules.seasons import in_own_seasons
from samsyn.publishing import read
from samsyn.publishing.public import Published, Standing, Tally

F = TypeVar("F")

PAGE = 10


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality as published."""

    cooperation: CooperationFacts
    agreements: tuple[AgreementFacts, ...]
    sets: tuple[PledgeSetFacts, ...]
    pledges: tuple[PledgeFacts, ...]

    def agreement(self, on: date) -> AgreementFacts | None:
        return standing(self.agreements, on)

    def current(self, on: date) -> tuple[PledgeFacts, ...]:
        """The pledges of the period that holds the day, else of the one that ended last."""
        now = [p for p in self.pledges if on in p.period(on)]
        latest = max((p.last_day for p in self.pledges if p.first_day <= on), default=None)
        chosen = now or [p for p in self.pledges if latest in (None, p.last_day)]
        return tuple(sorted(chosen, key=lambda p: p.ordinal))

    def set_of(self, pledge: PledgeFacts) -> PledgeSetFacts | None:
        return next((s for s in self.sets if s.first_day == pledge.first_day), None)


def town(visit: Visit, *, pledges: bool = True) -> Town:
    kinds = [COOPERATION, AGREEMENT, PLEDGE_SET, *([PLEDGE] if pledges else [])]
    found: dict[str, list[Any]] = {kind: [] for kind in kinds}
    for kind, facts in read.facts(visit.slug, kinds):
        found[kind].append(from_text(FACTS[kind], facts))
    if not found[COOPERATION]:
        raise Http404
    cooperation: CooperationFacts = found[COOPERATION][0]
    return Town(
        cooperation=cooperation,
        agreements=tuple(found[AGREEMENT]),
        sets=tuple(found[PLEDGE_SET]),
        pledges=tuple(in_own_seasons(p, cooperation.seasons) for p in found.get(PLEDGE, ())),
    )


FACTS: dict[str, type] = {
    COOPERATION: CooperationFacts,
    AGREEMENT: AgreementFacts,
    PLEDGE_SET: PledgeSetFacts,
    PLEDGE: PledgeFacts,
}


def _of(found: Iterable[Standing], kind: str, facts: type[F]) -> list[F]:
    return [from_text(facts, one.facts) for one in found if one.kind == kind]


def current_accounts(visit: Visit, found: Town) -> tuple[Account, ...]:
    return accounts(found.current(visit.on), _tallies(visit), visit.on)


def _tallies(visit: Visit) -> dict[str, Tally]:
    """By pledge: what windows are counted from, and sums of all and of each part."""
    found = read.tallies(visit.slug, summed=UNDATED)
    return {slug_of(address): tally for address, tally in found.items()}


@dataclass(frozen=True, kw_only=True)
class Page:
    """A pledge with what belongs to it. `more` when there are older activities."""

    account: Account
    published: Standing
    covered: tuple[Account, ...]
    activities: tuple[ActivityFacts, ...]
    more: bool
    verdicts: tuple[tuple[Standing, VerdictFacts], ...]
    readings: tuple[ReadingFacts, ...]


def pledge_page(visit: Visit, slug: str, *, offset: int = 0) -> tuple[Town, Page]:
    address = pledge_address(visit.slug, slug)
    own = read.below(address, municipality=visit.slug, kinds=[PLEDGE, VERDICT, READING])
    published = next((one for one in own if one.address == address), None)
    if published is None:
        raise Http404
    facts = from_text(PledgeFacts, published.facts)
    found = town(visit, pledges=facts.umbrella)
    facts = in_own_seasons(facts, found.cooperation.seasons)
    told = _accounts_of(visit, facts, found)
    acts = read.counting(address, municipality=visit.slug, slot=ALL, limit=PAGE + 1, offset=offset)
    return found, Page(
        account=told[0],
        published=published,
        covered=told[1:],
        activities=tuple(from_text(ActivityFacts, one.facts) for one in acts[:PAGE]),
        more=len(acts) > PAGE,
        verdicts=_paired(own, VERDICT, VerdictFacts),
        readings=tuple(_of(own, READING, ReadingFacts)),
    )


def _paired(found: Iterable[Standing], kind: str, facts: type[F]) -> tuple[tuple[Standing, F], ...]:
    return tuple((one, from_text(facts, one.facts)) for one in found if one.kind == kind)


def _accounts_of(visit: Visit, facts: PledgeFacts, found: Town) -> tuple[Account, ...]:
    """The pledge's own account first, then those of what it covers."""
    if not facts.umbrella:
        address = pledge_address(visit.slug, facts.slug)
        tally = read.tallies(visit.slug, subject=address).get(address, {})
        return accounts((facts,), {facts.slug: tally}, visit.on)
    covered = tuple(p for p in found.pledges if p.slug in facts.umbrella_of)
    return accounts((facts, *covered), _tallies(visit), visit.on)


def activity(visit: Visit, number: int) -> tuple[Town, Published, ActivityFacts]:
    published = read.standing(f"/{visit.slug}/insatser/{number}/")
    if published is None or published.kind != ACTIVITY:
        raise Http404
    return town(visit), published, from_text(ActivityFacts, published.facts)


def agreement(found: Town, which: str, on: date) -> AgreementFacts | None:
    """The agreement by its name in the address, else the one that the day calls for."""
    if not which:
        return found.agreement(on)
    one = next((a for a in found.agreements if a.slug == which), None)
    if one is None:
        raise Http404
    return one
