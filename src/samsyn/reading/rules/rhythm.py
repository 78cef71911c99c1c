"""How often: per week, every second month, once a term, on average over the year."""

import re
from dataclasses import dataclass

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.proposal import Quantity
from samsyn.reading.text.words import ORDINAL, ORDINALS

_TIMES = {
    "day": r"dag(?:en)?|dygn(?:et)?",
    "week": r"vecka(?:n)?|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:skväll)?(?!\s+(?:och|samt)\b)",
    "month": r"månad(?:en)?",
    "quarter": r"kvartal(?:et)?",
    "term": r"termin(?:en)?",
    "year": r"(?:kalender|läs|verksamhets)?år(?:et)?|(?:vinter|sommar|skoter|bad)?säsong(?:en)?",
    "period": r"(?:avtals|löftes|överenskommelse|mandat)?period(?:en)?",
}
_TIME = "|".join(f"(?P<{per}>{words})" for per, words in _TIMES.items())
_PER = re.compile(
    rf"(?:\bper\s+|\s?/\s?|\bvarje\s+|\bom\s+|\bi\s+|\bunder\s+(?:varje\s+)?|\bper\s+och\s+)(?:{_TIME})\b"
    r"|(?P<yearly>\bårlig(?:en|t|a|)\b|\bvartannat\s+år\b|\bvart\s?annat\s+år\b)|(?P<weekly>\bveckovis\b"
    r"|\bvarannan\s+vecka\b)|(?P<monthly>\bmånad(?:svis|ligen)\b|\bvarannan\s+månad\b)"
    r"|(?P<daily>\bdagligen\b)|(?P<thirds>\b(?:varje|per)\s+tertial\b)"
    r"|(?P<each_season>\bvarje\s+(?:vår|sommar|höst|vinter)\b)|(?P<one_year>\bunder\s+20\d\d\b)"
    r"|(?P<halves>\b(?:varje|per)\s+halvår\b|\bhalvårsvis\b)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bvid\s+varje\s+(?P<occasion>[a-zåäö]{4,})\b", re.IGNORECASE)
_STEADY = re.compile(
    r"\bvarje\s+(?P<time>(?:mån|tis|ons|tors|fre|lör|sön)dag(?!\s+(?:och|samt)\b)"
    r"|dag|vecka|månad|kvartal|termin|tertial)\b|\b(?P<every>varannan)\s+"
    r"(?P<alternate>vecka|månad)\b|\b(?P<adverb>veckovis|månadsvis|dagligen|kvartalsvis)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:en|ett)\s+årligt?\s+(?:\w+ande\s+)?(?P<unit>[a-zåäö]+)", re.IGNORECASE)
_AVERAGE = re.compile(r"\bi\s+(?:genom)?snitt\b", re.IGNORECASE)
_AVERAGED_OVER = re.compile(
    r"\b(?:under|över|på)\s+(?:ett\s+|hela\s+)?(?P<over>året|år|perioden)\b", re.I
)
_EVERY_OTHER = re.compile(r"\bvart\s?annat\b|\bvarannan\b", re.IGNORECASE)
_EVERY_NTH = re.compile(rf"\bvart?\s+(?P<ord>{ORDINAL})\s+år\b", re.IGNORECASE)
_NO_OCCASIONS = ("möjligt", "givet", "behov")
_STEADY_TIMES = {
    **{f"{day}dag": "week" for day in ("mån", "tis", "ons", "tors", "fre", "lör", "sön")},
    "dag": "day",
    "vecka": "week",
    "månad": "month",
    "kvartal": "quarter",
    "termin": "term",
    "tertial": "year",
    "veckovis": "week",
    "månadsvis": "month",
    "dagligen": "day",
    "kvartalsvis": "quarter",
}


@dataclass(frozen=True)
class Rhythm:
    """`times` is how often in one `per` the phrase itself says: three in "varje tertial"."""

    per: str
    every: int = 1
    times: int = 1
    doubt: str = ""


def time_phrase(said: str) -> re.Match[str] | None:
    return _PER.search(said)


def occasion(said: str) -> str | None:
    """The occasion in "vid varje trygghetsvandring"."""
    match = _EACH.search(said)
    if match is None or match["occasion"].lower() in _NO_OCCASIONS:
        return None
    return match["occasion"].lower()


def rhythm(said: str, start: int) -> Rhythm:
    """The time phrase nearest after `start`, where the number stands, else before it."""
    if each := occasion(said):
        return Rhythm(each)
    if nth := _EVERY_NTH.search(said):
        return Rhythm("year", every=ORDINALS[nth["ord"].lower()])
    matches = list(_PER.finditer(said))
    after = [match for match in matches if match.start() >= start]
    chosen = after[0] if after else matches[-1] if matches else None
    if chosen is None:
        return Rhythm("period", doubt="Ingen tidsperiod är tryckt; hela löftesperioden antas.")
    times = 3 if chosen["thirds"] else 2 if chosen["halves"] else 1
    return Rhythm(_time_of(chosen), 2 if _EVERY_OTHER.search(chosen.group()) else 1, times)


def _time_of(match: re.Match[str]) -> str:
    for per in _TIMES:
        if match[per]:
            return per
    adverbs = {"weekly": "week", "monthly": "month", "daily": "day"}
    return next((per for name, per in adverbs.items() if match[name]), "year")


def averaged_over(said: str) -> str | None:
    if not _AVERAGE.search(said):
        return None
    over = _AVERAGED_OVER.search(said)
    return "period" if over is None or over["over"].lower() == "perioden" else "year"


def steady(text: str) -> Found[Quantity] | None:
    """ "Varje vecka" without a number is once a week."""
    if yearly := _YEARLY.search(text):
        return Found(Quantity("=", 1, yearly["unit"], "year"), (Span(*yearly.span()),))
    match = _STEADY.search(text)
    if match is None:
        return None
    word = (match["time"] or match["alternate"] or match["adverb"]).lower()
    n = 3 if word == "tertial" else 1
    value = Quantity("=", n, "gång", _STEADY_TIMES[word], every=2 if match["every"] else 1)
    reason = "Inget antal är tryckt; en gång per tidsperiod antas."
    return Found(value, (Span(*match.span()),), Doubt.LIKELY, reason)
