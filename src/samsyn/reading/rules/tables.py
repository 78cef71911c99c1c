"""Pledges set out as a table: the header row says what each column holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.reading.found import Found, Span
from samsyn.reading.text.layout import CELLS, Block, Kind, Layout

_COLUMNS = {
    "pledge": re.compile(r"löfte|åtgärd|aktivitet|insats|åtagande|vad\b|vi lovar", re.IGNORECASE),
    "responsible": re.compile(r"ansvar|vem\b|utförare|part\b", re.IGNORECASE),
    "theme": re.compile(r"område|fokus|tema|rubrik|problem", re.IGNORECASE),
    "extent": re.compile(r"hur ofta|antal|när\b|mål\b|omfattning|frekvens|tid\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class Row:
    pledge: Found[str]
    responsible: Found[str] | None
    theme: Found[str] | None
    extent: Found[str] | None


def rows(layout: Layout) -> Iterator[Row]:
    header: dict[str, int] = {}
    width = 0
    for block in layout.blocks:
        if block.kind is not Kind.ROW:
            header = {}
            continue
        cells = _cells(block)
        if columns := _header(cells):
            header, width = columns, len(cells)
        elif header and abs(len(cells) - width) <= 1 and (row := _row(cells, header)):
            yield row


def _cells(block: Block) -> list[Found[str]]:
    cells, position = [], 0
    for text in CELLS.split(block.text):
        at = block.text.find(text, position)
        position = at + len(text)
        start = block.span.start + at
        cells.append(Found(text, (Span(start, start + len(text)),)))
    return cells


def _header(cells: list[Found[str]]) -> dict[str, int]:
    """Column of each meaning; empty when the row is not a header that names pledge and another."""
    found: dict[str, int] = {}
    for n, cell in enumerate(cells):
        if len(cell.value.split()) > 5:
            return {}
        for meaning, pattern in _COLUMNS.items():
            if meaning not in found and pattern.search(cell.value):
                found[meaning] = n
                break
    return found if "pledge" in found and len(found) > 1 else {}


def _row(cells: list[Found[str]], header: dict[str, int]) -> Row | None:
    def cell(meaning: str) -> Found[str] | None:
        n = header.get(meaning)
        return cells[n] if n is not None and n < len(cells) and cells[n].value else None

    pledge = cell("pledge")
    if pledge is None or len(pledge.value.split()) < 2:
        return None
    return Row(pledge, cell("responsible"), cell("theme"), cell("extent"))
