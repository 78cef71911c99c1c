"""Who stands behind the document: municipalities, the police, and others that promise."""

import re

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.rules.municipality import full_name, spans_of
from samsyn.reading.text.layout import Layout

_AREA_NAME = r"[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?:[ ][A-ZÅÄÖ][\wåäöÅÄÖ-]+){0,3}"
POLICE_AREA = re.compile(rf"\b[Ll]okal ?[Pp]olisområde[t]?[ \n]{_AREA_NAME}")
_WIDER_AREA = re.compile(rf"\b(?:[Pp]olisområde|[Pp]olisregion)[ ]{_AREA_NAME}")
_AUTHORITY = re.compile(r"\bPolismyndigheten\b")
_POLICE = re.compile(r"\b[Pp]olis(?:en)?\b")
POLICE_WORD = re.compile(r"polis", re.IGNORECASE)

PROMISE_VERB = r"(?:lovar|åtar sig|förbinder sig|utlovar|garanterar)"
_ORGANISATION = r"[A-ZÅÄÖ][\w'’&.-]*(?:[ ](?:[A-ZÅÄÖ][\w'’&-]*|AB|i|och(?= [A-ZÅÄÖ]))){0,4}"
_PROMISING = re.compile(rf"^[ \t•*–-]*(?P<name>{_ORGANISATION})[ ]{PROMISE_VERB}\b", re.MULTILINE)
_BETWEEN = re.compile(r"(?:överenskommelse|avtal|samverkan|samarbete)[^.\n]{0,60}?\smellan\s", re.I)
_LISTED = re.compile(r"\s*(?P<name>" + _ORGANISATION + r")\s*(?:,|\boch\b|\bsamt\b|$)")
_NOT_ORGANISATIONS = re.compile(
    r"^(?:Vi|Tillsammans|Parterna|Båda|Alla|Kommun|Dessutom|Därför|Här|Det|Vad|Så|Detta|De|Den"
    r"|Löfte\w*|Medborgarlöfte\w*|Samtliga|Respektive|Man|Jag|Under|Gemensamt|Ni|Som)\b"
)


def parties(layout: Layout, municipalities: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    found = [_municipality(layout, m) for m in municipalities]
    police = police_party(layout)
    return (*found, *((police,) if police else ()), *_others(layout, found))


def _municipality(layout: Layout, municipality: Found[str]) -> Found[str]:
    spans = spans_of(municipality.value, layout) or municipality.spans
    name = full_name(municipality.value, layout)
    return Found(name, spans, municipality.doubt, municipality.reason)


def police_party(layout: Layout) -> Found[str] | None:
    """The most exact name the document gives the police."""
    for pattern in (POLICE_AREA, _AUTHORITY, _POLICE):
        if match := pattern.search(layout.text):
            name = "Polisen" if pattern is _POLICE else match.group()
            name = " ".join(name.split())
            return Found(name[:1].upper() + name[1:], (Span(*match.span()),))
    if match := re.search(r"\b\w*polis\w*", layout.text, re.IGNORECASE):
        reason = "Polisen nämns men inte som part."
        return Found("Polisen", (Span(*match.span()),), Doubt.LIKELY, reason)
    return None


def _others(layout: Layout, known: list[Found[str]]) -> list[Found[str]]:
    others: dict[str, Span] = {}
    for match in _PROMISING.finditer(layout.text):
        for start, name in _split(match["name"]):
            if _is_other(name):
                at = match.start("name") + start
                others.setdefault(name, Span(at, at + len(name)))
    for span, name in _between(layout.text[: layout.opening]):
        if _is_other(name):
            others.setdefault(name, span)
    own = {party.value.lower() for party in known}
    return [Found(n, (span,)) for n, span in others.items() if n.lower() not in own]


def _split(names: str) -> list[tuple[int, str]]:
    parts, position = [], 0
    for name in names.split(" och "):
        parts.append((position, name))
        position += len(name) + len(" och ")
    return parts


def _is_other(name: str) -> bool:
    if POLICE_WORD.search(name) or re.search(r"kommun", name, re.IGNORECASE):
        return False
    return _NOT_ORGANISATIONS.match(name) is None and len(name) > 2


def _between(opening: str) -> list[tuple[Span, str]]:
    """Names in "överenskommelse mellan A, B och C"."""
    found = []
    for match in _BETWEEN.finditer(opening):
        position = match.end()
        while item := _LISTED.match(opening, position):
            found.append((Span(*item.span("name")), item["name"]))
            position = item.end()
    return found
