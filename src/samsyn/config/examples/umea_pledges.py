"""Umeå's seven pledge statements 2025–2027: six pledges and one umbrella, in our words."""

from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.public import (
    Commitment,
    CommitmentKind,
    Measurability,
    Part,
    PartyKind,
    Season,
)

POLICE = NewPromisor(name="Polisen", kind=PartyKind.POLICE)
COUNCIL = NewPromisor(name="Umeå kommun", kind=PartyKind.MUNICIPALITY)
SAFETY = Text("Trygghet och brott", "Safety and crime")
TRAFFIC = Text("Trafik", "Traffic")
SINCE_2019 = "Liknande löfte 2019–2020, 2021–2022 och 2023–2024, enligt umea.se"

WHAT_IS_ENOUGH = Text(
    "Löftet säger inte hur mycket som ska göras eller när, så det går inte att räkna.",
    "The pledge does not say how much is to be done or when, so it cannot be counted.",
)
A_REPORT_A_QUARTER = Text(
    "minst en redovisad insats per kvartal för varje del, om parterna godtar det",
    "at least one reported activity a quarter for each part, if the parties accept it",
)


def _parts(*parts: tuple[str, str, str]) -> tuple[Part, ...]:
    return tuple(Part(key=key, title=Text(sv, en)) for key, sv, en in parts)


SPRING_AND_AUTUMN = Commitment(
    key="var-och-host",
    kind=CommitmentKind.OCCASIONS,
    text=Text(
        "Minst två tillfällen om året, ett på våren och ett på hösten",
        "At least two occasions a year, one in spring and one in autumn",
    ),
    noun=Text("trafikinsats", "traffic action"),
    minimum=2,
    seasons=(
        Season(
            key="spring",
            name=Text("vår", "spring"),
            first=(3, 1),
            last=(5, 31),
            themes=(
                Text("trafikregler", "traffic rules"),
                Text("ny trafiklag", "new traffic law"),
                Text("cykelhjälm", "bicycle helmets"),
            ),
        ),
        Season(
            key="autumn",
            name=Text("höst", "autumn"),
            first=(9, 1),
            last=(11, 30),
            themes=(Text("belysning", "lights"), Text("reflexer", "reflectors")),
        ),
    ),
)

PLEDGES = {
    "organiserad-brottslighet": Content(
        title=Text("Mer arbete mot organiserad brottslighet", "More work against organised crime"),
        plain=Text(
            "Polisen och kommunen ska göra mer för att hindra fusk med bidrag, narkotika, hot mot "
            "dem som fattar beslut, och att barn och unga värvas till brott.",
            "The police and the municipality are to do more against benefit fraud, narcotics, "
            "threats against decision-makers, and the recruitment of children and young people.",
        ),
        theme=SAFETY,
        promisors=(POLICE, COUNCIL),
        priority="organiserad",
        vision=("brott",),
        reason=WHAT_IS_ENOUGH,
        proposal=A_REPORT_A_QUARTER,
        parts=_parts(
            ("valfardsbrott", "Välfärdsbrott", "Welfare crime"),
            ("narkotika", "Narkotika", "Narcotics"),
            ("otillaten-paverkan", "Otillåten påverkan", "Undue influence"),
            ("rekrytering", "Rekrytering av unga", "Recruitment of the young"),
        ),
    ),
    "synlig-narvaro": Content(
        title=Text("Synlig polis som skapar kontakt", "Visible police who make contact"),
        plain=Text(
            "Polisen vill möta invånarna och bygga förtroende så ofta det går, mest i centrum och "
            "på andra platser där många rör sig.",
            "The police want to meet inhabitants and build trust as often as they can, most of "
            "all in the centre and other public places.",
        ),
        theme=SAFETY,
        promisors=(POLICE,),
        priority="miljoer",
        vision=("trygghet",),
        reason=Text(
            "En strävan ”när det är möjligt” kan varken hållas eller brytas.",
            "An ambition “whenever possible” can be neither kept nor broken.",
        ),
        proposal=Text(
            "antal fotpatruller i centrum per vecka, om parterna godtar det",
            "the number of foot patrols in the centre each week, if the parties accept it",
        ),
        predecessor_note=SINCE_2019,
    ),
    "manniskohandel": Content(
        title=Text(
            "Mot prostitution, människohandel och exploatering",
            "Against prostitution, trafficking and exploitation",
        ),
        plain=Text(
            "Polisen och kommunen ska arbeta mot att människor köps, säljs eller utnyttjas.",
            "The police and the municipality are to work against people being bought, sold or "
            "exploited.",
        ),
        theme=SAFETY,
        promisors=(POLICE, COUNCIL),
        vision=("brott",),
        reason=WHAT_IS_ENOUGH,
        proposal=A_REPORT_A_QUARTER,
        parts=_parts(
            ("prostitution", "Prostitution", "Prostitution"),
            ("manniskohandel", "Människohandel", "Trafficking"),
            ("exploatering", "Människoexploatering", "Human exploitation"),
        ),
        predecessor_note=SINCE_2019,
    ),
    "vald-i-nara-relation": Content(
        title=Text("Förebygga våld i nära relation", "Prevent violence in close relations"),
        plain=Text(
            "Polisen och kommunen ska verka för mindre våld i nära relation. Fler ska känna till "
            "problemet, och mer av arbetet ska rikta sig till den som slår.",
            "The police and the municipality are to work for less violence in close relations, "
            "with more awareness and more work directed at the offender.",
        ),
        theme=SAFETY,
        promisors=(POLICE, COUNCIL),
        priority="vald",
        vision=("brott", "trygghet"),
        reason=WHAT_IS_ENOUGH,
        proposal=A_REPORT_A_QUARTER,
        predecessor_note=SINCE_2019,
    ),
    "trafikmiljo": Content(
        title=Text(
            "Säker trafik för den som går och cyklar", "Safe traffic for those who walk and cycle"
        ),
        plain=Text(
            "Ett löfte som samlar de två andra löftena om trafik.",
            "A pledge that gathers the two other pledges about traffic.",
        ),
        theme=TRAFFIC,
        promisors=(POLICE, COUNCIL),
        priority="miljoer",
        vision=("trygghet",),
        umbrella=True,
        reason=Text(
            "Det är en rubrik för två andra löften och räknas genom dem.",
            "It is a heading for two other pledges and is counted through them.",
        ),
    ),
    "trafikinsatser": Content(
        title=Text(
            "Två trafikinsatser om året för cyklister och gående",
            "Two traffic actions a year for cyclists and pedestrians",
        ),
        plain=Text(
            "På våren om regler, nya lagar och hjälm. På hösten om ljus och reflexer. Minst en "
            "gång var.",
            "In spring about rules, new laws and helmets. In autumn about lights and reflectors. "
            "At least once each.",
        ),
        theme=TRAFFIC,
        promisors=(POLICE, COUNCIL),
        priority="miljoer",
        vision=("trygghet",),
        measurability=Measurability.COUNTABLE,
        reason=Text(
            "Minst två gånger om året, en på våren och en på hösten.",
            "At least twice a year, once in spring and once in autumn.",
        ),
        commitments=(SPRING_AND_AUTUMN,),
        predecessor_note=SINCE_2019,
    ),
    "motorburna-unga": Content(
        title=Text(
            "Motorburna unga: plats åt intresset, mindre störningar",
            "Young motorists: room for the interest, less disturbance",
        ),
        plain=Text(
            "Kommunen och polisen ska tillsammans med andra ge unga med motorintresse möjligheter, "
            "och samtidigt minska oljud, skräp och annat som stör.",
            "The municipality and the police are, together with others, to give young people "
            "with motor interests room, and to reduce noise, litter and other disturbance.",
        ),
        theme=TRAFFIC,
        promisors=(COUNCIL, POLICE),
        partners=("andra samhällsaktörer",),
        priority="miljoer",
        vision=("trygghet",),
        reason=WHAT_IS_ENOUGH,
        proposal=A_REPORT_A_QUARTER,
        parts=_parts(
            ("framja", "Främja motorintresset", "Promote the interest"),
            ("storningar", "Minska störningar", "Reduce disturbance"),
        ),
        predecessor_note="Nytt 2023–2024, enligt umea.se",
    ),
}
