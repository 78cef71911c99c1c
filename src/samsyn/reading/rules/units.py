"""Finds the stretches of text that promise something, with what stands above each of them.

Walks the blocks from the top, remembering the section, the theme and who was last named as
responsible. Explanations, quotations, priorities and visions are passed by.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from samsyn.reading.found import Found, Span
from samsyn.reading.rules.doctype import PLEDGE_DOCUMENT
from samsyn.reading.rules.roles import PROMISE, Role
from samsyn.reading.rules.standing import Responsible, Standing
from samsyn.reading.rules.wording import (
    AFTER_PROMISE,
    WILL,
    announces,
    does,
    is_lead_in,
    is_link,
    is_person_or_date,
    is_spoken,
    names_an_act,
    of_the_set,
    says_so,
    sentence_promises,
    speaks_of_the_document,
    starts_with_an_act,
    subject_will,
    wills,
)
from samsyn.reading.text.layout import Block, Kind, Layout
from samsyn.reading.text.sentences import sentences

_OPEN = (Role.TOPIC, Role.PLEDGES)
_NEVER = (Role.EXPLAINED, Role.VISION, Role.GOALS)


@dataclass(frozen=True)
class Unit:
    """A promise, still without its details. `carrier` is who the heading above names."""

    span: Span
    theme: Found[str] | None
    carrier: Responsible | None
    umbrella: bool = False
    explicit: bool = True
    paragraph: bool = False


def units(layout: Layout, kind: str | None, others: tuple[str, ...]) -> list[Unit]:
    pledge_document = kind == PLEDGE_DOCUMENT
    found = list(_Walker(layout, pledge_document, others).walk())
    if not found and pledge_document:
        found = list(_Walker(layout, True, others, lenient=True).walk())
    return found


class _Walker:
    def __init__(
        self,
        layout: Layout,
        pledge_document: bool,
        others: tuple[str, ...],
        *,
        lenient: bool = False,
    ) -> None:
        self.layout = layout
        self.pledge_document = pledge_document
        self.others = others
        self.lenient = lenient
        self.above = Standing(others)
        self.act_lists = _lists_of_acts(layout)
        self.long_lists = _long_lists(layout)
        self.runs_of_will = _runs_of_will(layout)

    def walk(self) -> Iterator[Unit]:
        blocks = self.layout.blocks
        before: Unit | None = None
        for n, block in enumerate(blocks):
            following = blocks[n + 1] if n + 1 < len(blocks) else None
            found = list(self._in_block(block, following, before))
            before = found[-1] if found else None
            yield from found

    def _in_block(
        self, block: Block, following: Block | None, before: Unit | None
    ) -> Iterator[Unit]:
        if block.kind is Kind.HEADING:
            yield from self._heading(block, following)
        elif block.kind is Kind.BULLET:
            yield from self._bullet(block)
        elif block.kind is Kind.PARAGRAPH and not (block.mark and is_spoken(block.text)):
            yield from self._paragraph(block, following, before)

    def _unit(self, span: Span, *, explicit: bool = True, paragraph: bool = False) -> Unit:
        above = self.above
        return Unit(span, above.theme, above.carrier, explicit=explicit, paragraph=paragraph)

    # headings

    def _heading(self, block: Block, following: Block | None) -> Iterator[Unit]:
        text = block.text.strip("* ")
        if is_person_or_date(text):
            return
        if self._is_pledge_line(text, following):
            yield self._unit(block.span)
        elif is_lead_in(text):
            self._lead_in(block, following)
        else:
            self.above.heading(text, block.span, above_headings=_is_heading(following))

    def _is_pledge_line(self, text: str, following: Block | None) -> bool:
        """A whole promise on a short line without full stop, not opening any list."""
        match = AFTER_PROMISE.search(text)
        if match is None or len(match["rest"].split()) < 3 or is_lead_in(text):
            return False
        return following is None or following.kind is Kind.HEADING

    def _lead_in(self, block: Block, following: Block | None) -> None:
        last = list(sentences(self.layout.text, block.span.start, block.span.end))[-1]
        text = last.of(self.layout.text)
        if block.kind is Kind.HEADING and last == block.span:
            self.above.heading(text, last, above_headings=_is_heading(following))
            return
        self.above.announcement(text, last)
        if self.above.listing and _is_heading(following):
            self.above.outer = (self.above.carrier,)

    # bullets

    def _bullet(self, block: Block) -> Iterator[Unit]:
        above = self.above
        above.open_carrier = False
        if is_lead_in(block.text) and PROMISE.search(block.text) and len(block.text) < 90:
            above.announcement(block.text, block.span)
        elif self._is_pledge(block):
            yield self._unit(block.span, explicit=above.listing or says_so(block.text, self.others))

    def _is_pledge(self, block: Block) -> bool:
        text = block.text
        if says_so(text, self.others):
            return True
        if self.above.role in _NEVER or is_link(text):
            return False
        if self.above.role is Role.PRIORITIES:
            return subject_will(text)
        if self.above.listing and (self.pledge_document or self.above.carrier):
            return len(text.split()) >= 2
        return self.pledge_document and (block.span in self.act_lists or self._in_long_list(block))

    def _in_long_list(self, block: Block) -> bool:
        """Whole phrases under a theme of a pledge document, though no verb says so."""
        return self.above.theme is not None and block.span in self.long_lists

    # paragraphs

    def _paragraph(
        self, block: Block, following: Block | None, before: Unit | None
    ) -> Iterator[Unit]:
        text = block.text
        if is_lead_in(text):
            self._lead_in(block, following)
        elif self.above.role in _NEVER and not self._may_promise():
            return
        elif self._is_carried(text) or self._runs_on(block, before):
            yield self._unit(block.span, paragraph=True)
        else:
            opens = following is not None and following.kind is Kind.BULLET
            umbrella = opens and following is not None and self._is_pledge(following)
            for unit in self._said(block):
                yield replace(unit, umbrella=umbrella)
            self._announced_without_colon(block, following)

    def _announced_without_colon(self, block: Block, following: Block | None) -> None:
        last = list(sentences(self.layout.text, block.span.start, block.span.end))[-1]
        if self.pledge_document and announces(last.of(self.layout.text)):
            self.above.listing, self.above.titled = True, False
            if _is_heading(following):
                self.above.outer = (None,)

    def _may_promise(self) -> bool:
        return self.above.role is Role.EXPLAINED and not self.above.defining

    def _is_carried(self, text: str) -> bool:
        """A paragraph right below "Polisen lovar:"."""
        return self.above.open_carrier and starts_with_an_act(text) and not of_the_set(text)

    def _runs_on(self, block: Block, before: Unit | None) -> bool:
        """One more line in a run of lines that each are a pledge."""
        if before is None or block.gap_before or not self.pledge_document or of_the_set(block.text):
            return False
        whole_line = before.paragraph and self.layout.text[before.span.end - 1] == "."
        return whole_line and bool(WILL.search(block.text)) and not is_spoken(block.text)

    def _said(self, block: Block) -> Iterator[Unit]:
        """Sentences that promise, each with the sentences that elaborate it."""
        text = self.layout.text
        spans = list(sentences(text, block.span.start, block.span.end))
        starts = [n for n, span in enumerate(spans) if self._is_said(span, block)]
        for n, following in zip(starts, [*starts[1:], len(spans)], strict=False):
            last = n
            while last + 1 < following and _elaborates(spans[last + 1].of(text)):
                last += 1
            span = Span(spans[n].start, spans[last].end)
            unit = self._unit(span, explicit=not self.lenient, paragraph=True)
            yield replace(unit, carrier=None)

    def _is_said(self, sentence: Span, block: Block) -> bool:
        said = sentence.of(self.layout.text)
        if sentence_promises(said, self.others):
            return True
        if of_the_set(said) or is_spoken(said) or PROMISE.search(said) or not self.pledge_document:
            return False
        if self.above.role is Role.PLEDGES and self.above.listing:
            if self.above.numbered and does(said):
                return True
            in_run = block.span in self.runs_of_will if self.above.titled else True
            if in_run and wills(said):
                return True
        return self.lenient and self.above.role in _OPEN and bool(WILL.search(said))


def _is_heading(block: Block | None) -> bool:
    return block is not None and block.kind is Kind.HEADING and not is_lead_in(block.text)


def _elaborates(said: str) -> bool:
    return not speaks_of_the_document(said) and not is_spoken(said)


def _lists_of_acts(layout: Layout) -> frozenset[Span]:
    """Bullets of the lists in which at least half of the bullets name an act."""
    acts: set[Span] = set()
    for kind, run in groupby(layout.blocks, key=lambda block: block.kind):
        bullets = list(run)
        named = sum(names_an_act(bullet.text) for bullet in bullets)
        if kind is Kind.BULLET and 2 * named >= len(bullets):
            acts |= {bullet.span for bullet in bullets if len(bullet.text.split()) >= 3}
    return frozenset(acts)


def _long_lists(layout: Layout) -> frozenset[Span]:
    """Bullets of lists whose bullets have four words or more on average."""
    found: set[Span] = set()
    for kind, run in groupby(layout.blocks, key=lambda block: block.kind):
        bullets = list(run)
        words = sum(len(bullet.text.split()) for bullet in bullets)
        if kind is Kind.BULLET and words >= 4 * len(bullets):
            found |= {bullet.span for bullet in bullets}
    return frozenset(found)


def _runs_of_will(layout: Layout) -> frozenset[Span]:
    """Paragraphs of one or two sentences, at least three in a row that each say "ska"."""
    found: set[Span] = set()
    for wanted, run in groupby(layout.blocks, key=_is_line_of_will):
        lines = list(run)
        if wanted and len(lines) >= 3:
            found |= {line.span for line in lines}
    return frozenset(found)


def _is_line_of_will(block: Block) -> bool:
    short = block.kind is Kind.PARAGRAPH and len(block.text) < 350
    return short and bool(WILL.search(block.text)) and not of_the_set(block.text)
