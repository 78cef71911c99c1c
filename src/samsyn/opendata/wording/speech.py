from datetime import date

from django.utils.translation import get_language

from samsyn.lib.texts import Text
from samsyn.ui.templatetags.ui import words_for_day

SWEDISH = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {"sv": (*SWEDISH, "tolv"), "en": (*ENGLISH, "eleven", "twelve")}


def language() -> str:
    return "en" if get_language() == "en" else "sv"


def here(text: Text) -> str:
    return text.within(language())


def same(word: str) -> Text:
    """What both languages write alike."""
    return Text(word, word)


def number(n: int, *, neuter: bool = False) -> str:
    """In words up to twelve."""
    if n > 12:
        return str(n)
    return "ett" if neuter and n == 1 and language() == "sv" else NUMBERS[language()][n]


def day_words(value: date, *, year: bool) -> str:
    return words_for_day(value, "d MMMM y" if year else "d MMMM")


def big(text: str) -> str:
    return text[:1].upper() + text[1:]
