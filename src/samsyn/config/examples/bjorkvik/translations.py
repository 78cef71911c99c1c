"""The English of Björkvik's page and agreements."""

from samsyn.agreements.public import Translation

PAGE = {
    "Samordningsfunktionen för brottsförebyggande arbete": "Crime prevention coordination",
    "Vi svarar inom tre arbetsdagar.": "We answer within three working days.",
    "Rådet för trygghet bildas": "The safety council is formed",
    "Första överenskommelsen": "The first agreement",
}

AGREEMENT = {
    "Björkviks kommun": "Björkvik Municipality",
    "Lokalpolisområde Björkvik": "Björkvik Local Police District",
    "Färre brott och tryggare invånare genom gemensamt arbete": (
        "Less crime and safer inhabitants through work in common"
    ),
    "Unga": "Young people",
    "Offentliga platser": "Public places",
    "Trafik": "Traffic",
    "Våld i nära relation": "Violence in close relations",
    "Färre ska utsättas för brott": "Fewer are to be exposed to crime",
    "Fler ska känna sig trygga ute på kvällen": "More are to feel safe outdoors in the evening",
    "Färre unga ska dras in i kriminalitet": "Fewer young people are to be drawn into crime",
    "Mindre skadligt spel om pengar": "Less harmful gambling",
    "Unga i riskzon": "Young people at risk",
    "Skola, fält och polis ihop.": "Schools, youth workers and police together.",
    "Trygga platser": "Safe places",
    "Stortorget och resecentrum först.": "The main square and the station first.",
    "Trygg trafik": "Safe traffic",
    "Gående och cyklister först.": "Pedestrians and cyclists first.",
    "Fler ska få hjälp.": "More are to get help.",
    "Landsbygden": "The countryside",
    "Stölder av diesel och maskiner.": "Thefts of diesel and machines.",
    "Rådet leds av kommunstyrelsens ordförande och möts fyra gånger om året.": (
        "The council is led by the chair of the municipal board and meets four times a year."
    ),
    "Gemensam lägesbild varje månad.": "A shared picture every month.",
    "Varje löfte följs upp när fönstret stänger, och hela perioden i januari.": (
        "Each pledge is followed up when its window closes, and the whole period in January."
    ),
    "nattvandrarna": "night walkers",
    "kyrkan": "the church",
}


def agreement_english(years: str) -> tuple[Translation, ...]:
    titles = {
        f"Överenskommelse om samverkan {years}": f"Cooperation agreement {years}",
        f"Medborgarlöften {years}": f"Citizen pledges {years}",
    }
    return tuple(Translation(sv=sv, en=en) for sv, en in {**AGREEMENT, **titles}.items())
