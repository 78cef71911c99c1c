"""What surrounds the agreement: history, annexes, contacts, other actors, the place."""

import re
from collections.abc import Iterator
from datetime import date

from samsyn.reading.found import Covered, Found, Span, likely, sure
from samsyn.reading.proposal import Event
from samsyn.reading.rules.dates import YEAR
from samsyn.reading.text.layout import Block, Kind, Layout
from samsyn.reading.text.sentences import sentences

_HAPPENED = re.compile(
    r"initierad|bildad|startad|underteckna(?:des|de)|infördes|inrättad|första|skärptes|trädde\s+i\s+kraft"
    r"|har\s+(?:kommunen\s+och\s+polisen\s+)?(?:sam|arbet)|sedan|tecknade|lagen|skrevs|antog|påbörja",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?<![\d:/.–-])(?P<y>{YEAR})(?![\d:–-])")
_STATISTICS = re.compile(
    r"undersökning|mätning|enkät|publicera|uppdatera|\bgäller\b", re.IGNORECASE
)


def history(layout: Layout, valid_from: date | None) -> tuple[Found[Event], ...]:
    """Years before the period that the running text says something happened in."""
    limit = valid_from.year if valid_from else 9999
    found: dict[int, Found[Event]] = {}
    for block in layout.blocks:
        if block.kind is not Kind.PARAGRAPH:
            continue
        for sentence in sentences(layout.text, block.span.start, block.span.end):
            for event in _events(layout.text, sentence, limit):
                found.setdefault(event.value.year, event)
    return tuple(found[year] for year in sorted(found))


def _events(text: str, sentence: Span, limit: int) -> Iterator[Found[Event]]:
    said = sentence.of(text)
    if not _HAPPENED.search(said) or _STATISTICS.search(said):
        return
    for match in _YEAR.finditer(said):
        year = int(match["y"])
        if year < limit and not re.search(r"\d\s\w+\s$", said[: match.start()]):
            yield sure(Event(year, said), sentence)


_ANNEX_HEADING = re.compile(r"^bilag(?:a|or)\b\s*:?$", re.IGNORECASE)
_ANNEX_LINE = re.compile(r"^bilaga\s*\d*\s*[:.–-]\s*(?P<name>.+?)\.?$", re.IGNORECASE)


def annexes(layout: Layout) -> tuple[Found[str], ...]:
    found, under = [], False
    for block in layout.blocks:
        named = _ANNEX_LINE.match(block.text)
        if _ANNEX_HEADING.match(block.text):
            under = True
        elif named:
            start = block.span.start + named.start("name")
            found.append(sure(named["name"], Span(start, start + len(named["name"]))))
        elif under and block.kind is Kind.BULLET:
            name = block.text.rstrip(" .")
            found.append(sure(name, Span(block.span.start, block.span.start + len(name))))
        else:
            under = False
    return tuple(found)


_REACHED = re.compile(
    r"@|\b(?:telefon|tfn|tel|växel)\b[:. ]*\+?\d|\b(?:besök|besöksadress|postadress|e-post)\s*:"
    r"|(?<![\d-])0\d{1,3}[- ]\d{2,3}",
    re.IGNORECASE,
)


def contacts(layout: Layout) -> tuple[Found[str], ...]:
    """Names that stand right above an address, a telephone number or an e-mail address."""
    found: list[Found[str]] = []
    before: Block | None = None
    for block in layout.blocks:
        short = len(block.text) < 120
        if short and _REACHED.search(block.text):
            if before is not None:
                name = before.text.split("\n")[0].rstrip(" :")
                found.append(sure(name, Span(before.span.start, before.span.start + len(name))))
            before = None
        else:
            named = short and block.kind is not Kind.BULLET and len(block.text.split()) <= 6
            before = block if named else None
    return tuple(found)


_ACTOR = re.compile(
    r"\bRegion\s[A-ZÅÄÖ][a-zåäö]+|\b(?:närings|förenings)liv(?:et)?\b|\bcivilsamhälle(?:t)?\b|\bmedborgare\b|\bräddningstjänst(?:en)?\b"
    r"|\bbostads(?:bolag|företag)(?:et|en)?\b|\bfastighetsägare\b|\b(?:frivillig|intresse)organisationer\b|\bföreningar\b"
    r"|\bvårdnadshavare\b|\bfrivilliga\sorganisationer\b|\bTullverket\b|\bKriminalvården\b|\blänsstyrelsen\b"
    r"|\bnattvandrare\b|\bhandlare\b|\bbutiker\b|\bkrögare\b|\bförsamlingen\b|\bSvenska\skyrkan\b",
    re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"involvera|bjud(?:s|as)?\s+in|bjudas|delta(?:r|ga)?\b|medverka|samverkar?\s+med|delaktig|andra\s+aktörer|vid\s+behov",
    re.I,
)


def other_actors(layout: Layout, taken: Covered) -> tuple[Found[str], ...]:
    """Actors beside the parties that the running text lets take part."""
    found: dict[str, Found[str]] = {}
    for block in layout.blocks:
        if block.kind is not Kind.PARAGRAPH or block.span.start in taken:
            continue
        for sentence in sentences(layout.text, block.span.start, block.span.end):
            said = sentence.of(layout.text)
            if not _INVOLVED.search(said):
                continue
            for match in _ACTOR.finditer(said):
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                found.setdefault(match.group().lower(), sure(match.group(), span))
    return tuple(found.values())


_PLACE_KIND = (
    r"(?:handelsområde|centrum|torg|station|resecentrum|park|hamn|plan"
    r"|bostadsområde|stadsdel|industriområde)"
)
_OF_A_PLACE = re.compile(
    r"[Mm]edborgarlöfte\w*\s+(?:om\s+samverkan\s+)?(?:på|kring|för|vid|i)\s+(?P<place>[A-ZÅÄÖ][a-zåäö]+)"
    r"(?=\s+(?:är|som|förlängs|i\b|har|tecknades|undertecknades)|\s*[,.])"
)


def place(layout: Layout, municipality: str | None) -> Found[str] | None:
    """The place a pledge is limited to, when it is not the municipality."""
    for match in _OF_A_PLACE.finditer(layout.text):
        name = match["place"]
        if municipality and name.rstrip("s") == municipality.rstrip("s"):
            continue
        fuller = re.search(rf"\b{re.escape(name)}s?\s{_PLACE_KIND}\b", layout.text)
        found = fuller or re.search(rf"\b{re.escape(name)}\b", layout.text)
        if found:
            reason = "Löftet gäller en plats, inte hela kommunen."
            return likely(found.group(), Span(*found.span()), reason=reason)
    return None
