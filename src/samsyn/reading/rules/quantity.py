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
from samsyn.reading.rules.rhythm import averaged_over, occasion, rhythm, steady, time_phrase
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
    return _zero(text) or steady(text)


def _targets(said: str) -> Iterator[_Target]:
    each = occasion(said)
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
    per = time_phrase(said)
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
    often = rhythm(said, target.start)
    value = Quantity(
        op=target.op,
        n=target.n * often.times,
        unit=target.unit,
        per=often.per,
        every=often.every,
        seasons=_seasons(text),
        sub=tuple(_subs(said)),
        per_area=_area(said),
        averaged_over=averaged_over(said),
    )
    at = Span(span.start + target.start, span.start + target.end)
    if often.doubt:
        return Found(value, (at,), Doubt.LIKELY, often.doubt)
    return Found(value, (at,))


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


def _zero(text: str) -> Found[Quantity] | None:
    match = _NONE_AT_ALL.search(text)
    if match is None:
        return None
    return Found(Quantity("=", 0, match["unit"], "period"), (Span(*match.span()),))
