"""Pledges as they stand at the desk: drafts, published, changed since, and their versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import Http404

from samsyn.accounts.models import Organisation
from samsyn.agreements.models import Agreement, SeasonWindow
from samsyn.agreements.public import Terms
from samsyn.agreements.publish import terms_of
from samsyn.lib.facts import digest, from_text, to_text
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.public import PledgeFacts, Season
from samsyn.pledges.publish import pledge_facts
from samsyn.pledges.rules.measurability import Judgement, judge
from samsyn.pledges.rules.stated import SEASONS
from samsyn.publishing import read
from samsyn.publishing.public import Published


@dataclass(frozen=True)
class Standing:
    """`changed` since it was published; nothing is compared for a draft."""

    pledge: Pledge
    changed: bool


@dataclass(frozen=True)
class Period:
    pledge_set: PledgeSet
    pledges: tuple[Standing, ...]

    @property
    def waits(self) -> bool:
        """Whether publishing it would tell the public something new."""
        return any(one.changed or not one.pledge.is_published for one in self.pledges)


def periods(municipality: str) -> list[Period]:
    sets = PledgeSet.objects.filter(municipality__slug=municipality)
    return [
        Period(one, tuple(_standing(pledge) for pledge in _pledges(one)))
        for one in sets.select_related("municipality")
    ]


def _pledges(pledge_set: PledgeSet) -> Iterable[Pledge]:
    return pledge_set.pledges.select_related("municipality", "pledge_set").prefetch_related(
        "promisors", "parts", "commitments", "covers"
    )


def _standing(pledge: Pledge) -> Standing:
    published = read.standing(pledge.address) if pledge.is_published else None
    changed = published is not None and published.hash != digest(to_text(pledge_facts(pledge)))
    return Standing(pledge, changed)


def period_of(municipality: str, slug: str) -> PledgeSet:
    found = PledgeSet.objects.filter(municipality__slug=municipality, slug=slug)
    one = found.select_related("municipality").first()
    if one is None:
        raise Http404
    return one


def draft_of(municipality: str, slug: str) -> Pledge:
    """The pledge of this municipality, published or not."""
    found = Pledge.objects.filter(municipality__slug=municipality, slug=slug)
    one = found.select_related("municipality", "pledge_set").first()
    if one is None:
        raise Http404
    return one


def next_ordinal(pledge_set: PledgeSet) -> int:
    return max(pledge_set.pledges.values_list("ordinal", flat=True), default=0) + 1


@dataclass(frozen=True)
class Around:
    """What an editor may choose among."""

    organisations: tuple[Organisation, ...]
    priorities: tuple[tuple[str, str], ...]
    vision: tuple[tuple[str, str], ...]
    umbrellas: tuple[Pledge, ...]
    earlier: tuple[Pledge, ...]
    seasons: Mapping[str, Season]


def around(pledge_set: PledgeSet, pledge: Pledge | None = None) -> Around:
    terms = _terms(pledge_set)
    place = pledge_set.municipality
    before = Pledge.objects.filter(
        municipality=place, pledge_set__first_day__lt=pledge_set.first_day
    )
    return Around(
        organisations=tuple(Organisation.objects.filter(municipalities=place)),
        priorities=tuple((one.key, one.title) for one in terms.priorities) if terms else (),
        vision=tuple((one.key, one.plain) for one in terms.vision) if terms else (),
        umbrellas=tuple(one for one in pledge_set.pledges.filter(umbrella=True) if one != pledge),
        earlier=tuple(before.select_related("pledge_set")),
        seasons=season_windows(place.pk),
    )


def _terms(pledge_set: PledgeSet) -> Terms | None:
    held = Agreement.objects.filter(
        municipality=pledge_set.municipality, starts__lte=pledge_set.last_day
    ).order_by("-starts")
    covering = [one for one in held if one.last_day is None or one.last_day >= pledge_set.first_day]
    return terms_of(covering[0]) if covering else None


def season_windows(municipality: str) -> Mapping[str, Season]:
    """The municipality's own days for spring and autumn, ours where it has set none."""
    own = {row.season: row for row in SeasonWindow.objects.filter(cooperation_id=municipality)}
    return {
        name: replace(
            season,
            first=(own[season.key].first_month, own[season.key].first_day),
            last=(own[season.key].last_month, own[season.key].last_day),
            assumed=False,
        )
        if season.key in own
        else season
        for name, season in SEASONS.items()
    }


def verdict_on(pledge: Pledge) -> Judgement:
    """What the judge says of the pledge's own words."""
    return judge(
        pledge.verbatim or pledge.plain or pledge.title,
        first_day=pledge.pledge_set.first_day,
        last_day=pledge.pledge_set.last_day,
        promisors=list(pledge.promisors.values_list("name", flat=True)),
    )


def versions(pledge: Pledge) -> list[tuple[Published, PledgeFacts | None]]:
    """Every published version, the newest first, with its facts where they remain."""
    return [
        (one, from_text(PledgeFacts, one.facts) if one.facts else None)
        for one in read.history(pledge.address)
    ]
