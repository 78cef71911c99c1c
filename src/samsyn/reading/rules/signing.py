"""When and where the document was signed."""

import re
from datetime import date

from samsyn.reading.found import Found, Span, likely, sure
from samsyn.reading.rules.dates import Dated, latest_before, page_date
from samsyn.reading.text.sentences import sentence_at

SIGNED = re.compile(
    r"undertecknat|undertecknade|undertecknades|undertecknad\b|underteckna[sr]|undertecknare"
    r"|signera(?:t|de|des|s|r|d)\b|skr(?:ev|ivit|iver|ivits|evs|ivs)\b(?:\s+\S+){0,25}?\s+under\b"
    r"|(?:för\s+att|och)\s+(?:skriva\s+under|underteckna|signera)\b|underskriv(?:en|et|na)|skrevs\s+under|satte\s+sina?\s+namn",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(r"\b(?:tecknade|tecknades|tecknats|ingick|ingicks)\b", re.IGNORECASE)
_EARLIER = re.compile(r"första\s+samverkansavtal|tidigare|föregående|förra", re.IGNORECASE)
_TODAY = re.compile(r"\bi\s?dag\b", re.IGNORECASE)
_PLACE = r"[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäö]+)?"
_BEFORE_DATE = re.compile(
    rf"^[ \t]*(?:(?:Ort och datum|Datum|Ort)[ \t]*:?[ \t]*|Undertecknat i )?"
    rf"(?P<place>{_PLACE})?[ ,]*(?:den[ \t]+)?$"
)
_DATE_LABEL = re.compile(
    r"^[ \t]*(?:Datum|Undertecknat)[ \t]*:?[ \t]*(?:den[ \t]+)?$", re.IGNORECASE
)
_PLACE_IN_SENTENCE = re.compile(rf"\bi\s(?P<place>{_PLACE})\s(?:den\s)?$")
_LABELS = re.compile(r"^(?:Publicera|Uppdatera|Senast|Nyhet|Artikel|Dnr|Den|Datum|Ort|Sida)")
_WEEKDAYS = re.compile(r"^(?:Mån|Tis|Ons|Tors|Fre|Lör|Sön)dag", re.IGNORECASE)


def signing(text: str, dates: list[Dated]) -> tuple[Found[date] | None, Found[str] | None]:
    published = page_date(text, dates)
    for found in dates:
        if found.day is not None and found != published and _said_signed(text, found):
            day = _resolved(found, published)
            if day is not None:
                return day, _place(text, found)
    for found in reversed(dates):
        if found.exact and found != published and (place := _place_line(text, found)):
            return sure(found.exact, found.span), place
    return _labelled(text, dates) or _today(text, published), None


def _labelled(text: str, dates: list[Dated]) -> Found[date] | None:
    """ "Datum: 2023-02-20" in the later half, where documents are signed."""
    for found in reversed(dates):
        line_start = text.rfind("\n", 0, found.span.start) + 1
        label = _DATE_LABEL.match(text[line_start : found.span.start])
        if label and found.exact and found.span.start > len(text) // 2:
            return sure(found.exact, found.span)
    return None


def _said_signed(text: str, found: Dated) -> bool:
    said = sentence_at(text, found.span.start).of(text)
    if len(said) > 600 or _EARLIER.search(said):
        return False
    if SIGNED.search(said):
        return True
    near = text[max(0, found.span.start - 60) : found.span.end + 25]
    return bool(_CONCLUDED.search(near))


def _resolved(found: Dated, published: Dated | None) -> Found[date] | None:
    if found.exact:
        return sure(found.exact, found.span)
    if published is None or published.exact is None:
        return None
    day = latest_before(found, published.exact)
    if day is None:
        return None
    return likely(day, found.span, published.span, reason="Året kommer från sidans datum.")


def _place_line(text: str, found: Dated) -> Found[str] | None:
    """The line "Björkvik den 3 maj 2024", with nothing after it."""
    line_start = text.rfind("\n", 0, found.span.start) + 1
    line_end = text.find("\n", found.span.end)
    after = text[found.span.end : line_end if line_end >= 0 else None]
    match = _BEFORE_DATE.match(text[line_start : found.span.start])
    if match is None or match["place"] is None or after.strip(" .|_\t\xa0"):
        return None
    if _LABELS.match(match["place"]) or _WEEKDAYS.match(match["place"]):
        return None
    at = line_start + match.start("place")
    return sure(match["place"], Span(at, at + len(match["place"])))


def _place(text: str, found: Dated) -> Found[str] | None:
    if place := _place_line(text, found):
        return place
    low = max(0, found.span.start - 40)
    match = _PLACE_IN_SENTENCE.search(text[low : found.span.start])
    if match is None:
        return None
    return sure(match["place"], Span(low + match.start("place"), low + match.end("place")))


def _today(text: str, published: Dated | None) -> Found[date] | None:
    if published is None or published.exact is None:
        return None
    for match in _TODAY.finditer(text):
        said = sentence_at(text, match.start()).of(text)
        if len(said) < 600 and (SIGNED.search(said) or _CONCLUDED.search(said)):
            reason = "Texten säger ”i dag”; dagen är sidans datum."
            return likely(published.exact, Span(*match.span()), published.span, reason=reason)
    return None
