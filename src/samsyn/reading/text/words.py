"""Swedish number words, months, weights of words: the small lexicon the rules share."""

import re

from samsyn.reading.lexicon import words_of

_UNITS = {
    "noll": 0,
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "tretton": 13,
    "fjorton": 14,
    "femton": 15,
    "sexton": 16,
    "sjutton": 17,
    "arton": 18,
    "nitton": 19,
}
_TENS = {
    "tjugo": 20,
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "sextio": 60,
    "sjuttio": 70,
    "åttio": 80,
    "nittio": 90,
}
NUMBER_WORDS: dict[str, int] = (
    _UNITS
    | _TENS
    | {t + u: tens + n for t, tens in _TENS.items() for u, n in _UNITS.items() if 0 < n < 10}
    | {"hundra": 100, "etthundra": 100, "tvåhundra": 200, "tusen": 1000, "dussin": 12}
)
_ORDINALS = words_of(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte "
    "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde "
    "tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde "
    "tjugoåttonde tjugonionde trettionde trettioförsta"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)}
_MONTH_NAMES = words_of(
    "januari februari mars april maj juni juli augusti september oktober november december"
)
MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}

_alternatives = sorted(NUMBER_WORDS, key=len, reverse=True)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_alternatives)})"
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
MONTH = "|".join(_MONTH_NAMES)

_HYPHENATED = re.compile(r"-\n\s*(?=[a-zåäö])(?!och\b|eller\b|samt\b)")


def number(written: str) -> int:
    written = written.lower()
    return int(written) if written.isdigit() else NUMBER_WORDS[written]


def flowing(text: str) -> str:
    """The text on one line, divided words whole again: for comparing, never for quoting."""
    return " ".join(_HYPHENATED.sub("", text).split())


def capitalised(text: str) -> bool:
    return text[:1].isupper()
