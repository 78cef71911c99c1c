"""What a feed, a calendar or a poster is made of, from publications alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from django.http import Http404

from samsyn.activities.public import ACTIVITY, ActivityFacts
from samsyn.agreements.public import AGREEMENT, COOPERATION, AgreementFacts, CooperationFacts
from samsyn.agreements.rules.validity import standing
from samsyn.lib.facts import from_text
from samsyn.pledges.public import (
    CLOSING,
    PLEDGE,
    PLEDGE_SET,
    READING,
    VERDICT,
    PledgeFacts,
    VerdictFacts,
    slug_of,
)
from samsyn.pledges.rules.accounts import Account, accounts
from samsyn.pledges.rules.current import current
from samsyn.pledges.rules.seasons import in_own_seasons
from samsyn.pledges.rules.sentence import sentence
from samsyn.publishing import read
from samsyn.publishing.public import Published

from .pages import Visit
from .wording import Said, sentence_words

F = TypeVar("F")
TOLD = (ACTIVITY, VERDICT, CLOSING, READING, PLEDGE, PLEDGE_SET, AGREEMENT, COOPERATION)


@dataclass(frozen=True)
class Standing(Generic[F]):
    """Facts, and the version that says them."""

    version: Published
    facts: F


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality as published, on a day. `accounts` are of every pledge of every period."""

    cooperation: CooperationFacts
    agreements: tuple[Standing[AgreementFacts], ...]
    pledges: tuple[Standing[PledgeFacts], ...]
    accounts: tuple[Account, ...]
    verdicts: tuple[Standing[VerdictFacts], ...]
    changed: Published
    on: date

    @property
    def current(self) -> tuple[Account, ...]:
        """The accounts of the pledges that hold on the day, in their own order."""
        by_slug = {one.pledge.slug: one for one in self.accounts}
        return tuple(by_slug[p.slug] for p in current((a.pledge for a in self.accounts), self.on))

    @property
    def agreement(self) -> AgreementFacts | None:
        return standing((one.facts for one in self.agreements), self.on)

    @property
    def said(self) -> list[Said]:
        """The computed sentence."""
        return sentence_words(sentence(self.current), self.on)

    def version_of(self, slug: str) -> Published:
        return next(one.version for one in self.pledges if one.facts.slug == slug)

    def account_of(self, slug: str) -> Account:
        found = next((one for one in self.accounts if one.pledge.slug == slug), None)
        if found is None:
            raise Http404
        return found


def town(visit: Visit) -> Town:
    found = read.shelf(visit.slug, [COOPERATION, AGREEMENT, PLEDGE, VERDICT])
    cooperation = _of(found, COOPERATION, CooperationFacts)
    if not cooperation:
        raise Http404
    own = cooperation[0].facts.seasons
    pledges = tuple(
        replace(one, facts=in_own_seasons(one.facts, own))
        for one in _of(found, PLEDGE, PledgeFacts)
    )
    tallies = {slug_of(address): tally for address, tally in read.tallies(visit.slug).items()}
    return Town(
        cooperation=cooperation[0].facts,
        agreements=_of(found, AGREEMENT, AgreementFacts),
        pledges=pledges,
        accounts=accounts([one.facts for one in pledges], tallies, visit.on),
        verdicts=_of(found, VERDICT, VerdictFacts),
        changed=max(read.versions(visit.slug, kinds=TOLD, limit=1), key=lambda one: one.at),
        on=visit.on,
    )


def activities(visit: Visit, *, limit: int, offset: int = 0) -> tuple[Standing[ActivityFacts], ...]:
    found = read.newest(visit.slug, kind=ACTIVITY, limit=limit, offset=offset)
    return _of(found, ACTIVITY, ActivityFacts)


def _of(found: Iterable[Published], kind: str, facts: type[F]) -> tuple[Standing[F], ...]:
    return tuple(Standing(one, from_text(facts, one.facts)) for one in found if one.kind == kind)
