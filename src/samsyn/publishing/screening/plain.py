"""A text as a person reads it: one kind of dash, space and digit, and nothing invisible."""

import unicodedata
from dataclasses import dataclass

UNSEEN = {"Cf", "Mn", "Me"}
MINUS = "\u2212"


@dataclass(frozen=True)
class Plain:
    """The plain text, and for each of its characters the place in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    if text.isascii():
        return Plain(text, tuple(range(len(text))))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if _joins(characters, character):
            continue
        for one in _plain_character(character):
            characters.append(one)
            places.append(place)
    return Plain("".join(characters), tuple(places))


def _joins(characters: list[str], character: str) -> bool:
    """Put a combining mark on the letter before it, where the two are one letter."""
    if not characters or not unicodedata.combining(character):
        return False
    joined = unicodedata.normalize("NFC", characters[-1] + character)
    if len(joined) == 1:
        characters[-1] = joined
    return True


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category in UNSEEN:
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == MINUS:
        return "-"
    return unicodedata.normalize("NFKC", character)
