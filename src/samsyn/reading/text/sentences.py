"""Sentences of a stretch of text, as spans."""

import re
from collections.abc import Iterator

from samsyn.reading.found import Span

_END = re.compile(r"[.!?]+[”\")]?(?=\s+[–—•\"”(]?\s*[A-ZÅÄÖ0-9])|\n\s*\n|:\s*\n")
_SHORT_FORM = re.compile(
    r"(?:\b(?:bl\.?\s?a|t\.?\s?ex|d\.?\s?v\.?\s?s|m\.?\s?m|m\.?\s?fl|o\.?\s?s\.?\s?v|s\.?\s?k"
    r"|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|f\.?\s?d|kl|nr|ca|tel|st|resp|prop|dnr|f|kap|\d)|\b[A-ZÅÄÖ])\.$"
)


LONGEST = 2_500


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans without surrounding white space."""
    end = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - 11) : match.start() + 1]
        if match.group().startswith(".") and _SHORT_FORM.search(before):
            continue
        yield from _pieces(text, begin, match.end())
        begin = match.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A "sentence" beyond all measure is cut, so that no rule has to look further."""
    for begin in range(start, end, LONGEST):
        yield from trimmed(text, begin, min(begin + LONGEST, end))


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def sentence_at(text: str, position: int, *, reach: int = 600) -> Span:
    """The sentence that holds the position, looking at most `reach` characters either way."""
    low, high = max(0, position - reach), min(len(text), position + reach)
    for span in sentences(text, low, high):
        if span.start <= position < span.end:
            return span
    return Span(position, position)
