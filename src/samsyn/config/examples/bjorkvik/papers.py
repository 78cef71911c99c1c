"""What was signed: two agreements, two sets of pledges, the page and its contact."""

from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from samsyn.agreements.actions.drafting import draft_agreement
from samsyn.agreements.actions.page import (
    add_history,
    claim_page,
    set_contact,
    set_season_windows,
    translate_page,
)
from samsyn.agreements.actions.publication import publish_agreement
from samsyn.agreements.actions.steps import adopt, replace_agreement, sign
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import (
    Annex,
    AnnexKind,
    Contact,
    ExtensionRule,
    Party,
    PartyKind,
    Place,
    Priority,
    Season,
    Signature,
    Terms,
    Validity,
    VisionGoal,
)
from samsyn.lib.texts import Text
from samsyn.pledges import public as pledges
from samsyn.pledges.actions.content import Content
from samsyn.pledges.actions.giving import give_pledge, open_set
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.models import Pledge, PledgeSet

from . import promises
from .calendar import Calendar, slug, years
from .people import Cast
from .translations import PAGE, agreement_english

Period = tuple[date, date]
SIGNERS = (
    ("Britt Åkerlund", "kommunstyrelsens ordförande", "Björkviks kommun", "kommunen"),
    ("Gunnar Palm", "lokalpolisområdeschef", "Lokalpolisområde Björkvik", "polisen"),
)


def earlier(cast: Cast, calendar: Calendar) -> None:
    period = calendar.earlier
    _page(cast, calendar)
    signed = period[0] + timedelta(days=48)
    _agreement(cast, calendar, period, decided=period[0] + timedelta(days=34), signed=signed)
    _pledges(cast, calendar, period, signed, promises.earlier(cast, calendar))


def current(cast: Cast, calendar: Calendar) -> None:
    period = calendar.current
    signed = period[0] - timedelta(days=12)
    _agreement(cast, calendar, period, decided=period[0] - timedelta(days=25), signed=signed)
    before = {p.slug: p for p in Pledge.objects.filter(municipality=cast.town)}
    given = promises.current(cast, calendar, before)
    found = _pledges(cast, calendar, period, signed, given)
    found["tryggt-centrum"].covers.set([found["fotpatruller"], found["trygghetsvandringar"]])
    _publish(cast, calendar, found["tryggt-centrum"].pledge_set, signed)
    _draft(cast, calendar, found["tryggt-centrum"].pledge_set)


def _page(cast: Cast, calendar: Calendar) -> None:
    at = calendar.moment(calendar.earlier[0])
    told: dict[str, Any] = {
        "by": cast.actor("samordnare"),
        "by_organisation": cast.council.name,
        "at": at,
    }
    set_contact(
        municipality=cast.town,
        contact=Contact(
            function="Samordningsfunktionen för brottsförebyggande arbete",
            name="Karin Lövgren",
            email="trygghet@bjorkvik.invalid",
            phone="0000-12 34 56",
            note="Vi svarar inom tre arbetsdagar.",
        ),
        **told,
    )
    for year, what in ((1991, "Rådet för trygghet bildas"), (2009, "Första överenskommelsen")):
        add_history(municipality=cast.town, year=year, what=what, **told)
    set_season_windows(
        municipality=cast.town,
        spring=Season(first_month=3, first_day=1, last_month=5, last_day=31),
        autumn=Season(first_month=9, first_day=1, last_month=11, last_day=30),
        **told,
    )
    translate_page(municipality=cast.town, english=PAGE, **told)
    for organisation, who in ((cast.council, "samordnare"), (cast.police, "kommunpolis")):
        claim_page(municipality=cast.town, organisation=organisation, by=cast.actor(who), at=at)


VISION = (
    VisionGoal(key="brott", plain="Färre ska utsättas för brott"),
    VisionGoal(key="trygghet", plain="Fler ska känna sig trygga ute på kvällen"),
    VisionGoal(key="unga", plain="Färre unga ska dras in i kriminalitet"),
    VisionGoal(key="spel", plain="Mindre skadligt spel om pengar"),
)
PRIORITIES = (
    Priority(key="unga", title="Unga i riskzon", plain="Skola, fält och polis ihop."),
    Priority(
        key="platser",
        title="Trygga platser",
        plain="Stortorget och resecentrum först.",
        problem="Bråk och skadegörelse på Stortorget fredag och lördag kväll",
        causes=("Mörka stråk", "Få vuxna på plats"),
    ),
    Priority(key="trafik", title="Trygg trafik", plain="Gående och cyklister först."),
    Priority(key="valdet", title="Våld i nära relation", plain="Fler ska få hjälp."),
    Priority(key="landsbygd", title="Landsbygden", plain="Stölder av diesel och maskiner."),
)


def terms(place: Place, council: str, period: Period) -> Terms:
    return Terms(
        title=f"Överenskommelse om samverkan {years(period)}",
        municipalities=(place,),
        parties=(
            Party(key="kommunen", printed=council, kind=PartyKind.MUNICIPALITY),
            Party(key="polisen", printed="Lokalpolisområde Björkvik", kind=PartyKind.POLICE),
        ),
        starts=period[0],
        last_day=period[1],
        extension_rule=ExtensionRule.UNTIL_FURTHER_NOTICE,
        purposes=("Färre brott och tryggare invånare genom gemensamt arbete",),
        areas=("Unga", "Offentliga platser", "Trafik", "Våld i nära relation"),
        vision=VISION,
        priorities=PRIORITIES,
        organisation="Rådet leds av kommunstyrelsens ordförande och möts fyra gånger om året.",
        working_methods="Gemensam lägesbild varje månad.",
        follow_up="Varje löfte följs upp när fönstret stänger, och hela perioden i januari.",
        other_actors=("Björkviks Bostäder AB", "nattvandrarna", "kyrkan"),
        annexes=(
            Annex(
                title=f"Medborgarlöften {years(period)}",
                kind=AnnexKind.PLEDGES,
                validity=Validity.FOLLOWS,
            ),
        ),
        english=agreement_english(years(period)),
    )


def _agreement(
    cast: Cast, calendar: Calendar, period: Period, *, decided: date, signed: date
) -> None:
    by, at = cast.actor("samordnare"), calendar.moment(signed)
    agreement = draft_agreement(
        municipality=cast.town,
        terms=terms(Place(slug="bjorkvik", name="Björkvik"), cast.council.name, period),
        request=uuid5(NAMESPACE_URL, f"bjorkvik/{slug(period)}"),
        slug=slug(period),
        by=by,
        at=at,
    )
    before = Agreement.objects.filter(municipality=cast.town).exclude(pk=agreement.pk).first()
    if before:
        replace_agreement(agreement=before, successor=agreement, from_day=period[0], by=by, at=at)
    adopt(
        agreement=agreement,
        body="kommunstyrelsen",
        on=decided,
        case_number=f"KS {decided.year}/00{decided.month}7",
        by=by,
        at=at,
    )
    for name, title, organisation, party in SIGNERS:
        signature = Signature(
            name=name,
            title=title,
            organisation=organisation,
            place="Björkvik",
            on=signed,
            party=party,
        )
        sign(agreement=agreement, signature=signature, by=by, at=at)
    for one in (agreement, before):
        if one:
            publish_agreement(agreement=one, by=by, by_organisation=cast.council.name, at=at)


def _pledges(
    cast: Cast, calendar: Calendar, period: Period, signed: date, contents: dict[str, Content]
) -> dict[str, Pledge]:
    by, at = cast.actor("samordnare"), calendar.moment(signed, 11)
    pledge_set = open_set(
        municipality=cast.town,
        slug=slug(period),
        title=Text(f"Medborgarlöften {years(period)}", f"Citizen pledges {years(period)}"),
        first_day=period[0],
        last_day=period[1],
        validity=pledges.Validity.FOLLOWS_AGREEMENT,
        signatures=[
            pledges.Signature(
                name=name, title=title, organisation=organisation, place="Björkvik", day=signed
            )
            for name, title, organisation, _party in SIGNERS
        ],
        by=by,
        at=at,
    )
    found = {
        name: give_pledge(
            pledge_set=pledge_set, slug=name, ordinal=ordinal, content=content, by=by, at=at
        )
        for ordinal, (name, content) in enumerate(contents.items(), start=1)
    }
    _publish(cast, calendar, pledge_set, signed)
    return found


def _publish(cast: Cast, calendar: Calendar, pledge_set: PledgeSet, day: date) -> None:
    publish_pledges(
        pledge_set=pledge_set,
        organisation=cast.council.name,
        by=cast.actor("samordnare"),
        at=calendar.moment(day, 13),
    )


def _draft(cast: Cast, calendar: Calendar, pledge_set: PledgeSet) -> None:
    """One that is still being written, so that the desk has something undecided."""
    give_pledge(
        pledge_set=pledge_set,
        slug="landsbygd",
        ordinal=20,
        content=promises.draft(cast),
        by=cast.actor("samordnare"),
        at=calendar.at,
    )
