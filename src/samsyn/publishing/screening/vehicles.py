"""Swedish registration plates: three letters, two digits, and a digit or a letter."""

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Level

# I, Q, V and the letters å, ä, ö are not in use; nor is O as the last sign.
LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
PLATE = re.compile(
    rf"(?<![\w/])(?P<letters>[{LETTERS}]{{3}})(?P<gap>[ -]?)(?P<digits>\d\d ?[\dA-HJ-NPR-UW-Z])"
    r"(?![\w/]|-\d)",
    re.IGNORECASE,
)
CUE = re.compile(
    r"(?:reg\w*|skylt\w*|bil(?:en|ar|arna)?|fordon\w*|moped\w*|a-traktor\w*|mc|motorcykel\w*)\W+"
    r"(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
CUE_WITHIN = 60

# Words and abbreviations that stand before a number without being a plate.
WORDS = frozenset(
    """afs all alt apa apr arc ark arm art att aug bad ban bar bas bbr ben ber bet bok bor bra bro
    bun bur bus byt can dag dal dec del dem den der det dkk dna dnr doc dom dra egg eks eld ena
    end enl ens epa ert est etc ett eur exp fap far fas fax feb fel fem fet fhm fly fot fre fru
    ful gap gas ger get god gps gul gym hal han har hat hbt hel hem hen hon hop hos hot hur hus
    jag jan jul jun kan kap kar kfn kfs kol kom kon kor kpf ksn kso ksu kth kul kur lag lat led
    ler lgh log lok lpo lpt lss lth lur maj mal man mar mat mbn med men mer mkr mod mor mot msb
    mun nej ner nlt nog nok nor not ntu nya obs och okt ons ord oro osl oss pan par pbl pdf per
    pkt plo pol por pro psl pst pts rad ram ras red ren rep res rfs rom rop rot rps rum sak sal
    sax sbn scb sek sen sep ser ses sex sfs sgu sju slu sms soc sol som son sos sou ssf ssm str
    sur syd tab tag tak tal tar tek tel tex tfn tkr tom ton tor tre tum tur tyg typ ubn upp usa
    usb usd ute yrk yta zon""".split()  # noqa: SIM905 - too many for a list
)


def find(text: str) -> Iterator[Finding]:
    for match in PLATE.finditer(text):
        level = _level(match)
        if level:
            yield Finding(Kind.PLATE, *match.span(), level)


def _level(match: re.Match[str]) -> Level | None:
    """A plate written together or in capitals is one; "ett 120" is not, "wxk 120" may be."""
    letters = match["letters"]
    is_word = letters.lower() in WORDS
    if not match["gap"]:
        return Level.CHECK if is_word else Level.STOP
    if is_word or (match["gap"] == "-" and not letters.isupper()):
        return None
    is_plate = letters.isupper() or _has_cue(match)
    return Level.STOP if is_plate else Level.CHECK


def _has_cue(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - CUE_WITHIN) : match.start()]
    return CUE.search(before) is not None
