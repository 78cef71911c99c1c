"""A text in Swedish and, when somebody has written it, in English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    sv: str
    en: str = ""

    def within(self, language: str) -> str:
        """The text in the language, or in Swedish when it has no other."""
        return (self.en if language == "en" else "") or self.sv


EMPTY = Text("")
