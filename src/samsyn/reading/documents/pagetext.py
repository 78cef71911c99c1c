"""Printed lines become paragraphs, headings and bullets."""

import re
from collections.abc import Iterable
from statistics import median

from samsyn.reading.documents.columns import Line
from samsyn.reading.documents.text import TextBuilder

BULLET = re.compile(r"^[•●▪■◦○‣⁃∙·\uf0b7\uf0a7➢✓*–—-]\s+(?=\S)|^[\uf0b7\uf0a7•●▪■](?=\S)")
_SOFT_HYPHEN = re.compile(r"(?<=[a-zåäöé])-$")
_KEPT_HYPHEN = re.compile(r"^(?:och|eller|samt|respektive|alternativt)\b")


def write_lines(builder: TextBuilder, columns: list[list[Line]]) -> None:
    body = median([line.size for column in columns for line in column] or [10.0])
    for column in columns:
        builder.gap()
        bottom = None
        for paragraph in _paragraphs(column):
            if bottom is not None and paragraph[0].top - bottom > 0.6 * body:
                builder.gap()
            _write(builder, paragraph, body)
            bottom = paragraph[-1].bottom


def _paragraphs(column: list[Line]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    width = max(line.right for line in column) - min(line.left for line in column)
    for line in column:
        if paragraphs and _continues(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _continues(paragraph: list[Line], line: Line, width: float) -> bool:
    last = paragraph[-1]
    if BULLET.match(line.text) or abs(line.size - last.size) > 0.6:
        return False
    if line.top - last.bottom > 0.9 * last.size:
        return False
    full = last.right >= min(x.left for x in paragraph) + 0.72 * width
    return full or line.text[:1].islower()


def _write(builder: TextBuilder, paragraph: list[Line], body: float) -> None:
    text = joined(line.text for line in paragraph)
    bullet = BULLET.match(text)
    if bullet:
        builder.bullet(text[bullet.end() :])
    elif paragraph[0].size > body * 1.12 and len(text) < 160:
        builder.heading(text)
    elif len(paragraph) > 1:
        builder.paragraph(text)
    else:
        builder.line(text)


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph; a word divided at the line end becomes whole again."""
    text = ""
    for line in lines:
        if _SOFT_HYPHEN.search(text) and line[:1].islower() and not _KEPT_HYPHEN.match(line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
