"""What may point out a single home or a person. Both need a person's judgement."""

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Level

STREET = (
    r"(?:gatan|vägen|gränd|gränden|stigen|torget|backen|allén|gången|leden|esplanaden|kajen"
    r"|gata|väg|stig|allé|plan)"
)
NOT_A_HOUSE = (
    r"(?:jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec|gånger|personer|meter|procent|%|kl)"
)
ADDRESS = re.compile(
    rf"(?<!\w)[A-ZÅÄÖ][\wéü]{{1,40}}?(?: ?(?i:{STREET})) (?!\d{{1,3}} ?{NOT_A_HOUSE})"
    r"\d{1,3}(?: ?[A-Za-z])?(?![\w:.,]*\d)(?!\w)"
)

LOWER, UPPER = "a-zåäöéüáíóčšžćđ", "A-ZÅÄÖÉÜČŠŽĆĐ"
NAME = rf"[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?"
CUE = (
    r"(?i:(?:han|hon|hen|som|jag) (?:heter|hette)|vid namn|pojken|flickan|mannen|kvinnan|killen"
    r"|tjejen|eleven|sonen|dottern|mamman|pappan|ynglingen|offret|brottsoffret|målsäganden|vittnet"
    r"|grannen|gärningsmannen|den misstänkte|den misstänkta|den dömde|den dömda)"
)
NAMED = re.compile(rf"(?<!\w){CUE} (?:[a-zåäö]{{2,12}} )?(?P<name>{NAME} {NAME})(?!\w)")


def find_addresses(text: str) -> Iterator[Finding]:
    for match in ADDRESS.finditer(text):
        yield Finding(Kind.ADDRESS, *match.span(), Level.CHECK)


def find_names(text: str) -> Iterator[Finding]:
    """Two capitalised words after a word that speaks of a person."""
    for match in NAMED.finditer(text):
        yield Finding(Kind.NAME, *match.span("name"), Level.CHECK)
