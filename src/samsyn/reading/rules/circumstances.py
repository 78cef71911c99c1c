"""What a pledge says beside its promise: condition, month, audience, coverage, parts, evidence."""

import re

from samsyn.reading.found import Found, Span, likely, sure
from samsyn.reading.rules.lists import items
from samsyn.reading.text.words import MONTH, MONTHS

_CONDITION = re.compile(
    r"\bom\s+(?:det\s+)?(?:uppkommer|finns|framkommer|inkommer|uppstår)\s+[^.,;]*?(?:önskemål|behov|intresse)\w*"
    r"|\bvid\s+(?:önskemål|behov|förfrågan|intresse|begäran)\b|\bpå\s+(?:begäran|förfrågan|initiativ\s+av)\b"
    r"|\b(?:när|om|där)\s+(?:de\s+)?(?:boende|föreningar|någon|invånare\w*|skolan|kommunen|polisen|föräldrar)"
    r"\s+(?:ber|önskar|vill|begär|frågar|efterfrågar|så\s+önskar)\b[^.,;]*|\bom\s+(?:så\s+)?(?:önskas|behövs|begärs)\b"
    r"|\bi\s+mån\s+av\s+\w+",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\b(?:i|under|senast(?:\s+i|\s+den\s+\d+|\s+sista)?|före(?:\s+den\s+\w+)?|i\s+slutet\s+av|innan)\s+(?P<m>{MONTH})\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\brikta(?:d|de|t|s|r\s+sig)\s+till\s+(?:alla\s+|främst\s+|specifikt\s+till\s+)?(?P<who>[^.;(]+)",
    re.I,
)
_COVERAGE = re.compile(
    r"\b(?:samtliga|alla|varje)\s+(?:kommunens\s+|våra\s+)?(?:elev\w*|klass\w*|nior\w*|sjuor\w*|åttor\w*"
    r"|högstadie\w*|skol\w*|årskurs\w*|hushåll|serveringsställe\w*|krog\w*|förskol\w*|gymnasie\w*|[a-zåäö]*elever"
    r"|[a-zåäö]*klasser|[a-zåäö]*skolor)(?:(?:\s+i\s+(?:årskurs|åk))?\s+\d(?:\s*[–-]\s*\d)?)?",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:dokumenteras|redovisas|mäts|följs\s+upp|registreras)\s+(?:i|genom|med|via)\s+(?P<what>[^.;]+)",
    re.I,
)
_PARTNERS = re.compile(
    r"\b(?:tillsammans|i\s+samverkan|i\s+samarbete|i\s+samråd|i\s+dialog)\s+med\s+(?P<who>[^.;:(]+)",
    re.I,
)
_END_OF_NOUN_PHRASE = re.compile(
    r"\s(?:aktivt|att|för|i|på|vid|under|som|genom|lovar|ska|skall|åtar|kommer|utveckla|arbeta|genomföra|verka"
    r"|anordna|hålla|erbjuda|ordna|bjuda|ta|delta|motverka|förebygga|minst|varje|om|när|där|kring|inom|utifrån"
    r"|informera|se|göra|planera|starta|bedriva|stärka|skapa)\b",
    re.IGNORECASE,
)
_PARTY_WORD = re.compile(
    r"^(?:\w*polis\w*|\w*\s?kommun(?:en)?|varandra|polismyndigheten)$", re.IGNORECASE
)
_BY_MEANS = re.compile(
    r"\b(?:genom\s+att|bland\s+annat\s+genom\s+att)\s+(?P<list>[^.]+)|\bmotverka\s+(?P<against>[^.]+)",
    re.IGNORECASE,
)
_TWO_LIMBS = re.compile(
    r"\s+(?:och\s+samtidigt|samt\s+dessutom|men\s+också|och\s+dessutom)\s+", re.IGNORECASE
)
_LEADING_VERBS = re.compile(
    r"^(?:[a-zåäö]+a\s+(?:och\s+[a-zåäö]+a\s+)?|förhindra\s+att\s+)", re.IGNORECASE
)


def condition(text: str) -> Found[str] | None:
    match = _CONDITION.search(text)
    return sure(match.group(), Span(*match.span())) if match else None


def due_month(text: str) -> Found[int] | None:
    """The month in which a one-off is to be done; several months are a season, not a deadline."""
    matches = list(_DUE.finditer(text))
    named = set(re.findall(rf"\b(?:{MONTH})\b", text, re.IGNORECASE))
    if len(matches) != 1 or len(named) != 1:
        return None
    return sure(MONTHS[matches[0]["m"].lower()], Span(*matches[0].span()))


def audience(text: str) -> tuple[Found[str], ...]:
    match = _AUDIENCE.search(text)
    if match is None:
        return ()
    return _listed(match, "who", stop=True)


def coverage(text: str) -> Found[str] | None:
    match = _COVERAGE.search(text)
    return sure(match.group(), Span(*match.span())) if match else None


def evidence(text: str) -> Found[str] | None:
    match = _EVIDENCE.search(text)
    return sure(match["what"].strip(), Span(*match.span("what"))) if match else None


def partners(text: str) -> tuple[Found[str], ...]:
    match = _PARTNERS.search(text)
    if match is None:
        return ()
    found = _listed(match, "who", stop=True)
    return tuple(f for f in found if not _PARTY_WORD.match(f.value))


def _listed(match: re.Match[str], group: str, *, stop: bool = False) -> tuple[Found[str], ...]:
    written, start = match[group], match.start(group)
    if stop and (end := _END_OF_NOUN_PHRASE.search(written)):
        written = written[: end.start()]
    return tuple(
        sure(item.text, Span(start + item.span.start, start + item.span.end))
        for item in items(written)
    )


def parts(text: str) -> tuple[Found[str], ...]:
    """The limbs of a pledge that promises several things at once; one limb is none."""
    if limbs := _limbs(text):
        return limbs
    for match in _BY_MEANS.finditer(text):
        group = "list" if match["list"] else "against"
        found = _enumerated(match, group)
        if len(found) >= 3:
            return found
    return ()


def _limbs(text: str) -> tuple[Found[str], ...]:
    match = _TWO_LIMBS.search(text)
    if match is None:
        return ()
    first = re.search(r"\bför att\s+(?P<limb>.+)$", text[: match.start()], re.DOTALL)
    start = first.start("limb") if first else 0
    end = text.find(".", match.end())
    stop = end if end >= 0 else len(text)
    reason = "Löftet har två led; delningen är läsarens."
    return (
        likely(text[start : match.start()], Span(start, match.start()), reason=reason),
        likely(text[match.end() : stop], Span(match.end(), stop), reason=reason),
    )


def _enumerated(match: re.Match[str], group: str) -> tuple[Found[str], ...]:
    start = match.start(group)
    written = match[group]
    pieces = [piece for item in items(written) for piece in _split_and(item.text, item.span.start)]
    reason = "Uppdelningen i led är läsarens."
    return tuple(
        likely(text, Span(start + at, start + at + len(text)), reason=reason) for at, text in pieces
    )


def _split_and(text: str, at: int) -> list[tuple[int, str]]:
    """ "prostitution och människohandel" is two things; "förebygga och motverka" one act."""
    verbs = _LEADING_VERBS.match(text)
    lead = verbs.end() if verbs else 0
    text, at = text[lead:], at + lead
    if text.count(" och ") != 1 or re.search(r"\boch\s+(?:unga|ungdomar|våld|narkotika)\b", text):
        return [(at, text)]
    first, _and, second = text.partition(" och ")
    return [(at, first), (at + len(first) + 5, second)]
