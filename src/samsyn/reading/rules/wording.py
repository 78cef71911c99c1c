"""Small questions about a line of text: does it announce, promise, define, quote?"""

import re
from collections.abc import Iterable

from samsyn.reading.rules.people import NAME, TITLE
from samsyn.reading.rules.responsibility import CHAIN, own_promisors
from samsyn.reading.rules.roles import PROMISE, Role, role

LEAD_IN = re.compile(r"(?::|\.{2,}|…|\batt)\s*$")
WILL = re.compile(
    r"\b(?:ska|skall|kommer\s+(?:också\s+|även\s+)?att|lovar|åtar\s+sig)\b", re.IGNORECASE
)
AFTER_PROMISE = re.compile(
    r"\b(?:lovar|åtar\s+sig|förbinder\s+sig)\s*(?:att)?\s*(?P<rest>.*)$", re.I | re.S
)
_INFINITIVE = re.compile(
    r"^\W*(?:(?:aktivt|regelbundet|tillsammans|gemensamt|årligen|fortsatt|att|verka\s+för\s+att"
    r"|via\s+\S+(?:\s[A-ZÅÄÖ]\S+)?)\s+)*"
    r"(?:[a-zåäö]{2,}a|[a-zåäö]{2,}as|se|ha|få|ge|ta|gå|stå|bistå|bedriva|åta|te)\b(?!\s*\|)",
    re.IGNORECASE,
)
_PRESENT = re.compile(rf"^\W*{CHAIN}\s+[a-zåäö]+(?:ar|er|ör|år|ås|ats)\b", re.IGNORECASE)
_SUBJECT_WILL = re.compile(
    rf"^\W*(?:{CHAIN})\s+(?:ska|skall|kommer\s+(?:också\s+|även\s+)?att|åtar\s+sig|lovar)\b",
    re.IGNORECASE,
)
_INVERTED_WILL = re.compile(rf"\b(?:ska|skall|kommer)\s+{CHAIN}\b", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"\bföljande\s+(?:\w+\s+)?(?:medborgarlöfte|löfte|åtagande|punkt|insats|åtgärd)\w*\s*[.:]?$"
    r"|\b(?:löftena|medborgarlöftena|punkterna|åtagandena)\s+är\s*[.:]?$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:genomförs|utförs|hålls|anordnas|arrangeras|erbjuds|bjuds|kontrolleras|besöks|patrulleras"
    r"|sker|ordnas|förstärks|prioriteras)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^[A-ZÅÄÖ][^.:]{2,30}:\s")
_OF_THE_DOCUMENT = re.compile(
    r"^(?:medborgarlöfte\w*|löfte\w*|överenskommelse\w*|avtalet|uppföljning\w*)\b", re.IGNORECASE
)
_BRACKETED = re.compile(rf"[(\[]\s*{CHAIN}\s*[)\]]\s*\.?\s*$", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:säger|menar|berättar|konstaterar)\b|^[”\"]")
_DEFINES = re.compile(
    r"medborgarlöfte\w*\s+(?:är|innebär|handlar|betyder|syftar|bygger)"
    r"|^(?:det\s+är|löfte\w*\s+är)\b|i\s+och\s+med"
    r"|(?:vad|som|det)\s+(?:vi|polisen|kommunen)\s+lovar",
    re.IGNORECASE,
)
_OF_THE_SET = re.compile(
    r"^(?:medborgarlöfte\w*|löfte\w*|överenskommelse\w*|avtalet|arbetet|dessa|detta|det|resultat\w*"
    r"|uppföljning\w*|parterna\s+är|syftet)\b",
    re.IGNORECASE,
)
_DATE_OR_PERIOD = re.compile(
    r"\D{0,30}\d{1,2}\s\D{3,12}\d{4}$|\D{0,30}\d{4}-\d\d-\d\d\D{0,12}$"
    r"|(?:gäller|giltig|avser)\b.*\d{4}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?://|www\.|\.pdf\b|\bpdf\b|öppnas i|länk till|läs mer|skriv ut", re.IGNORECASE
)


def is_lead_in(text: str) -> bool:
    return LEAD_IN.search(text) is not None


def is_spoken(text: str) -> bool:
    return _SPOKEN.search(text) is not None


def is_link(text: str) -> bool:
    return _LINK.search(text) is not None


def of_the_set(text: str) -> bool:
    """Speaks of the document or the pledges as a whole, so it is not one of them."""
    return _OF_THE_SET.match(text) is not None


def speaks_of_the_document(text: str) -> bool:
    return _OF_THE_DOCUMENT.match(text) is not None


def announces(said: str) -> bool:
    """ "... har vi tagit fram följande löften." """
    return _ANNOUNCES.search(said) is not None


def does(said: str) -> bool:
    """ "Kommunen erbjuder ...", "Fotpatrullering genomförs ..." """
    if _LABELLED.match(said):
        return False
    return _PRESENT.match(said) is not None or _DONE.search(said) is not None


def only_names(text: str) -> bool:
    return re.fullmatch(rf"\W*{CHAIN}[\s:.…]*", text, re.IGNORECASE) is not None


def subject_will(text: str) -> bool:
    """ "Polisen ska ..." """
    return _SUBJECT_WILL.match(text) is not None


def wills(text: str) -> bool:
    """ "Polisen ska ..." or "Vid behov ska polisen ..." """
    return subject_will(text) or _INVERTED_WILL.search(text) is not None


def says_so(text: str, others: Iterable[str]) -> bool:
    """The text itself says who promises it."""
    return PROMISE.search(text) is not None and own_promisors(text, others) is not None


def names_an_act(text: str) -> bool:
    if is_link(text):
        return False
    forms = (WILL.search(text), _INFINITIVE.match(text), does(text))
    return any(forms) or _BRACKETED.search(text) is not None


def starts_with_an_act(text: str) -> bool:
    return bool(WILL.search(text) or _INFINITIVE.match(text))


def sentence_promises(said: str, others: Iterable[str]) -> bool:
    """ "Polisen lovar att ...", neither quoted, asked nor explained."""
    if is_spoken(said) or _DEFINES.search(said) or said.endswith("?"):
        return False
    match = AFTER_PROMISE.search(said)
    told = match is None or len(match["rest"].split()) > 1
    return told and says_so(said, others)


def is_person_or_date(text: str) -> bool:
    if re.fullmatch(rf"{NAME}(?:\s*\([A-ZÅÄÖ]+\))?", text) and "kommun" not in text.lower():
        return len(text.split()) <= 4 and not PROMISE.search(text) and role(text) is Role.TOPIC
    return bool(TITLE.match(text) or _DATE_OR_PERIOD.match(text))
