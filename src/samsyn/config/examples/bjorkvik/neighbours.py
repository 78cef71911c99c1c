"""Five neighbours in the same police area, each with an agreement and two pledges of its own."""

from datetime import date, timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act
from samsyn.agreements.actions.drafting import draft_agreement
from samsyn.agreements.actions.page import claim_page, set_contact
from samsyn.agreements.actions.publication import publish_agreement
from samsyn.agreements.actions.steps import sign
from samsyn.agreements.public import Contact, Place, Signature
from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.places.models import Municipality
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.actions.reporting import report
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    PartyKind,
    Validity,
)
from samsyn.pledges.rules.slots import Serving

from .calendar import Calendar, slug, years
from .papers import terms
from .people import BY, Cast
from .promises import SPRING_AND_AUTUMN

MEETINGS = Commitment(
    key="varje-kvartal",
    kind=CommitmentKind.OCCASIONS,
    text=Text("Minst ett öppet möte varje kvartal", "At least one open meeting a quarter"),
    noun=Text("öppet möte", "open meeting"),
    per=Per.QUARTER,
)
LEFT_UNREPORTED = "sjofors"


def build(cast: Cast, calendar: Calendar, chance: Random) -> None:
    for name, place in cast.places.items():
        if name != "bjorkvik":
            _papers(cast, calendar, place, cast.councils[name])
            _activities(cast, calendar, place, chance)


def _papers(cast: Cast, calendar: Calendar, place: Municipality, council: Organisation) -> None:
    period = calendar.current
    signed = period[0] + timedelta(days=40)
    at = calendar.moment(signed)
    claim_page(municipality=place, organisation=council, by=BY, at=at)
    set_contact(
        municipality=place,
        contact=Contact(function="Trygghetssamordningen", email=f"trygg@{place.slug}.invalid"),
        by=BY,
        by_organisation=council.name,
        at=at,
    )
    agreement = draft_agreement(
        municipality=place,
        terms=terms(Place(slug=place.slug, name=place.name), council.name, period),
        request=uuid5(NAMESPACE_URL, f"{place.slug}/{slug(period)}"),
        slug=slug(period),
        by=BY,
        at=at,
    )
    for who, title, organisation, party in (
        ("Anna Berg", "kommunstyrelsens ordförande", council.name, "kommunen"),
        ("Gunnar Palm", "lokalpolisområdeschef", "Lokalpolisområde Björkvik", "polisen"),
    ):
        signature = Signature(
            name=who, title=title, organisation=organisation, on=signed, party=party
        )
        sign(agreement=agreement, signature=signature, by=BY, at=at)
    publish_agreement(agreement=agreement, by=BY, by_organisation=council.name, at=at)
    _pledges(cast, calendar, place, council, signed)


def _pledges(
    cast: Cast, calendar: Calendar, place: Municipality, council: Organisation, signed: date
) -> None:
    period, at = calendar.current, calendar.moment(signed, 12)
    pledge_set = open_set(
        municipality=place,
        slug=slug(period),
        title=Text(f"Medborgarlöften {years(period)}", f"Citizen pledges {years(period)}"),
        first_day=period[0],
        last_day=period[1],
        validity=Validity.FOLLOWS_AGREEMENT,
        by=BY,
        at=at,
    )
    promisors = (
        NewPromisor(name="Polisen", kind=PartyKind.POLICE, organisation=cast.police, lead=True),
        NewPromisor(name=council.name, kind=PartyKind.MUNICIPALITY, organisation=council),
    )
    titles = (
        (
            "trafikinsatser",
            Text("Trafikinsatser vår och höst", "Traffic actions"),
            SPRING_AND_AUTUMN,
        ),
        ("oppna-moten", Text("Öppna möten om trygghet", "Open meetings on safety"), MEETINGS),
    )
    for ordinal, (name, title, commitment) in enumerate(titles, start=1):
        content = Content(
            title=title,
            promisors=promisors,
            priority="trafik" if ordinal == 1 else "platser",
            vision=("trygghet",),
            measurability=Measurability.COUNTABLE,
            reason=commitment.text,
            commitments=(commitment,),
        )
        give_pledge(
            pledge_set=pledge_set, slug=name, ordinal=ordinal, content=content, by=BY, at=at
        )
    publish_pledges(pledge_set=pledge_set, organisation=council.name, by=BY, at=at)


def _activities(cast: Cast, calendar: Calendar, place: Municipality, chance: Random) -> None:
    """All is reported, but for this year's traffic actions in one of the neighbours."""
    for name, months in (("trafikinsatser", (4, 10)), ("oppna-moten", (2, 5, 8, 11))):
        pledge = Pledge.objects.select_related("municipality").get(municipality=place, slug=name)
        for year in (-1, 0):
            left = year == 0 and name == "trafikinsatser" and place.slug == LEFT_UNREPORTED
            for month in () if left else months:
                day = calendar.day(year, month, chance.randint(2, 18))
                if calendar.has_come(day):
                    _report(cast, calendar, pledge, day)


def _report(cast: Cast, calendar: Calendar, pledge: Pledge, day: date) -> None:
    report(
        municipality=pledge.municipality,
        act=Act(
            what="Trafikinsats" if pledge.slug == "trafikinsatser" else "Öppet möte",
            first_day=day,
            last_day=day,
            carried_by=(cast.police,),
            place="Centrum",
        ),
        proofs=[],
        reporter=cast.police,
        reported_for=cast.police,
        serving=[(pledge, Serving())],
        submission=f"exempel-{pledge.address}{day.isoformat()}",
        by=cast.actor("kommunpolis"),
        at=calendar.moment(day),
        today=day,
    )
