"""Swedish stems: so that *insatser* finds *insatsen* and *trafikinsats*."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"\w+")
MOST_WORDS = 8
INSIDE = 4
"""A stem at least so long is also looked for inside compounds."""
AROUND = 90
_stemmer = snowballstemmer.stemmer("swedish")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    found: str = _stemmer.stemWord(word.casefold())
    return found


def stems(text: str) -> tuple[str, ...]:
    """Each stem once, in the order of the text."""
    return tuple(dict.fromkeys(stem(word) for word in WORD.findall(text)))


def as_index(text: str) -> str:
    """ " stem stem ", so that a stem can be looked for from its beginning."""
    return f" {' '.join(stems(text))} "


def needle(wanted: str) -> str:
    return wanted if len(wanted) >= INSIDE else f" {wanted}"


def finds(wanted: str, word: str) -> bool:
    return needle(wanted) in f" {stem(word)}"


@dataclass(frozen=True)
class Bit:
    text: str
    marked: bool


def marked(text: str, wanted: tuple[str, ...]) -> Iterator[Bit]:
    """The text in pieces, the words that were looked for marked."""
    at = 0
    for found in WORD.finditer(text):
        if any(finds(one, found[0]) for one in wanted):
            if found.start() > at:
                yield Bit(text[at : found.start()], marked=False)
            yield Bit(found[0], marked=True)
            at = found.end()
    if at < len(text):
        yield Bit(text[at:], marked=False)


def extract(text: str, wanted: tuple[str, ...]) -> str:
    """The part of the text around the first word that was looked for."""
    plain = " ".join(text.split())
    hits = (m.start() for m in WORD.finditer(plain) if any(finds(w, m[0]) for w in wanted))
    at = next(hits, 0)
    start = plain.rfind(" ", 0, max(0, at - AROUND)) + 1 if at > AROUND else 0
    end = plain.find(" ", at + AROUND)
    end = len(plain) if end < 0 else end
    return f"{'… ' if start else ''}{plain[start:end]}{' …' if end < len(plain) else ''}"
