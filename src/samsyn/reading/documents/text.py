"""The plain text of a document, in one shape whatever the file was."""

import re
import unicodedata
from dataclasses import dataclass, field

MAX_CHARACTERS = 200_000

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"))
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")


class UnreadableDocument(Exception):
    """One Swedish sentence that says what is wrong with the file and what to do."""


def gettext_noop(text: str) -> str:
    """The text, marked for the catalogues: whoever shows it says it in the reader's language."""
    return text


@dataclass(frozen=True)
class DocumentText:
    """Bullets are lines that begin with a bullet, table rows lines with " | " between cells.

    `headings` are the starts of lines that the file itself marks as headings; `page_breaks`
    the positions where a new page begins. `cut` tells that the end was left out.
    """

    text: str
    kind: str
    page_breaks: tuple[int, ...] = ()
    headings: frozenset[int] = frozenset()
    cut: bool = False


def tidy(text: str) -> str:
    """One kind of line end, composed letters, nothing invisible. Words are never touched."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return _CONTROL.sub(" ", text)


@dataclass
class TextBuilder:
    """Collects lines and remembers which of them are headings or begin a page."""

    lines: list[str] = field(default_factory=list)
    heading_lines: list[int] = field(default_factory=list)
    page_lines: list[int] = field(default_factory=list)

    def gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def line(self, text: str) -> None:
        text = " ".join(tidy(text).split())
        if text:
            self.lines.append(text)

    def paragraph(self, text: str) -> None:
        self.gap()
        for part in text.split("\n"):
            self.line(part)
        self.gap()

    def heading(self, text: str) -> None:
        text = " ".join(tidy(text).split())
        if text:
            self.gap()
            self.heading_lines.append(len(self.lines))
            self.lines += [text, ""]

    def bullet(self, text: str) -> None:
        text = " ".join(tidy(text).split())
        if text:
            self.lines.append("• " + text)

    def row(self, cells: list[str]) -> None:
        self.line(" | ".join(" ".join(cell.split()) for cell in cells))

    def page(self) -> None:
        self.gap()
        self.page_lines.append(len(self.lines))

    def build(self, kind: str) -> DocumentText:
        starts, position = [], 0
        for line in self.lines:
            starts.append(position)
            position += len(line) + 1
        starts.append(position)
        text = "\n".join(self.lines)
        return DocumentText(
            text=text,
            kind=kind,
            page_breaks=tuple(min(starts[n], len(text)) for n in self.page_lines[1:]),
            headings=frozenset(starts[n] for n in self.heading_lines),
        )
