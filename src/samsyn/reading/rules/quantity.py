"""Numbers that a promise can be counted against: at least n, of what, per what.

A number counts when something marks it as a target ("minst", "gånger", "per år"); ages, school
years, clock times, deadlines and dates do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.proposal import Quantity, Season, SubTarget
from samsyn.reading.rules.lists import items
from samsyn.reading.text.sentences import sentences
from samsyn.reading.text.words import NUMBER, number

_OPERATORS = {
    ">=": r"minst|åtminstone|lägst|inte\s+färre\s+än|som\s+minst|upp\s+emot\s+minst",
    "<=": r"högst|maximalt|max|som\s+mest|inte\s+fler\s+än",
    "<": r"färre\s+än|mindre\s+än|understiga",
    ">": r"fler\s+än|mer\s+än|överstiga",
    "~": r"cirka|ca\.?|omkring|ungefär|runt",
}
_OPERATOR = "|".join(f"(?:{words})" for words in _OPERATORS.values())
_WORD = r"[a-zåäöéA-ZÅÄÖ][\wåäöÅÄÖé-]*"
_TARGET = re.compile(
    rf"(?:\b(?P<op>{_OPERATOR})\s+)?(?:på\s+|vid\s+|i\s+)?(?<![\w§:.,/-])(?P<n>{NUMBER})\b"
    rf"(?!\s*(?:%|:|[.,]\d|\d|-\d|/\d))(?:\s*[–-]\s*\d{{1,3}}\b)?(?P<after>(?:\s+{_WORD}){{1,4}})",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:gång(?:er)?|ggr|tillfäll(?:e|en)|insats(?:er)?|aktivitet(?:er)?|kontroll(?:er)?|kontakt(?:er)?"
    r"|vandring(?:ar)?|möte(?:n)?|träff(?:ar)?|besök|kampanj(?:er)?|patrull(?:er|eringar)?|pass"
    r"|dialog(?:er)?|utbildning(?:ar)?|föreläsning(?:ar)?|tillsyn(?:er)?|helg(?:er)?|kväll(?:ar)?"
    r"|natt|nätter|dag(?:ar)?|timm(?:e|ar)|veck(?:a|or)|övning(?:ar)?|caf[eé](?:er)?|nattvandring(?:ar)?"
    r"|information(?:s\w+)?|förslag|evenemang|arrangemang|dagar|enkät(?:er)?|åtgärd(?:er)?|event"
    r"|razzi(?:a|or)|operation(?:er)?|stopp|inspektion(?:er)?|satsning(?:ar)?|samtal|workshop(?:s|ar)?"
    r"|temakväll(?:ar)?|platser|hembesök|lektion(?:er)?|seminari(?:um|er)|rond(?:er)?)$",
    re.IGNORECASE,
)
_OFFENCES = re.compile(
    r"(?:brott|inbrott|stölder|fall|anmälningar|rån|misshandel\w*|drogscener)$", re.I
)
_NEVER_UNITS = re.compile(
    r"^(?:år|års|åring\w*|åringar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
    r"|november|december|kr|kronor|procent|meter|km|kilometer|personer|kommuner\w*|parter\w*|exemplar"
    r"|månader|invånare|prioriterade|områden|fokusområden|och|eller|till|för|i|på|av|som|att|om|med"
    r"|att|är|har|ska|av|den|det|de|del|sätt|annan|annat|gemensam\w*\s+mål)$",
    re.IGNORECASE,
)
_NOT_TARGET_BEFORE = re.compile(
    r"\b(?:inom|årskurs(?:erna)?|åk|klass|klockan|kl\.?|nr|del|område|steg|punkt|fas|under\s+de|de|dessa"
    r"|alla|i\s+åldern|mellan|om|efter|före|varav|och)\s+$",
    re.IGNORECASE,
)
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
_AREAS = (
    r"tätort(?:er)?|stadsdel(?:ar)?|kommundel(?:ar)?|kommun|ort|by|område|skola|högstadieskola"
    r"|bostadsområde|distrikt"
)
_PER_AREA = re.compile(
    rf"\b(?:i|på|per|vid|inom)\s+(?:varje|respektive|var\s+och\s+en\s+av)?\s*(?P<area>{_AREAS})\b",
    re.I,
)
_SUB = re.compile(
    rf"\bvarav\s+(?:(?P<op>{_OPERATOR})\s+)?(?P<n>{NUMBER})\s+(?P<where>[^.,;]+?)(?=\s+och\s+{NUMBER}\b|[.,;(]|$)",
    re.IGNORECASE,
)
_MORE_SUB = re.compile(rf"\s+och\s+(?:minst\s+)?(?P<n>{NUMBER})\s+(?P<where>[^.,;]+?)(?=[.,;(]|$)")
_SEASON = re.compile(r"\b(?P<s>vår|sommar|höst|vinter)(?:en|n|arna)?\b(?!\s+vårdn)", re.IGNORECASE)
_SEASONS_TOGETHER = re.compile(
    r"\bvår(?:en)?\s*(?:och|samt|respektive|/)\s*(?:på\s+|under\s+|en\s+(?:på\s+|under\s+))?höst(?:en)?\b"
    r"|\bvåren\b[^.]{0,40}\bhösten\b",
    re.IGNORECASE,
)
_SEASON_THEMES = re.compile(
    r"(?:\b(?:under|på|för)\s+)(?P<s>våren|sommaren|hösten|vintern)\s+(?:är|ligger\s+på|handlar\s+om|:)\s*"
    r"(?P<themes>[^.]+)",
    re.IGNORECASE,
)
_NONE_AT_ALL = re.compile(
    r"\b(?:inga|ingen|noll)\s+(?P<unit>(?:öppna\s+|nya\s+)?[a-zåäö]*(?:drogscener|brott|inbrott|skolbränder"
    r"|olyckor|dödsskjutningar))\b",
    re.IGNORECASE,
)
_EVERY_OTHER = re.compile(r"\bvart\s?annat\b|\bvarannan\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Target:
    op: str
    n: int
    unit: str
    start: int
    end: int
    weight: int


def quantity(text: str) -> Found[Quantity] | None:
    """The target of one pledge; spans count from the start of `text`."""
    best: tuple[int, Found[Quantity]] | None = None
    for span in sentences(text):
        for target in _targets(span.of(text)):
            if best is None or target.weight > best[0]:
                best = (target.weight, _described(text, span, target))
    if best is not None:
        return best[1]
    return _zero(text) or _steady(text)


def _targets(said: str) -> Iterator[_Target]:
    each = _EACH.search(said)
    for match in _numbers(said):
        before = said[: match.start("n")]
        if not match["op"] and _NOT_TARGET_BEFORE.search(before):
            continue
        if re.search(r"\binom\s+$", before) or re.search(r"\bvarav\s+(?:minst\s+)?$", before):
            continue
        unit = _unit(match["after"])
        if unit is None:
            continue
        weight = _weight(said, match, unit, each is not None)
        if weight > 0:
            yield _Target(
                _operator(match["op"]), number(match["n"]), unit, match.start(), match.end(), weight
            )


def _numbers(said: str) -> Iterator[re.Match[str]]:
    """Every number with the words after it, among which the next number may stand."""
    match = _TARGET.search(said)
    while match is not None:
        yield match
        match = _TARGET.search(said, match.end("n"))


def _unit(after: str) -> str | None:
    """The noun that is counted: an act if one stands near, otherwise the nearest noun."""
    words = re.findall(_WORD, after)
    if _NEVER_UNITS.match(words[0]):
        return None
    for word in words:
        if _ACTS.search(word) or _OFFENCES.search(word):
            return word
        if _NEVER_UNITS.match(word):
            break
    adjectives = [
        w for w in words if not re.search(r"(?:ad|ade|sam|samma|iga|ande|ska|ig|lig|liga|nya)$", w)
    ]
    return (adjectives or words)[0]


def _weight(said: str, match: re.Match[str], unit: str, each: bool) -> int:
    article = match["n"].lower() in ("en", "ett")
    act = bool(_ACTS.search(unit) or _OFFENCES.search(unit))
    per = _PER.search(said)
    weight = 4 if match["op"] else 0
    weight += 2 if act and not article else 0
    weight += 2 if per and (act or match["op"]) else 0
    weight += 2 if re.match(r"gång|ggr|tillfälle", unit) else 0
    weight += 2 if each and not article else 0
    if article and not match["op"] and not (per and _close(per, match, act)):
        return 0
    return max(weight, 1) if article else weight


def _close(per: re.Match[str], match: re.Match[str], act: bool) -> bool:
    """ "en mässa varje vår": any noun does right before the time, an act also further off."""
    if not act:
        return 0 < per.start() - match.end("n") < 30
    return -40 <= per.start() - match.end() <= 40 or abs(match.start() - per.end()) <= 40


def _operator(written: str | None) -> str:
    if written is None:
        return "="
    return next(op for op, words in _OPERATORS.items() if re.fullmatch(words, written, re.I))


def _described(text: str, span: Span, target: _Target) -> Found[Quantity]:
    said = span.of(text)
    per, every, doubt = _per(said, target)
    value = Quantity(
        op=target.op,
        n=target.n if not _thirds(said) else target.n * _thirds(said),
        unit=target.unit,
        per=per,
        every=every,
        seasons=_seasons(text),
        sub=tuple(_subs(said)),
        per_area=_area(said),
        averaged_over=_averaged(said),
    )
    at = Span(span.start + target.start, span.start + target.end)
    if doubt:
        return Found(value, (at,), Doubt.LIKELY, doubt)
    return Found(value, (at,))


def _thirds(said: str) -> int:
    match = _PER.search(said)
    return 0 if match is None else 3 if match["thirds"] else 2 if match["halves"] else 0


def _per(said: str, target: _Target) -> tuple[str, int, str]:
    """(per, every, reason for doubt): the time phrase nearest after the number, else before it."""
    if each := _EACH.search(said):
        occasion = each["occasion"].lower()
        if occasion not in ("möjligt", "givet", "behov"):
            return occasion, 1, ""
    matches = [m for m in _PER.finditer(said) if not _AVERAGED_OVER.fullmatch(m.group()) or True]
    after = [m for m in matches if m.start() >= target.start]
    chosen = after[0] if after else matches[-1] if matches else None
    if chosen is None:
        return "period", 1, "Ingen tidsperiod är tryckt; hela löftesperioden antas."
    return _time_of(chosen), 2 if _EVERY_OTHER.search(chosen.group()) else 1, ""


def _time_of(match: re.Match[str]) -> str:
    for per in _TIMES:
        if match[per]:
            return per
    adverbs = {"weekly": "week", "monthly": "month", "daily": "day"}
    return next((per for name, per in adverbs.items() if match[name]), "year")


def _seasons(text: str) -> tuple[Season, ...]:
    themes = {
        _season(m["s"]): tuple(i.text for i in items(m["themes"]))
        for m in _SEASON_THEMES.finditer(text)
    }
    if not themes and not _SEASONS_TOGETHER.search(text):
        return ()
    named = dict.fromkeys(_season(m["s"]) for m in _SEASON.finditer(text))
    return tuple(Season(name, themes.get(name, ())) for name in named)


def _season(word: str) -> str:
    stems = ("vår", "sommar", "höst", "vint")
    return next(s for s in stems if word.lower().startswith(s)).replace("vint", "vinter")


def _subs(said: str) -> Iterator[SubTarget]:
    match = _SUB.search(said)
    if match is None:
        return
    yield SubTarget(_operator(match["op"]), number(match["n"]), match["where"].strip())
    if more := _MORE_SUB.match(said, match.end()):
        yield SubTarget(_operator(match["op"]), number(more["n"]), more["where"].strip())


def _area(said: str) -> str | None:
    match = _PER_AREA.search(said)
    if match is None or not re.search(r"varje|respektive|per\s|var och en", match.group()):
        return None
    return match["area"].lower()


def _averaged(said: str) -> str | None:
    if not _AVERAGE.search(said):
        return None
    over = _AVERAGED_OVER.search(said)
    return "period" if over is None or over["over"].lower() == "perioden" else "year"


def _zero(text: str) -> Found[Quantity] | None:
    match = _NONE_AT_ALL.search(text)
    if match is None:
        return None
    return Found(Quantity("=", 0, match["unit"], "period"), (Span(*match.span()),))


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


def _steady(text: str) -> Found[Quantity] | None:
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
