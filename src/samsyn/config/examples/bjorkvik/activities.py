"""What was done in Björkvik, who reported it, what was closed, judged, corrected and taken back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import Act, NewProof
from samsyn.activities.models import Activity
from samsyn.activities.public import ProofKind
from samsyn.pledges.actions.closing import close_window, give_verdict, record_reading
from samsyn.pledges.actions.reporting import confirm, report, take_back
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import Outcome, WhyNot
from samsyn.pledges.rules.slots import Serving

from .calendar import Calendar
from .people import Cast

SQUARES = ("Stortorget", "Resecentrum", "Strandparken", "Ersängens torg", "Norra skolan")


@dataclass
class Teller:
    """Reports for somebody on a day, and numbers the submissions."""

    cast: Cast
    calendar: Calendar
    told: int = 0
    pledges: dict[str, Pledge] = field(default_factory=dict)

    def pledge(self, slug: str) -> Pledge:
        if slug not in self.pledges:
            rows = Pledge.objects.select_related("municipality", "pledge_set")
            self.pledges[slug] = rows.get(municipality=self.cast.town, slug=slug)
        return self.pledges[slug]

    def tell(
        self,
        slug: str,
        day: date,
        what: str,
        *,
        reporter: Organisation | None = None,
        for_whom: Organisation | None = None,
        serving: Serving | None = None,
        confirmed: bool = False,
        proof: bool = False,
        days: int = 1,
        **act: object,
    ) -> Activity | None:
        """Report what ended on the day, some days later, unless the day has not come."""
        reported = min(day + timedelta(days=2), self.calendar.today)
        if not self.calendar.has_come(day):
            return None
        self.told += 1
        reporter = reporter or self.cast.police
        activity = report(
            municipality=self.cast.town,
            act=Act(
                what=what,
                first_day=day - timedelta(days=days - 1),
                last_day=day,
                carried_by=(for_whom or reporter,),
                **act,  # type: ignore[arg-type]
            ),
            proofs=[_news(day)] if proof else [],
            reporter=reporter,
            reported_for=for_whom or reporter,
            serving=[(self.pledge(slug), serving or Serving())],
            submission=f"exempel-{self.told}",
            by=self._who(reporter),
            at=self.calendar.moment(reported),
            today=reported,
        )
        return self._confirmed(activity, reported) if confirmed else activity

    def _who(self, organisation: Organisation):  # type: ignore[no-untyped-def]
        police = organisation == self.cast.police
        return self.cast.actor("kommunpolis" if police else "samordnare")

    def _confirmed(self, activity: Activity, day: date) -> Activity:
        other = self.cast.council if activity.reporter == self.cast.police else self.cast.police
        at = self.calendar.moment(day + timedelta(days=1), 15)
        return confirm(activity=activity, confirmer=other, by=self._who(other), at=at)

    def close(self, slug: str, commitment: str, first_day: date, on: date) -> None:
        if self.calendar.has_come(on):
            close_window(
                pledge=self.pledge(slug),
                commitment=commitment,
                first_day=first_day,
                organisation=self.cast.police,
                by=self.cast.actor("kommunpolis"),
                at=self.calendar.moment(on),
                today=on,
            )

    def judge(
        self,
        slug: str,
        organisation: Organisation,
        outcome: Outcome,
        on: date,
        *,
        why_not: WhyNot | None = None,
        words: str = "",
    ) -> None:
        first, last = self.calendar.earlier
        give_verdict(
            pledge=self.pledge(slug),
            organisation=organisation,
            first_day=first,
            last_day=last,
            outcome=outcome,
            why_not=why_not,
            words=words,
            by=self._who(organisation),
            at=self.calendar.moment(on),
            today=on,
        )


def _news(day: date) -> NewProof:
    return NewProof(
        kind=ProofKind.LINK,
        title="nyhet",
        ref=f"https://bjorkvik.invalid/nyheter/{day.isoformat()}",
    )


def earlier(cast: Cast, calendar: Calendar) -> None:
    """Three years, one autumn without a traffic action, and what the parties said of it."""
    teller, period = Teller(cast, calendar), f"{calendar.year - 4}-{calendar.year - 2}"
    for year in (-4, -3, -2):
        _traffic(teller, f"trafikinsatser-{period}", year, autumn=year != -3)
        for month in (3, 6, 9, 12):
            teller.tell(
                f"fotpatruller-{period}",
                calendar.day(year, month, 28),
                "Fotpatruller i centrum",
                total=29 if year != -2 else 17,
                days=28,
                place="Centrum",
            )
        mopeds = f"mopeder-{period}"
        teller.tell(mopeds, calendar.day(year, 4, 22), "Kontroll av mopeder", place="Centrum")
        teller.tell(mopeds, calendar.day(year, 8, 30), "Kontroll av mopeder", confirmed=True)
    teller.close(
        f"trafikinsatser-{period}",
        "var-och-host",
        calendar.day(-3, 9, 1),
        calendar.day(-3, 12, 8),
    )
    _verdicts(teller, period, calendar.day(-1, 1, 20))


def _traffic(teller: Teller, slug: str, year: int, *, autumn: bool) -> None:
    calendar = teller.calendar
    teller.tell(
        slug,
        calendar.day(year, 4, 24),
        "Cykelhjälm och regler",
        place="Norra skolan",
        theme="cykelhjälm",
        audience="cyklister",
        reached=120,
        confirmed=True,
        proof=True,
    )
    if autumn:
        teller.tell(
            slug,
            calendar.day(year, 10, 9),
            "Reflexer och belysning",
            place="Resecentrum",
            theme="reflexer",
            audience="gående",
            reached=300,
            confirmed=year != -1,
        )


def _verdicts(teller: Teller, period: str, on: date) -> None:
    council, police = teller.cast.council, teller.cast.police
    traffic, patrols = f"trafikinsatser-{period}", f"fotpatruller-{period}"
    teller.judge(traffic, police, Outcome.KEPT, on)
    teller.judge(
        traffic,
        police,
        Outcome.PARTLY,
        on + timedelta(days=14),
        words="Rättelse: en höst blev utan insats.",
    )
    teller.judge(traffic, council, Outcome.PARTLY, on)
    teller.judge(
        patrols,
        police,
        Outcome.NOT_KEPT,
        on,
        why_not=WhyNot.STAFF,
        words="Sista året räckte vi inte.",
    )
    teller.judge(f"mopeder-{period}", police, Outcome.KEPT, on)
    teller.judge(f"vald-i-nara-relation-{period}", council, Outcome.NOT_ASSESSABLE, on)


def current(cast: Cast, calendar: Calendar, chance: Random) -> None:
    teller = Teller(cast, calendar, told=1_000)
    for year in (-1, 0):
        _traffic(teller, "trafikinsatser", year, autumn=year == -1)
        _patrols(teller, year, chance)
        _walks(teller, year, chance)
        _school(teller, year)
    _young(teller, chance)
    _violence(teller)
    _requests(teller)
    _lights_and_trade(teller)
    _unsettled(teller)


def _patrols(teller: Teller, year: int, chance: Random) -> None:
    """A total for every month, as the police report them."""
    for month in range(1, 13):
        day = teller.calendar.day(year, month, 27)
        teller.tell(
            "fotpatruller",
            day,
            "Fotpatruller i centrum",
            total=chance.randint(11, 18),
            days=27,
            place="Centrum",
        )


def _walks(teller: Teller, year: int, chance: Random) -> None:
    for n, month in enumerate((3, 4, 5, 9, 10)[: 5 + year]):
        central = n == 1
        teller.tell(
            "trygghetsvandringar",
            teller.calendar.day(year, month, chance.randint(3, 26)),
            "Trygghetsvandring",
            reporter=teller.cast.council,
            place="Stortorget" if central else chance.choice(SQUARES[2:]),
            serving=Serving(nested=("fem-om-aret:centrum",) if central else ()),
            reached=chance.randint(8, 20),
            confirmed=n % 2 == 0,
            proof=n == 0,
        )


def _school(teller: Teller, year: int) -> None:
    for month, reached in ((2, 71), (4, 68), (10, 73 if year == -1 else 40)):
        teller.tell(
            "alla-femmor",
            teller.calendar.day(year, month, 12),
            "Klassbesök i årskurs 5",
            reporter=teller.cast.council,
            place="Norra skolan",
            reached=reached,
        )


def _young(teller: Teller, chance: Random) -> None:
    """Much at school and in leisure time, nothing for parents: the page has to say so."""
    for year, month, part in (
        (-1, 3, "skola"),
        (-1, 9, "fritid"),
        (0, 2, "skola"),
        (0, 9, "skola"),
    ):
        teller.tell(
            "unga-i-riskzon",
            teller.calendar.day(year, month, chance.randint(2, 25)),
            "Samtal i skolan" if part == "skola" else "Kväll på fritidsgården",
            reporter=teller.cast.council,
            place="Norra skolan" if part == "skola" else "Fritidsgården",
            serving=Serving(parts=(part,)),
            confirmed=part == "fritid",
        )


def _violence(teller: Teller) -> None:
    for year, month in ((-1, 2), (-1, 5), (-1, 8), (-1, 11), (0, 3), (0, 6)):
        teller.tell(
            "vald-i-nara-relation",
            teller.calendar.day(year, month, 18),
            "Utbildning för personal",
            reporter=teller.cast.council,
            place="Stadshuset",
            reached=35,
        )


def _requests(teller: Teller) -> None:
    teller.tell(
        "grannsamverkan",
        teller.calendar.day(-1, 5, 14),
        "Uppstartsmöte på Ersängen",
        serving=Serving(asked=1),
        place="Ersängens torg",
    )
    teller.tell(
        "grannsamverkan",
        teller.calendar.day(0, 4, 8),
        "Uppstartsmöte i Strandbyn",
        serving=Serving(asked=2),
        place="Strandbyn",
    )


def _lights_and_trade(teller: Teller) -> None:
    calendar = teller.calendar
    teller.tell(
        "ljusplan",
        calendar.day(0, 5, 20),
        "Ljusplanen antogs",
        reporter=teller.cast.council,
        proof=True,
        confirmed=True,
    )
    day = calendar.day(-1, 12, 10)
    record_reading(
        pledge=teller.pledge("ingen-oppen-handel"),
        commitment="ingen-handel",
        day=day,
        value="0 platser",
        met=True,
        source="Polisens bedömning i december",
        organisation=teller.cast.police.name,
        by=teller.cast.actor("kommunpolis"),
        at=calendar.moment(day),
    )


def _unsettled(teller: Teller) -> None:
    """What the desk has to settle: reported for somebody else, and one taken back."""
    today = teller.calendar.today
    teller.tell(
        "fotpatruller",
        today - timedelta(days=6),
        "Fotpatruller under helgen",
        reporter=teller.cast.council,
        for_whom=teller.cast.police,
        total=4,
        days=3,
        place="Stortorget",
    )
    wrong = teller.tell(
        "trafikinsatser",
        today - timedelta(days=9),
        "Reflexer vid stationen",
        place="Resecentrum",
    )
    if wrong:
        take_back(
            activity=wrong,
            reason="Insatsen ställdes in på grund av storm.",
            by=teller.cast.actor("kommunpolis"),
            at=teller.calendar.at,
        )
