"""What happens when the term ends, and how often the document is reviewed or renewed."""

import re

from samsyn.reading.found import Found, Span, likely, sure
from samsyn.reading.text.sentences import sentences
from samsyn.reading.text.words import NUMBER, ORDINALS, number

_PROLONGED = re.compile(
    r"förläng(?:s|as|es|da|t|ning\w*)\b|fortsätter\s+att\s+gälla|fortsatt\s+giltig", re.I
)
_UNTIL_FURTHER = re.compile(r"tills\s+vidare|till(?:s|\s+dess)?(?:\s+att)?\s+(?:en\s+)?ny", re.I)
_AUTOMATIC = re.compile(
    r"automatiskt|\bsägs\b.{0,40}?\b(?:inte|ej)\s+upp|i\s+taget|om\s+(?:det|den|avtalet|överenskommelsen)?\s*(?:inte|ej)\b|om\s+ny\w*\b"
    r"|såvida|därefter|om\s+ing(?:en|a)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"säg(?:s|er|as)\s+upp|\bsägs\b.{0,40}?\bupp\b|uppsägning|sagts\s+upp|uppsagd", re.IGNORECASE
)
_STOPS = re.compile(
    r"upphör\w*[^.]{0,60}utan\s+(?:\w+\s+)?uppsägning|förlängs\s+(?:inte|ej)\b"
    r"|utan\s+(?:möjlighet\s+till\s+)?förlängning|ingen\s+(?:automatisk\s+)?förlängning",
    re.IGNORECASE,
)
_OF_THIS = re.compile(
    r"överenskommelse|avtal|löfte|\bden\b|\bdet\b|\bdess\b|giltig|gäller", re.IGNORECASE
)
_TO_A_DATE = re.compile(r"förläng\w+[^.]{0,40}(?:till|t\.?o\.?m\.?)\b[^.]{0,25}\b20\d\d", re.I)


def extension(text: str) -> tuple[Found[bool] | None, Found[str] | None]:
    """(prolonged by itself?, rule: none, until_further_notice, until_notice, explicit)."""
    for span in sentences(text):
        said = span.of(text)
        if len(said) > 1200 or not _OF_THIS.search(said):
            continue
        if _STOPS.search(said):
            return sure(False, span), sure("none", span)
        if _TO_A_DATE.search(said):
            return None, sure("explicit", span)
        if _PROLONGED.search(said) and (_AUTOMATIC.search(said) or _UNTIL_FURTHER.search(said)):
            return sure(True, span), sure(_rule(said), span)
        if found := _running(said, span):
            return found
    return None, None


def _rule(said: str) -> str:
    if _NOTICE.search(said):
        return "until_notice"
    return "until_further_notice" if _UNTIL_FURTHER.search(said) else "explicit"


def _running(said: str, span: Span) -> tuple[Found[bool] | None, Found[str]] | None:
    """A document in force until further notice, or until a new one takes its place."""
    if "gäller" not in said.lower() and "gälla" not in said.lower():
        return None
    if _NOTICE.search(said) and re.search(r"till(?:s|\s+dess)|så\s+länge", said):
        return None, sure("until_notice", span)
    if re.search(r"tills\s+vidare", said, re.IGNORECASE):
        return None, sure("until_further_notice", span)
    if _UNTIL_FURTHER.search(said):
        reason = "Gäller tills en ny tar vid."
        return likely(True, span, reason=reason), likely(
            "until_further_notice", span, reason=reason
        )
    return None


_EVERY = re.compile(
    rf"(?:(?P<each>varje|vart?)\s+(?P<ord>{'|'.join(ORDINALS)})?\s*år\b|(?P<second>vart\s?annat\s+år)"
    rf"|(?P<yearly>årligen|årlig\w*|en\s+gång\s+(?:per|om)\s+året?|varje\s+år)"
    rf"|var(?:je)?\s+(?P<n>{NUMBER})\s*(?P<unit>månad))",
    re.IGNORECASE,
)
_REVIEWED = re.compile(r"revider|ses\s+över|ses\b.{0,20}\böver|omprövas|översyn|uppdateras", re.I)
_RENEWED = re.compile(
    r"(?:komplettera|förnya|teckna|ta\w*\s+(?:\w+\s+){0,3}fram|revidera|formulera|skriv|ingå)",
    re.IGNORECASE,
)
_PLEDGES = re.compile(r"medborgarlöfte|löfte[nt]?\b", re.IGNORECASE)


def review_months(text: str) -> Found[int] | None:
    return _interval(text, _REVIEWED, forbidden=re.compile(r"åtgärdsplan|lägesbild\w*\s+upp"))


def pledge_cycle_months(text: str) -> Found[int] | None:
    return _interval(text, _RENEWED, needed=_PLEDGES)


def _interval(
    text: str,
    verb: re.Pattern[str],
    *,
    needed: re.Pattern[str] | None = None,
    forbidden: re.Pattern[str] | None = None,
) -> Found[int] | None:
    for span in sentences(text):
        said = span.of(text)
        match = _EVERY.search(said)
        if match is None or not verb.search(said) or len(said) > 600:
            continue
        if (needed and not needed.search(said)) or (forbidden and forbidden.search(said)):
            continue
        at = Span(span.start + match.start(), span.start + match.end())
        return sure(_months(match), at)
    return None


def _months(match: re.Match[str]) -> int:
    if match["second"]:
        return 24
    if match["ord"]:
        return 12 * ORDINALS[match["ord"].lower()]
    return number(match["n"]) if match["n"] else 12
