"""Names of people and the titles they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.reading.found import Span

_NAME_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéüèáóíøæ’']+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_PARTICLE = r"(?:von|af|de|van|der|el|al|da|di)"
NAME = rf"{_NAME_WORD}(?:[ \xa0](?:{_PARTICLE}[ ])?{_NAME_WORD}){{1,3}}"
POLITICAL = r"\((?P<party>[A-ZÅÄÖ][A-Za-zåäö]{0,3})\)"
TITLE = re.compile(
    r"\b(?:(?:[Tt]illförordnad|[Tt]f\.?|[Bb]iträdande|[Vv]ice|[Ff]örste|1:e|2:e)\s)*"
    r"(?:(?:kommun|region)(?:styrelsens?|fullmäktiges?)\s(?:(?:1:e|2:e|förste|andre)\s)?(?:vice\s)?ordförande"
    r"|(?:vice\s)?ordförande\s(?:i\s|för\s)?(?:kommunstyrelsen|kommunfullmäktige|[a-zåäö]+nämnden)"
    r"|[a-zåäö]*nämndens\s(?:vice\s)?ordförande"
    r"|(?:kommunal|oppositions|region|borgar)råd(?:en)?(?:\soch\s(?:KSO|kso))?"
    r"|(?:kommun|stads|region|förvaltnings|verksamhets|verkställande\s)?direktör(?:en)?"
    r"|(?:kommun|stads|socialförvaltnings|säkerhets|social|skol|räddnings|förvaltnings|verksamhets"
    r"|områdes|plats|butiks|avdelnings|enhets|fritids|polis|trygghets|beredskaps|tekniska?\s)chef"
    r"|(?:tf\.?\s)?(?:lokal)?polisområdeschef|chef\s(?:för\s)?(?:lokal)?polisområdet?"
    r"|(?:LPO|lpo)-?\s?chef|kommunpolis|områdespolis|polismästare|gruppchef"
    r"|(?:polis)?(?:kommissarie|inspektör|intendent)"
    r"|(?:säkerhets|trygghets|brotts|drog|brottsförebyggande\s|folkhälso|ANDT\w?-?)"
    r"(?:samordnare|strateg|koordinator)"
    r"|restaurangchef|krögare|borgmästare|verkställande\sdirektör|\b[Vv][Dd]\b|KSO|ordförande|chef)\b",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(
    r"(?:\s(?:i|för|vid|på)\s(?:[Ll]okalpolisområde\s|[Pp]olisområde\s|polisen\si\s)?[A-ZÅÄÖ][\wåäö-]+"
    r"(?:,\s[A-ZÅÄÖ][a-zåäö]+)*(?:\s(?:och\s)?[A-ZÅÄÖ][a-zåäö-]+)*"
    r"|(?<=område|mrådet)\s[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)*)"
)
_NAMES = re.compile(rf"(?P<name>{NAME})(?:\s*{POLITICAL})?")
_NO_PERSON = re.compile(
    r"kommun|polis|region|överenskomm|löfte|samverk|medborg|trygg|område|kontakt|senast|publicera"
    r"|[Ff]oto|bilaga|underskrift|datum|stad|skog|handlingsplan|gatan|torget|vägen|centrum",
    re.IGNORECASE,
)
POLICE_TITLE = re.compile(r"polis|\blpo\b|kommissarie|intendent", re.IGNORECASE)
MUNICIPAL_TITLE = re.compile(
    r"kommun|nämnd|stadsdirektör|kso|oppositionsråd|förvaltning|socialchef|skolchef|säkerhet", re.I
)


@dataclass(frozen=True)
class Person:
    name: str
    title: str | None
    party: str | None
    span: Span


def is_name(text: str) -> bool:
    return _NO_PERSON.search(text) is None and TITLE.search(text) is None


def people(text: str, span: Span) -> Iterator[Person]:
    """Everyone named in a sentence, each with the title that stands right beside the name."""
    said = span.of(text)
    titles = [(m.start(), _title_end(said, m)) for m in TITLE.finditer(said)]
    masked = _masked(said, titles)
    shared: str | None = None
    for match in _NAMES.finditer(masked):
        if is_name(match["name"]):
            beside = _title_beside(said, match, titles)
            if beside:
                shared = beside.removesuffix("en") if beside.endswith("råden") else None
            title = shared or beside
            at = Span(span.start + match.start("name"), span.start + match.end("name"))
            yield Person(match["name"].replace("\xa0", " "), title, match["party"], at)


def _title_end(said: str, match: re.Match[str]) -> int:
    tail = _TITLE_TAIL.match(said, match.end())
    return tail.end() if tail else match.end()


def _masked(said: str, titles: list[tuple[int, int]]) -> str:
    for start, end in titles:
        said = said[:start] + "#" * (end - start) + said[end:]
    return said


def _title_beside(said: str, match: re.Match[str], titles: list[tuple[int, int]]) -> str | None:
    for start, end in titles:
        if end <= match.start("name") and not said[end : match.start("name")].strip(" \xa0"):
            return said[start:end]
    for start, end in titles:
        if start >= match.end() and said[match.end() : start].strip(" \n,\xa0") in ("", "som är"):
            return said[start:end]
    return None
