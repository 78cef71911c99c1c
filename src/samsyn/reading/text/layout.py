"""Lines become blocks: headings, paragraphs, bullets and table rows, each with its place.

A block's text is exactly a slice of the document, without the bullet mark in front of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from samsyn.reading.documents.text import DocumentText
from samsyn.reading.found import Span

MARK = re.compile(
    r"[ \t]*(?P<mark>[•●▪■◦○‣⁃∙·\uf0b7\uf0a7➢➤✓✔]|[*–—-](?=\s|$)|o(?=\s{2,}|\t)"
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[.)](?=\s)|\d{1,2}(?:\.\d{1,2}){0,2}(?=\s+[A-ZÅÄÖ])"
    r"|[a-h]\)(?=\s)|#{1,6}(?=\s))[ \t]*"
)
CELLS = re.compile(r"\s*\|\s*|\t+|[ \xa0]{3,}")
_NUMBERED = re.compile(r"\d")
_ENDED = re.compile(r"[.!?:;”\"]\s*$")
_SPEECH = re.compile(r"\b(?:säger|menar|berättar|tycker|konstaterar|förklarar)\b")
_LETTER = re.compile(r"[A-Za-zÅÄÖåäö]")
_LEAD_IN = re.compile(r"^.{0,60}\b(?:lovar|åtar sig|ska|skall)\s+att(?:\.{2,}|…|:)?$|^.{0,60}:$")
_UNFINISHED = re.compile(
    r"\b(?:mellan|och|i|för|med|den|av|till|på|om|samt|från|som|under|lokalpolisområde)$"
)
LONGEST_HEADING = 110
LONG_LINE = 45


class Kind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"


@dataclass(frozen=True)
class Block:
    kind: Kind
    span: Span
    text: str
    mark: str = ""
    gap_before: bool = True

    @property
    def cells(self) -> list[str]:
        return CELLS.split(self.text.strip())


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    mark: str
    blank_before: bool
    marked_heading: bool

    @property
    def numbered(self) -> bool:
        return bool(_NUMBERED.match(self.mark))

    @property
    def columns(self) -> bool:
        return bool(CELLS.search(self.text))


def blocks_of(document: DocumentText) -> list[Block]:
    lines = list(_lines(document))
    groups = _grouped(lines, _wrapped_width(lines))
    return [_block(document.text, groups, n) for n in range(len(groups))]


def _lines(document: DocumentText) -> Iterator[_Line]:
    position, blank, pending = 0, True, ""
    for raw in document.text.split("\n"):
        start, position = position, position + len(raw) + 1
        if not raw.strip():
            blank = True
            continue
        match = MARK.match(raw)
        mark = match["mark"] if match else ""
        content = raw[match.end() :] if match else raw
        if mark and not content.strip():
            pending = mark
            continue
        lead = len(raw) - len(content) + len(content) - len(content.lstrip())
        text = content.strip()
        mark, pending = mark or pending, ""
        heading = start in document.headings or mark.startswith("#")
        yield _Line(start + lead, start + lead + len(text), text, mark, blank, heading)
        blank = False


def _wrapped_width(lines: list[_Line]) -> int:
    """Width at which the text is broken by hand, 0 where lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines)
    broken = sum(
        second.text[:1].islower() and not second.blank_before and not second.mark
        for first, second in pairwise(lines)
        if not _ENDED.search(first.text)
    )
    if broken < 3 or lengths[-1] > 120:
        return 0
    return lengths[int(0.9 * (len(lengths) - 1))]


def _grouped(lines: list[_Line], width: int) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[_Line], line: _Line, width: int) -> bool:
    last = group[-1]
    if line.mark or line.marked_heading or last.marked_heading or line.columns or last.columns:
        return False
    lower = line.text[:1].islower()
    if last.text.endswith("-") and lower:
        return True
    if _LEAD_IN.search(last.text) or _LEAD_IN.search(line.text):
        return False
    ended = bool(_ENDED.search(last.text))
    if _UNFINISHED.search(last.text) and not line.blank_before:
        return True
    if line.blank_before:
        return lower and not ended and len(last.text) >= LONG_LINE
    if lower and not ended:
        return True
    first_word = len(line.text.split(maxsplit=1)[0])
    full = bool(width) and len(last.text) + first_word >= 0.9 * width and width >= LONG_LINE
    return full or (not ended and len(last.text) >= LONG_LINE and len(line.text) >= LONG_LINE)


def _block(text: str, groups: list[list[_Line]], n: int) -> Block:
    group = groups[n]
    first = group[0]
    span = Span(first.start, group[-1].end)
    block = Block(Kind.PARAGRAPH, span, span.of(text), first.mark, first.blank_before)
    following = groups[n + 1] if n + 1 < len(groups) else None
    return replace(block, kind=_kind(block, group, following, groups[n - 1] if n else None))


def _kind(
    block: Block, group: list[_Line], following: list[_Line] | None, before: list[_Line] | None
) -> Kind:
    first = group[0]
    if first.marked_heading:
        return Kind.HEADING
    if first.columns and len(group) == 1 and len(block.cells) > 1 and not first.mark:
        return Kind.ROW
    if first.numbered:
        return _numbered_kind(block, following, before)
    if first.mark:
        speech = first.mark in "–—-" and _SPEECH.search(block.text)
        return Kind.PARAGRAPH if speech else Kind.BULLET
    return Kind.HEADING if _looks_like_heading(block, following) else Kind.PARAGRAPH


def _numbered_kind(block: Block, following: list[_Line] | None, before: list[_Line] | None) -> Kind:
    """A number opens a heading when text follows, a list item among other numbers."""
    neighbours = [g[0] for g in (following, before) if g]
    in_list = any(line.numbered and _same_level(line.mark, block.mark) for line in neighbours)
    short = len(block.text) <= LONGEST_HEADING and not _ENDED.search(block.text)
    if short and following and not in_list and len(block.text.split()) <= 12:
        return Kind.HEADING
    return Kind.BULLET


def _same_level(one: str, other: str) -> bool:
    return one.rstrip(".)").count(".") == other.rstrip(".)").count(".")


def _looks_like_heading(block: Block, following: list[_Line] | None) -> bool:
    text = block.text
    if following is None or len(text) > LONGEST_HEADING or not _LETTER.search(text):
        return False
    if text[:1].islower() or re.search(r"[.,;!]$", text):
        return False
    return not text.endswith("?") or len(text) <= 70


@dataclass(frozen=True)
class Layout:
    """What every rule reads: the text, its blocks, and the name the file came with."""

    text: str
    blocks: tuple[Block, ...]
    name: str = ""

    @property
    def opening(self) -> int:
        """End of the part where a document says what it is."""
        return self.blocks[min(len(self.blocks), 12) - 1].span.end if self.blocks else 0

    def block_at(self, position: int) -> Block | None:
        for block in self.blocks:
            if block.span.start <= position < block.span.end:
                return block
        return None


def layout_of(document: DocumentText, *, name: str) -> Layout:
    return Layout(document.text, tuple(blocks_of(document)), name)
