"""Enumerations in running text: "a, b och c samt d"."""

import re
from dataclasses import dataclass

from samsyn.reading.found import Span

_LAST = re.compile(
    r"\s*,?\s+(?:samt|och|men även)\s+(?:att\s+)?|\s*[,;]\s+(?:(?:och|samt)\s+)?(?:att\s+)?"
)
_ATT = re.compile(r"\s*(?:,|\bsamt|\boch|,\s*(?:och|samt))\s+att\s+")
_SAMT = re.compile(r"\bsamt\b")
_COMMA_OR_SAMT = re.compile(r"\s*,?\s+samt\s+(?:att\s+)?|\s*[,;]\s+(?:och\s+att\s+|att\s+)?")
_PAIRS = re.compile(
    r"^(?:alkohol\w* och (?:drog|narkotika|tobak|läkemedel)\w*|barn och (?:unga|ungdom)\w*"
    r"|stöld\w* och inbrott\w*|inbrott\w* och stöld\w*|hot och våld\w*|tobak\w* och alkohol\w*"
    r"|våld\w* och (?:hot|förtryck)\w*|trygg\w* och säk\w*|ordning och reda"
    r"|drog\w* och alkohol\w*)",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Item:
    text: str
    span: Span  # counted from the start of the enumerating text


def items(text: str) -> list[Item]:
    """Its members; "samt" binds weaker than "och" when both occur."""
    separator = _separator(text)
    hidden = _PARENTHESIS.sub(lambda m: "(" * len(m.group()), text)
    found: list[Item] = []
    position = 0
    for match in separator.finditer(hidden):
        if " och " in match.group() and _PAIRS.match(hidden[position:]):
            pair = _PAIRS.match(hidden[position:])
            if pair and position + pair.end() > match.start():
                continue
        found += _item(text, position, match.start())
        position = match.end()
    return found + _item(text, position, len(text))


def _separator(text: str) -> re.Pattern[str]:
    if len(_ATT.findall(text)) > 1:
        return _ATT
    return _COMMA_OR_SAMT if _SAMT.search(text) and " och " in text else _LAST


def _item(text: str, start: int, end: int) -> list[Item]:
    while start < end and text[start] in " \n\t–-:*":
        start += 1
    start += 4 if text.startswith("att ", start, end) else 0
    while end > start and text[end - 1] in " \n\t.,;:*":
        end -= 1
    return [Item(text[start:end], Span(start, end))] if end > start else []
