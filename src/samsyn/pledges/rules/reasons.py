"""Why a pledge can or cannot be measured, and the Swedish words that show it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from samsyn.lib.texts import Text


class Why(StrEnum):
    COUNTED = "counted"
    COVERED = "covered"
    DATED = "dated"
    CEILING = "ceiling"
    TARGET = "target"
    WHOLE_PERIOD = "whole_period"
    POPULATION_UNKNOWN = "population_unknown"
    WISH = "wish"
    DIRECTION = "direction"
    NO_BASE = "no_base"
    VAGUE_RATE = "vague_rate"
    ON_REQUEST = "on_request"
    NO_NUMBER = "no_number"
    NO_PERIOD = "no_period"
    NO_PARTY = "no_party"


QUOTE = "{quote}"
SENTENCES = {
    Why.COUNTED: Text("Texten anger ett antal.", "The text gives a number."),
    Why.COVERED: Text("Texten anger vilka alla som ska nås.", "The text says who all are reached."),
    Why.DATED: Text("Texten anger när det ska vara gjort.", "The text says when it is to be done."),
    Why.CEILING: Text(
        "Texten anger ett tak, som läses av mot en källa.",
        "The text gives a ceiling, which is read from a source.",
    ),
    Why.TARGET: Text(
        "Texten anger ett mål i procent som går att läsa av.",
        "The text gives a target in per cent that can be read.",
    ),
    Why.WHOLE_PERIOD: Text(
        "Ingen tidsperiod är skriven; hela löftesperioden antas.",
        "No step of time is written; the whole period is assumed.",
    ),
    Why.POPULATION_UNKNOWN: Text(
        "Hur många det är står inte; parterna behöver ange det.",
        "How many they are is not written; the parties need to say.",
    ),
    Why.WISH: Text(
        "”{quote}” uttrycker en vilja: löftet kan varken hållas eller brytas.",
        "”{quote}” expresses a wish: it can be neither kept nor broken.",
    ),
    Why.DIRECTION: Text(
        "”{quote}” anger en riktning och ingen handling som går att se.",
        "”{quote}” gives a direction, no act that can be seen.",
    ),
    Why.NO_BASE: Text(
        "”{quote}” jämför utan att säga med vad, eller hur mycket.",
        "”{quote}” compares without saying with what, or by how much.",
    ),
    Why.VAGUE_RATE: Text("”{quote}” är inget antal.", "”{quote}” is not a number."),
    Why.ON_REQUEST: Text(
        "Löftet gäller ”{quote}”, och ingen räknar hur ofta det händer.",
        "It holds ”{quote}”, and nobody counts how often that happens.",
    ),
    Why.NO_NUMBER: Text("Inget antal är angivet.", "No number is given."),
    Why.NO_PERIOD: Text("Ingen tidsperiod är angiven.", "No step of time is given."),
    Why.NO_PARTY: Text("Ingen ansvarig part är angiven.", "No responsible party is given."),
}

WISH = re.compile(
    r"\b(eftersträva\w*|sträva\w*|verka för|vid varje möjligt tillfälle|har som (?:mål|ambition)\w*"
    r"|målsättning\w*|ambition\w*|försök\w*|i möjligaste mån|(?:så långt|när|om) (?:det )?(?:är )?"
    r"möjlig\w*|i mån av \w+|när (?:tid|resurser) (?:finns|medger)|vill (?:gärna|vi)|vi vill"
    r"|önskar)\b",
    re.I,
)
DIRECTION = re.compile(
    r"\b(arbeta[rt]?(?: aktivt| gemensamt| förebyggande| brottsförebyggande)? (?:för|med|mot)"
    r"|(?:fokusera|prioritera|motverka|främja|värna|bidra|samverka|samarbeta|uppmärksamma|stötta"
    r"|utveckla|förebygga)r?|stödj(?:a|er)|förebygger|vara en resurs|fungera[r]? som)\b",
    re.I,
)
NO_BASE = re.compile(
    r"\b(intensifiera\w*|öka(?:r|de|d|t)?|minska(?:r|de|d|t)?|utöka\w*|förstärk\w*|stärk\w*|förbättra\w*"
    r"|höj[ae]r?|sänk[ae]r?|fler|färre|mer|bättre|tryggare|säkrare|effektivare)\b",
    re.I,
)
VAGUE_RATE = re.compile(
    r"\b(regelbund\w+|kontinuerlig\w*|löpande|fortlöpande|ofta|återkommande|täta|frekvent\w*"
    r"|med jämna mellanrum|då och då|flera|ett antal|i lagom omfattning|vid behov|alltid"
    r"|ständigt)\b",
    re.I,
)
STEP = re.compile(
    r"\b(?:varje|per|om|vartannat|varannan) (?:år|halvår|tertial|termin|kvartal|månad|vecka|dag)\w*"
    r"|\bårlig\w*|\bveckovis|\bmånadsvis|\bdagligen",
    re.I,
)
PARTY = re.compile(r"polis|kommun|\bvi\b|region|förening|bolag|\w+ ab\b", re.I)
PERCENT = r"\d+(?:[,.]\d+)?\s*(?:%|procent(?:enheter)?)"
BASED = re.compile(
    rf"från\s+\d+(?:[,.]\d+)?\s*(?:%|procent)?\s+till\s+{PERCENT}"
    rf"|{PERCENT}[^.]*\b(?:jämfört med|sedan|än år|mot)\s+(?:år\s+)?20\d\d"
    rf"|\b(?:minst|högst|till)\s+{PERCENT}",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Reason:
    code: Why
    text: Text


def reason(code: Why, quote: str = "") -> Reason:
    said = SENTENCES[code]
    return Reason(
        code=code, text=Text(said.sv.replace(QUOTE, quote), said.en.replace(QUOTE, quote))
    )
