"""Björkvik at work: a set of published pledges of the cast's parties, and ways to report."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tests.cast import Cast

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act
from samsyn.activities.models import Activity
from samsyn.lib.actors import Actor
from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    Part,
    PartyKind,
    Season,
    Validity,
)
from samsyn.pledges.rules.slots import Serving

BY = Actor.system("test")
AT = datetime(2025, 1, 1, 12, 0, tzinfo=UTC)

SEASONS = Commitment(
    key="var-och-host",
    kind=CommitmentKind.OCCASIONS,
    text=Text("Minst två insatser om året, vår och höst"),
    noun=Text("trafikinsats", "traffic action"),
    minimum=2,
    seasons=(
        Season(key="spring", name=Text("vår", "spring"), first=(3, 1), last=(5, 31)),
        Season(key="autumn", name=Text("höst", "autumn"), first=(9, 1), last=(11, 30)),
    ),
)
PATROLS = Commitment(
    key="varje-vecka",
    kind=CommitmentKind.AVERAGE,
    text=Text("I snitt tio fotpatruller i veckan"),
    noun=Text("fotpatrull", "foot patrol"),
    minimum=10,
    per=Per.WEEK,
    over=Per.QUARTER,
)
ZERO = Commitment(
    key="ingen-handel",
    kind=CommitmentKind.ZERO,
    text=Text("Ingen öppen narkotikahandel"),
    noun=Text("mätning", "reading"),
)
CONTENTS = {
    "cyklister": ("Två trafikinsatser om året", (SEASONS,), ()),
    "fotpatruller": ("Polisen går i centrum varje vecka", (PATROLS,), ()),
    "oppen-handel": ("Ingen öppen narkotikahandel", (ZERO,), ()),
    "valfardsbrott": (
        "Tillsammans mot organiserad brottslighet",
        (),
        (
            Part(key="valfard", title=Text("Välfärdsbrott")),
            Part(key="unga", title=Text("Unga på väg in")),
        ),
    ),
}


@dataclass
class Scene:
    """Pledges are made when first asked for, in the municipality and by the parties named."""

    cast: Cast
    sets: dict[str, object] = field(default_factory=dict)

    def pledge(self, slug: str = "cyklister", *, place: str = "bjorkvik", **more: object) -> Pledge:
        known = Pledge.objects.filter(municipality__slug=place, slug=slug).first()
        return known or self._give(slug, place, more)

    def _give(self, slug: str, place: str, more: dict) -> Pledge:
        title, commitments, parts = CONTENTS[slug]
        pledge_set = self.set(place, **{k: more.pop(k) for k in ("first", "last") if k in more})
        give_pledge(
            pledge_set=pledge_set,
            slug=slug,
            ordinal=1 + pledge_set.pledges.count(),
            content=Content(
                **{
                    "title": Text(title),
                    "commitments": commitments,
                    "parts": parts,
                    "promisors": self.promisors(place),
                    "measurability": Measurability.COUNTABLE,
                    **more,
                }
            ),
            by=BY,
            at=AT,
        )
        publish_pledges(pledge_set=pledge_set, organisation="Kommunen", by=BY, at=AT)
        return Pledge.objects.get(municipality__slug=place, slug=slug)

    def promisors(self, place: str) -> tuple[NewPromisor, ...]:
        town = {"bjorkvik": "bjorkviks-kommun", "granasen": "granasens-kommun"}[place]
        return (
            NewPromisor(
                name="Polisen",
                kind=PartyKind.POLICE,
                organisation=self.cast.party("polisen-bjorkvik"),
                lead=True,
            ),
            NewPromisor(
                name="Kommunen",
                kind=PartyKind.MUNICIPALITY,
                organisation=self.cast.party(town),
            ),
        )

    def set(self, place: str, first: date = date(2025, 1, 1), last: date = date(2027, 12, 31)):
        if place not in self.sets:
            self.sets[place] = open_set(
                municipality=self.cast.place(place),
                slug=f"{first.year}-{last.year}",
                title=Text(f"Medborgarlöften {first.year}–{last.year}"),
                first_day=first,
                last_day=last,
                validity=Validity.OWN,
                by=BY,
                at=AT,
            )
        return self.sets[place]

    def activity(
        self,
        pledge: Pledge,
        *,
        reporter: str = "polisen-bjorkvik",
        reported_for: str = "",
        what: str = "Trafikinsats vid skolan",
        day: date = date(2026, 4, 2),
        at: datetime = AT,
        **act: object,
    ) -> Activity:
        parties = [self.cast.party(slug) for slug in (reporter, reported_for or reporter)]
        told = Act(
            **{"what": what, "first_day": day, "last_day": day, "carried_by": (parties[1],), **act}
        )
        return report(
            municipality=pledge.municipality,
            act=told,
            proofs=[],
            reporter=parties[0],
            reported_for=parties[1],
            serving=[(pledge, Serving())],
            submission=f"s{Activity.objects.count()}",
            by=BY,
            at=at,
            today=max(day, told.last_day),
        )

    def party(self, slug: str) -> Organisation:
        return self.cast.party(slug)
