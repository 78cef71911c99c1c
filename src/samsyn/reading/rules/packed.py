"""Several pledges in one sentence: "... lovar att starta a, genomföra b samt erbjuda c"."""

import re
from collections.abc import Iterator

from samsyn.reading.found import Span
from samsyn.reading.lexicon import lexicon
from samsyn.reading.rules.lists import items
from samsyn.reading.text.sentences import sentences
from samsyn.reading.text.words import NUMBER, number

_INTRODUCED = re.compile(
    r"(?:lovar|åtar\s+(?:\w+\s+){1,4}|förbinder\s+sig"
    r"|löfte\w*[^.:]{0,80}?(?:är|innebär|innehåller|omfattar"
    r"|ingår|handlar\s+om|gäller))[^.:]{0,60}?(?:\batt\b|:|bland\s+annat)\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s+(?:(?:och|samt)\s+)?(?:att\s+)?|\s+(?:samt|och)\s+(?:att\s+)?")
_ACT = re.compile(
    r"(?:(?:fortsätta|verka\s+för|arbeta|aktivt|gemensamt|tillsammans)\s+)?(?:att\s+)?"
    r"(?:[a-zåäö]{3,}a|se|ha|ge|ta|bistå)\b"
    r"(?!\s+(?:och|eller)\s+[a-zåäö]+a\b\s*$)"
)
_NOT_VERBS = lexicon(
    "andra alla flera samma olika våra egna extra unga berörda gemensamma trygga säkra "
    "otrygga nya sena bra stora viktiga fria särskilda riktade synliga äldre utsatta "
    "öppna lokala skolorna eleverna"
)
_COUNTED = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:\w+\s+)?(?:punkter|löften|åtaganden|delar|insatser)(?:na)?\b[^.:]{{0,40}}:\s*",
    re.IGNORECASE,
)
FEWEST = 3


def packed(text: str, span: Span) -> list[Span]:
    """Each pledge's place, or nothing when the sentence is one pledge."""
    for sentence in sentences(text, span.start, span.end):
        said = sentence.of(text)
        match = _INTRODUCED.search(said)
        if match is None or len(said) > 3000:
            continue
        found = list(_acts(said, match.end())) or _things(said)
        if len(found) >= FEWEST:
            return [Span(sentence.start + s.start, sentence.start + s.end) for s in found]
    return []


def _things(said: str) -> list[Span]:
    """ "... innehåller fem punkter: a, b, c, d och e", as many as the number says."""
    match = _COUNTED.search(said)
    if match is None:
        return []
    start = match.end()
    found = [Span(start + i.span.start, start + i.span.end) for i in items(said[start:])]
    return found if len(found) == number(match["n"]) else []


def _acts(said: str, start: int) -> Iterator[Span]:
    """Cuts only before an infinitive, so that "cyklar och mopeder" stays whole."""
    end = len(said.rstrip(" .\n"))
    first = _ACT.match(said, start)
    if first is None or _is_no_verb(first):
        return
    begin = start
    for cut in _SEPARATOR.finditer(said, start, end):
        act = _ACT.match(said, cut.end())
        if act is None or _is_no_verb(act) or _shares_object(said[begin : cut.start()]):
            continue
        yield Span(begin, cut.start())
        begin = cut.end()
    yield Span(begin, end)


def _is_no_verb(match: re.Match[str]) -> bool:
    return match.group().split()[-1] in _NOT_VERBS


def _shares_object(piece: str) -> bool:
    """ "förebygga" alone shares its object with the verb after it."""
    return len(piece.split()) < 2
