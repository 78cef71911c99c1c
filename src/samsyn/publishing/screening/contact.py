"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType
from phonenumbers import length_of_national_destination_code as area_code_length

from .findings import Finding, Kind, Level

EMAIL = re.compile(
    r"(?<![\w.+-])(?P<who>[\w.+-]{1,64}) ?(?:@|[(\[] ?(?:at|a|snabel-a) ?[)\]]) ?"
    r"(?P<where>(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?!\w)",
    re.IGNORECASE,
)
FUNCTIONS = frozenset(
    """bibliotek bokning boka brottsforebyggande diarie diariet dialog dpo fastighet felanmalan
    forvaltning fritid hej info information kansli kansliet kommun kommunen kommunikation
    kommunkansli kommunstyrelsen kontakt kontaktcenter kultur kundservice kundtjanst
    medborgarkontor medborgarservice myndighet noreply polis post press radet reception
    registrator samhallsbyggnad samverkan service skola socialtjanst styrelsen support trygg
    trygghet trygghetsvandring upplysning upplysningen vaxel webb webmaster""".split()  # noqa: SIM905 - too many for a list
)

FOLDED = str.maketrans("åäöéü", "aaoeu")

SWEDEN = 46
START = re.compile(r"(?<!\d)(?<!\d[-/.,:])(?=\(?(?:\+|00[1-9]|0[ ()./-]{0,3}[1-9]))")
RUN = re.compile(r"\(?\+?\(?\d+(?:[ ()/.-]{1,3}\d+){0,14}")
GROUP = re.compile(r"\d+")
TIME = r"(?:[01]\d|2[0-4])[0-5]\d"
A_DATE_OR_TIMES = re.compile(
    rf"(?:\d\d[-/.]\d\d[-/. ](?:19|20)\d\d|{TIME} ?- ?{TIME})(?!\d)"  # 08-11-2025, 0830-1630
)
SHORTEST, LONGEST = 7, 16
SERVICES = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}


def find_emails(text: str) -> Iterator[Finding]:
    for match in EMAIL.finditer(text):
        if _is_function(match["who"], match["where"]):
            yield Finding(Kind.FUNCTION_EMAIL, *match.span(), Level.CHECK)
        else:
            yield Finding(Kind.EMAIL, *match.span(), Level.STOP)


def find_phones(text: str) -> Iterator[Finding]:
    """Numbers that can be dialled. The public short numbers begin with 1 and are never found."""
    found_to = 0
    for start in START.finditer(text):
        if start.start() >= found_to and (finding := _phone_at(text, start.start())):
            found_to = finding.end
            yield finding


def _is_function(who: str, where: str) -> bool:
    words = [word.translate(FOLDED) for word in re.split(r"[.+_-]", who.lower()) if word]
    own = set(where.lower().split("."))
    return any(word in FUNCTIONS for word in words) and all(
        word in FUNCTIONS or word in own for word in words
    )


def _phone_at(text: str, start: int) -> Finding | None:
    run = RUN.match(text, start)
    if not run or A_DATE_OR_TIMES.match(run.group()):
        return None
    groups = list(GROUP.finditer(text, start, run.end()))
    for last in range(len(groups), 0, -1):
        digits = "".join(group.group() for group in groups[:last])
        if not SHORTEST <= len(digits) <= LONGEST:
            continue
        written = text[start : groups[last - 1].end()]
        number = _dialled(digits, abroad="+" in written)
        if number and _is_written_as(number, written, groups[0].group()):
            return _phone(number, start, start + len(written))
    return None


def _dialled(digits: str, *, abroad: bool) -> PhoneNumber | None:
    if not abroad and not digits.startswith("00"):
        number = PhoneNumber(country_code=SWEDEN, national_number=int(digits[1:]))
    else:
        try:
            number = phonenumbers.parse("+" + digits.removeprefix("00"))
        except phonenumbers.NumberParseException:
            return None
    return number if phonenumbers.is_valid_number(number) else None


def _is_written_as(number: PhoneNumber, written: str, first: str) -> bool:
    """Times and dates hold dots among dashes, or break a number where nobody would."""
    gaps = set(re.sub(r"\d", "", written.lstrip("(+")))
    if "." in gaps and len(gaps) > 1:
        return False
    is_fixed = phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE
    if not gaps or not is_fixed or not written.lstrip("(").startswith("0"):
        return True
    return written.startswith("00") or len(first) == 1 + area_code_length(number)


def _phone(number: PhoneNumber, start: int, end: int) -> Finding:
    if phonenumbers.number_type(number) in SERVICES:
        return Finding(Kind.SERVICE_PHONE, start, end, Level.CHECK)
    return Finding(Kind.PHONE, start, end, Level.STOP)
