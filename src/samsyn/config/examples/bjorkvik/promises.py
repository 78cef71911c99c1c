"""What Björkvik promised: one pledge of every kind that a promise comes in."""

from dataclasses import replace
from datetime import date

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.models import Pledge
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    Nested,
    Part,
    PartyKind,
    Season,
)

from .calendar import Calendar
from .people import Cast

TRAFFIC = Text("Trafik", "Traffic")
PLACES = Text("Trygga platser", "Safe places")
YOUNG = Text("Unga och familj", "Young people and families")
UNCOUNTABLE = Text(
    "Löftet säger inte hur mycket som ska göras eller när.",
    "The pledge does not say how much is to be done or when.",
)


def _commitment(
    key: str, kind: CommitmentKind, text: Text, noun: Text, **more: object
) -> Commitment:
    return Commitment(key=key, kind=kind, text=text, noun=noun, **more)  # type: ignore[arg-type]


def _season(key: str, name: Text, first: int, last: tuple[int, int], *themes: Text) -> Season:
    return Season(key=key, name=name, first=(first, 1), last=last, themes=themes, assumed=False)


SPRING_AND_AUTUMN = _commitment(
    "var-och-host",
    CommitmentKind.OCCASIONS,
    Text("En insats varje vår och en varje höst", "One action each spring and each autumn"),
    Text("trafikinsats", "traffic action"),
    minimum=2,
    seasons=(
        _season("spring", Text("vår", "spring"), 3, (5, 31), Text("cykelhjälm", "bicycle helmets")),
        _season("autumn", Text("höst", "autumn"), 9, (11, 30), Text("reflexer", "reflectors")),
    ),
)
PATROLS = _commitment(
    "tre-i-veckan",
    CommitmentKind.AVERAGE,
    Text(
        "I snitt tre fotpatruller i veckan, räknat per halvår",
        "Three foot patrols a week on average, counted by half-year",
    ),
    Text("fotpatrull", "foot patrol"),
    minimum=3,
    per=Per.WEEK,
    over=Per.TERM,
)
WALKS = _commitment(
    "fem-om-aret",
    CommitmentKind.OCCASIONS,
    Text("Fem om året, minst en i centrum", "Five a year, at least one in the centre"),
    Text("trygghetsvandring", "safety walk"),
    minimum=5,
    nested=(Nested(key="centrum", label=Text("i centrum", "in the centre"), minimum=1),),
)
GRADE_FIVE = _commitment(
    "alla-femmor",
    CommitmentKind.COVERAGE,
    Text("Alla elever i årskurs 5, varje läsår", "Every pupil in grade 5, every year"),
    Text("elev", "pupil"),
    population=212,
)
ON_REQUEST = _commitment(
    "nar-nagon-ber",
    CommitmentKind.CONDITIONAL,
    Text("Ett uppstartsmöte för varje grupp som ber om det", "A first meeting for each request"),
    Text("uppstartsmöte", "first meeting"),
    condition="när en grupp grannar ber om det",
)
QUARTERLY = _commitment(
    "varje-kvartal",
    CommitmentKind.CONTINUOUS,
    Text("Minst en redovisad insats varje kvartal", "At least one reported activity a quarter"),
    Text("insats", "activity"),
    per=Per.QUARTER,
    proxy=True,
)
NO_OPEN_TRADE = _commitment(
    "ingen-handel",
    CommitmentKind.ZERO,
    Text("Ingen plats med öppen narkotikahandel", "No place with open drug dealing"),
    Text("mätning", "measurement"),
    indicator="platser med öppen narkotikahandel",
    target=0,
)


def _promisors(cast: Cast) -> tuple[NewPromisor, NewPromisor]:
    return (
        NewPromisor(name="Polisen", kind=PartyKind.POLICE, organisation=cast.police, lead=True),
        NewPromisor(
            name="Björkviks kommun", kind=PartyKind.MUNICIPALITY, organisation=cast.council
        ),
    )


def _counted(cast: Cast, title: Text, commitment: Commitment, **more: object) -> Content:
    return Content(
        title=title,
        verbatim=f"Vi lovar: {commitment.text.sv[0].lower()}{commitment.text.sv[1:]}.",
        promisors=_promisors(cast),
        measurability=Measurability.COUNTABLE,
        reason=commitment.text,
        commitments=(commitment,),
        **more,  # type: ignore[arg-type]
    )


def traffic(cast: Cast) -> Content:
    return _counted(
        cast,
        Text(
            "Två trafikinsatser om året för cyklister och gående",
            "Two traffic actions a year for cyclists and pedestrians",
        ),
        SPRING_AND_AUTUMN,
        plain=Text(
            "Polisen och kommunen möter cyklister och gående, en gång på våren och en på hösten.",
            "The police and the municipality meet cyclists and pedestrians, once in spring and "
            "once in autumn.",
        ),
        theme=TRAFFIC,
        priority="trafik",
        vision=("trygghet",),
        contribute=Text(
            "Föreningar och skolor kan vara med. Hör av er i god tid före våren eller hösten.",
            "Associations and schools can take part. Tell us well before spring or autumn.",
        ),
    )


def violence(cast: Cast) -> Content:
    """Cannot be measured as written; the parties have accepted a proxy."""
    return Content(
        title=Text("Förebygga våld i nära relation", "Prevent violence in close relations"),
        plain=Text(
            "Fler ska våga söka hjälp och fler ska känna igen tecknen.",
            "More people are to dare to seek help, and more to recognise the signs.",
        ),
        theme=YOUNG,
        verbatim="Vi lovar att arbeta för att våldet i nära relationer ska minska.",
        promisors=_promisors(cast),
        partners=("kvinnojouren",),
        priority="valdet",
        vision=("brott", "trygghet"),
        reason=UNCOUNTABLE,
        proposal=QUARTERLY.text,
        commitments=(QUARTERLY,),
    )


def recruitment(cast: Cast) -> Content:
    return Content(
        title=Text("Färre unga in i kriminalitet", "Fewer young people into crime"),
        plain=Text(
            "Skola, fält och polis ska fånga upp unga tidigt.",
            "Schools, youth workers and police are to reach young people early.",
        ),
        theme=YOUNG,
        verbatim="Vi lovar att tidigt uppmärksamma unga som riskerar att dras in i kriminalitet.",
        promisors=_promisors(cast),
        priority="unga",
        vision=("unga",),
        reason=UNCOUNTABLE,
        parts=(
            Part(key="skola", title=Text("I skolan", "At school")),
            Part(key="fritid", title=Text("På fritiden", "In leisure time")),
            Part(key="foraldrar", title=Text("Föräldrar", "Parents")),
        ),
    )


def earlier(cast: Cast, calendar: Calendar) -> dict[str, Content]:
    """The pledges of the earlier period, by slug."""
    period = f"{calendar.earlier[0].year}-{calendar.earlier[1].year}"
    return {
        f"trafikinsatser-{period}": traffic(cast),
        f"fotpatruller-{period}": _counted(
            cast,
            Text("Fotpatruller i centrum", "Foot patrols in the centre"),
            replace(PATROLS, minimum=2, text=Text("I snitt två i veckan", "Two a week on average")),
            theme=PLACES,
            priority="platser",
            vision=("trygghet",),
        ),
        f"vald-i-nara-relation-{period}": replace(violence(cast), commitments=()),
        f"mopeder-{period}": _counted(
            cast,
            Text("Mopedkontroller två gånger om året", "Moped controls twice a year"),
            _commitment(
                "tva-om-aret",
                CommitmentKind.OCCASIONS,
                Text("Två kontroller om året", "Two controls a year"),
                Text("kontroll", "control"),
                minimum=2,
            ),
            theme=TRAFFIC,
            priority="trafik",
            vision=("trygghet",),
        ),
    }


def current(cast: Cast, calendar: Calendar, before: dict[str, Pledge]) -> dict[str, Content]:
    """The pledges of the current period, by slug, with what they go on from."""
    period = f"{calendar.earlier[0].year}-{calendar.earlier[1].year}"
    return {
        "trafikinsatser": replace(traffic(cast), predecessor=before[f"trafikinsatser-{period}"]),
        **_safe_places(cast, before, calendar.day(0, 6, 30), period),
        "alla-femmor": _counted(
            cast,
            Text("Alla femmor får möta polis och fält", "Every fifth grader meets police"),
            GRADE_FIVE,
            theme=YOUNG,
            priority="unga",
            vision=("unga",),
        ),
        "unga-i-riskzon": recruitment(cast),
        "vald-i-nara-relation": replace(
            violence(cast), predecessor=before[f"vald-i-nara-relation-{period}"]
        ),
        "grannsamverkan": _counted(
            cast,
            Text("Hjälp till den som vill starta grannsamverkan", "Help to start a watch"),
            ON_REQUEST,
            theme=PLACES,
            vision=("brott",),
        ),
    }


SAFE_PLACES = {"theme": PLACES, "priority": "platser", "vision": ("trygghet",)}


def _safe_places(
    cast: Cast, before: dict[str, Pledge], lights_by: date, period: str
) -> dict[str, Content]:
    patrols = Text("Fotpatruller i centrum", "Foot patrols in the centre")
    plan = Text("En plan för ljuset i parkerna", "A plan for the light in parks")
    trade = Text("Ingen öppen narkotikahandel", "No open drug dealing")
    return {
        "tryggt-centrum": _umbrella(cast),
        "fotpatruller": replace(
            _counted(cast, patrols, PATROLS, **SAFE_PLACES),
            predecessor=before[f"fotpatruller-{period}"],
        ),
        "trygghetsvandringar": _counted(
            cast, Text("Trygghetsvandringar", "Safety walks"), WALKS, **SAFE_PLACES
        ),
        "ljusplan": _counted(cast, plan, _lights(lights_by), **SAFE_PLACES),
        "ingen-oppen-handel": replace(
            _counted(cast, trade, NO_OPEN_TRADE, **SAFE_PLACES),
            measurability=Measurability.INDICATOR,
        ),
    }


def _lights(by: date) -> Commitment:
    return _commitment(
        "ljusplan",
        CommitmentKind.ONE_OFF,
        Text("En plan för ljuset, klar till halvårsskiftet", "A lighting plan by mid-year"),
        Text("ljusplan", "lighting plan"),
        due=by,
    )


def _umbrella(cast: Cast) -> Content:
    return Content(
        title=Text("Ett tryggt centrum", "A safe centre"),
        plain=Text("Samlar löftena om centrum.", "Gathers the pledges about the centre."),
        promisors=_promisors(cast),
        umbrella=True,
        reason=Text(
            "Det räknas genom de löften som det omfattar.",
            "It is counted through the pledges that it covers.",
        ),
        **SAFE_PLACES,  # type: ignore[arg-type]
    )


def draft(cast: Cast) -> Content:
    return Content(
        title=Text("Färre stölder på landsbygden", "Fewer thefts in the countryside"),
        theme=PLACES,
        promisors=_promisors(cast),
        priority="landsbygd",
        reason=UNCOUNTABLE,
    )
