"""The pledges of a document, each with who, what, how much, when and for whom."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from samsyn.reading.found import Doubt, Found, Span, doubtful, likely, sure
from samsyn.reading.proposal import Pledge
from samsyn.reading.rules import circumstances
from samsyn.reading.rules.doctype import PLEDGE_DOCUMENT
from samsyn.reading.rules.packed import packed
from samsyn.reading.rules.quantity import quantity
from samsyn.reading.rules.responsibility import (
    MUNICIPALITY,
    POLICE,
    WE,
    own_promisors,
    passive_promisors,
)
from samsyn.reading.rules.standing import Responsible
from samsyn.reading.rules.tables import Row, rows
from samsyn.reading.rules.units import Unit, units
from samsyn.reading.text.layout import Kind, Layout
from samsyn.reading.text.sentences import LONGEST

T = TypeVar("T")


def pledges(
    layout: Layout, kind: str | None, parties: tuple[Found[str], ...]
) -> tuple[Found[Pledge], ...]:
    others = tuple(p.value for p in parties if _is_other(p.value))
    reader = _Reader(layout, others, parties)
    found = [reader.of_unit(unit) for unit in _unpacked(layout, kind, others)]
    if kind == PLEDGE_DOCUMENT or found:
        found += [reader.of_row(row) for row in rows(layout)]
    return tuple(sorted(found, key=lambda pledge: pledge.spans[0].start))


def _is_other(name: str) -> bool:
    lower = name.lower()
    return "polis" not in lower and not lower.endswith(("kommun", "stad"))


def _unpacked(layout: Layout, kind: str | None, others: tuple[str, ...]) -> list[Unit]:
    """A sentence that is the document's only promise may hold several."""
    found = units(layout, kind, others)
    if kind != PLEDGE_DOCUMENT:
        return found
    if not found:
        return _announced(layout)
    if len(found) == 1 and found[0].paragraph:
        pieces = packed(layout.text, found[0].span)
        return [_piece(layout.text, found[0], piece) for piece in pieces] or found
    return found


def _piece(text: str, unit: Unit, span: Span) -> Unit:
    """Part of a packed sentence, which keeps the sentence's subject."""
    promisors = own_promisors(unit.span.of(text), ())
    carrier = unit.carrier
    if promisors is not None:
        start = unit.span.start
        at = Span(start + promisors.span.start, start + promisors.span.end)
        carrier = sure(promisors.who, at)
    return replace(unit, span=span, carrier=carrier)


def _announced(layout: Layout) -> list[Unit]:
    """ "Årets löfte innebär att starta ..., kontrollera ... och erbjuda ..."."""
    for block in layout.blocks:
        if block.kind is not Kind.PARAGRAPH or block.mark:
            continue
        if pieces := packed(layout.text, block.span):
            whole = Unit(block.span, None, None, explicit=False, paragraph=True)
            return [_piece(layout.text, whole, piece) for piece in pieces]
    return []


class _Reader:
    """Reads the details of one pledge after the other in the same document."""

    def __init__(
        self, layout: Layout, others: tuple[str, ...], parties: tuple[Found[str], ...]
    ) -> None:
        self.text = layout.text
        self.others = others
        self.both = _core(parties)

    def of_unit(self, unit: Unit) -> Found[Pledge]:
        text = unit.span.of(self.text)
        start = unit.span.start
        pledge = self._pledge(text, start, self._responsible(text, start, unit.carrier))
        pledge = replace(pledge, theme=unit.theme, umbrella=unit.umbrella)
        if unit.explicit:
            return Found(pledge, (unit.span,))
        return likely(pledge, unit.span, reason="Texten säger inte rakt ut att detta är ett löfte.")

    def of_row(self, row: Row) -> Found[Pledge]:
        text, span = row.pledge.value, row.pledge.spans[0]
        carrier = self._cell_promisors(row.responsible)
        pledge = self._pledge(text, span.start, self._responsible(text, span.start, carrier))
        if pledge.quantity is None and row.extent is not None:
            pledge = replace(
                pledge, quantity=_moved(quantity(row.extent.value), row.extent.spans[0].start)
            )
        return Found(replace(pledge, theme=row.theme), (span,))

    def _cell_promisors(self, cell: Found[str] | None) -> Responsible | None:
        if cell is None:
            return None
        promisors = own_promisors(cell.value + " ansvarar", self.others)
        return sure(promisors.who if promisors else (cell.value,), *cell.spans)

    def _pledge(self, text: str, start: int, responsible: Responsible) -> Pledge:
        looked_at = text[:LONGEST]
        return Pledge(
            text=text,
            responsible=responsible,
            partners=_all_moved(circumstances.partners(looked_at), start),
            parts=_all_moved(circumstances.parts(looked_at), start),
            quantity=_moved(quantity(looked_at), start),
            coverage=_moved(circumstances.coverage(looked_at), start),
            conditional=_moved(circumstances.condition(looked_at), start),
            due_month=_moved(circumstances.due_month(looked_at), start),
            audience=_all_moved(circumstances.audience(looked_at), start),
            evidence=_moved(circumstances.evidence(looked_at), start),
        )

    def _responsible(self, text: str, start: int, carrier: Responsible | None) -> Responsible:
        if own := own_promisors(text[:600], self.others):
            return self._resolved(sure(own.who, _shift(own.span, start)), carrier)
        if carrier is not None:
            return self._resolved(carrier, None)
        if passive := passive_promisors(text[:600]):
            reason = "Den som utför nämns, inte den som lovar."
            return likely(passive.who, _shift(passive.span, start), reason=reason)
        reason = "Ansvarig står inte vid löftet; dokumentet är gemensamt."
        return doubtful(self.both, Span(start, start + len(text)), reason=reason)

    def _resolved(self, found: Responsible, carrier: Responsible | None) -> Responsible:
        """ "Vi" is everyone the heading names, or all parties."""
        if WE not in found.value:
            return found
        meant = carrier.value if carrier and WE not in carrier.value else self.both
        named = [who for who in found.value if who != WE]
        who = tuple(dict.fromkeys((*named, *meant)))
        return Found(who, found.spans, Doubt.LIKELY, "”Vi” läses som parterna gemensamt.")


def _core(parties: tuple[Found[str], ...]) -> tuple[str, ...]:
    names = [p.value.lower() for p in parties]
    police = (POLICE,) if any("polis" in n for n in names) else ()
    municipality = (MUNICIPALITY,) if any(n.endswith(("kommun", "stad")) for n in names) else ()
    return (*police, *municipality) or (POLICE, MUNICIPALITY)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(found: Found[T] | None, by: int) -> Found[T] | None:
    if found is None:
        return None
    return replace(found, spans=tuple(_shift(span, by) for span in found.spans))


def _all_moved(found: tuple[Found[T], ...], by: int) -> tuple[Found[T], ...]:
    move: Callable[[Found[T]], Found[T]] = lambda one: replace(  # noqa: E731
        one, spans=tuple(_shift(span, by) for span in one.spans)
    )
    return tuple(move(one) for one in found)
