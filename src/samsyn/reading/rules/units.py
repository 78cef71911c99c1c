"""Finds the stretches of text that promise something, with what stands above each of them.

Walks the blocks from the top, remembering the section, the theme and who was last named as
responsible. Explanations, quotations, priorities and visions are passed by.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samsyn.reading.found import Found, Span
from samsyn.reading.rules.doctype import PLEDGE_DOCUMENT
from samsyn.reading.rules.people import NAME, TITLE
from samsyn.reading.rules.responsibility import CHAIN, heading_promisors, own_promisors
from samsyn.reading.rules.roles import PROMISE, Role, role
from samsyn.reading.text.layout import Block, Kind, Layout
from samsyn.reading.text.sentences import sentences

Responsible = Found[tuple[str, ...]]

_LEAD_IN = re.compile(r"(?::|\.{2,}|…|\batt)\s*$")
_WILL = re.compile(
    r"\b(?:ska|skall|kommer\s+(?:också\s+|även\s+)?att|lovar|åtar\s+sig)\b", re.IGNORECASE
)
_INFINITIVE = re.compile(
    r"^\W*(?:(?:aktivt|regelbundet|tillsammans|gemensamt|årligen|via\s+\S+(?:\s[A-ZÅÄÖ]\S+)?|att|verka\s+för\s+att)\s+)*"
    r"(?:[a-zåäö]{2,}a|se|ha|få|ge|ta|gå|stå|bistå|bedriva|vara|åta|te)\b(?!\s*\|)",
    re.IGNORECASE,
)
_PRESENT = re.compile(rf"^\W*{CHAIN}\s+[a-zåäö]+(?:ar|er|ör|år|ås|ats)\b", re.IGNORECASE)
_SUBJECT_WILL = re.compile(
    rf"^\W*(?:{CHAIN})\s+(?:ska|skall|kommer\s+(?:också\s+|även\s+)?att|åtar\s+sig|lovar)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:säger|menar|berättar|konstaterar)\b|^[”\"]")
_DEFINES = re.compile(
    r"medborgarlöfte\w*\s+(?:är|innebär|handlar|betyder|syftar|bygger)|^(?:det\s+är|löfte\w*\s+är)\b"
    r"|i\s+och\s+med|vad\s+(?:vi|polisen|kommunen)\s+lovar|som\s+(?:vi|polisen|kommunen)\s+lovar|det\s+vi\s+lovar",
    re.IGNORECASE,
)
_OF_THE_SET = re.compile(
    r"^(?:medborgarlöfte\w*|löfte\w*|överenskommelse\w*|avtalet|arbetet|dessa|detta|det|resultat\w*|parterna\s+är)\b",
    re.IGNORECASE,
)
_PART_HEADING = re.compile(r"^(?:del|kapitel|bilaga)\s+\w+\b", re.IGNORECASE)
_DATE_OR_PERIOD = re.compile(
    r"\D{0,30}\d{1,2}\s\D{3,12}\d{4}$|\D{0,30}\d{4}-\d\d-\d\d\D{0,12}$|(?:gäller|giltig|avser)\b.*\d{4}",
    re.IGNORECASE,
)
_AFTER_PROMISE = re.compile(
    r"\b(?:lovar|åtar\s+sig|förbinder\s+sig)\s*(?:att)?\s*(?P<rest>.*)$", re.I | re.S
)
_QUALIFIER = re.compile(r"^områden?\s*\d+\s*[:.–-]\s*|^\d+\s*[:.–-]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Unit:
    """A promise, still without its details. `carrier` is who the heading above names."""

    span: Span
    theme: Found[str] | None
    carrier: Responsible | None
    umbrella: bool = False
    explicit: bool = True
    paragraph: bool = False
    own_spans: tuple[tuple[str, Span], ...] = ()


@dataclass
class _State:
    role: Role = Role.TOPIC
    theme: Found[str] | None = None
    carrier: Responsible | None = None
    open_carrier: bool = False  # paragraphs below belong to the carrier
    listing: bool = False  # a lead-in announced what follows as pledges
    title: bool = True


def units(layout: Layout, kind: str | None, others: tuple[str, ...]) -> list[Unit]:
    walker = _Walker(layout, kind == PLEDGE_DOCUMENT, others)
    found = list(walker.walk())
    if not found and kind == PLEDGE_DOCUMENT:
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
        self.state = _State()

    def walk(self) -> Iterator[Unit]:
        blocks = self.layout.blocks
        for n, block in enumerate(blocks):
            following = blocks[n + 1] if n + 1 < len(blocks) else None
            if block.kind is Kind.HEADING:
                yield from self._heading(block, following)
            elif block.kind is Kind.BULLET:
                yield from self._bullet(block)
            elif block.kind is Kind.PARAGRAPH:
                yield from self._paragraph(block, following)

    # headings

    def _heading(self, block: Block, following: Block | None) -> Iterator[Unit]:
        text = block.text.strip("* ")
        if _is_person_or_date(text):
            return
        if self._is_pledge_line(text, following):
            yield Unit(block.span, self.state.theme, self.state.carrier)
            return
        self._enter(text, block.span)

    def _is_pledge_line(self, text: str, following: Block | None) -> bool:
        """A whole promise on a short line without full stop, not opening any list."""
        match = _AFTER_PROMISE.search(text)
        if match is None or len(match["rest"].split()) < 3 or _LEAD_IN.search(text):
            return False
        return following is None or following.kind is Kind.HEADING

    def _enter(self, text: str, span: Span) -> None:
        state = self.state
        new_role = role(text)
        carrier = self._carrier(text, span)
        promised = _AFTER_PROMISE.search(text)
        if carrier is not None and (new_role is Role.PLEDGES or _only_names(text)):
            state.role, state.carrier, state.listing = Role.PLEDGES, carrier, True
            state.open_carrier = True
            if (
                promised
                and len(promised["rest"].split()) >= 2
                and not _only_names(promised["rest"])
            ):
                state.theme = Found(text, (span,))
                state.open_carrier = False
            return
        state.carrier, state.open_carrier = None, False
        state.role = new_role
        state.listing = new_role is Role.PLEDGES
        if new_role is Role.TOPIC and not _PART_HEADING.match(text):
            state.theme = Found(*_without_number(text, span))
        elif new_role is not Role.PLEDGES or "medborgarlöfte" in text.lower():
            state.theme = None

    def _carrier(self, text: str, span: Span) -> Responsible | None:
        found = heading_promisors(text, self.others)
        if found is None:
            return None
        at = Span(span.start + found.span.start, span.start + found.span.end)
        return Found(found.who, (at,))

    # bullets

    def _bullet(self, block: Block) -> Iterator[Unit]:
        state = self.state
        state.open_carrier = False
        if _LEAD_IN.search(block.text) and PROMISE.search(block.text) and len(block.text) < 90:
            self._enter(block.text, block.span)
            return
        if self._is_pledge(block.text):
            yield Unit(
                block.span,
                state.theme,
                state.carrier,
                explicit=state.listing or self._says_so(block.text),
            )

    def _is_pledge(self, text: str) -> bool:
        if self._says_so(text):
            return True
        if self.state.role in (Role.EXPLAINED, Role.PRIORITIES, Role.VISION, Role.GOALS):
            return self.state.role is Role.PRIORITIES and bool(_SUBJECT_WILL.match(text))
        if self.state.listing and (self.pledge_document or self.state.carrier):
            return len(text.split()) >= 2 and not _is_link(text)
        if not self.pledge_document:
            return False
        return self._promises_an_act(text)

    def _promises_an_act(self, text: str) -> bool:
        if len(text.split()) < 3 or _is_link(text):
            return False
        return bool(_WILL.search(text) or _INFINITIVE.match(text) or _PRESENT.match(text))

    def _says_so(self, text: str) -> bool:
        """The text itself says who promises it."""
        return bool(PROMISE.search(text)) and own_promisors(text, self.others) is not None

    # paragraphs

    def _paragraph(self, block: Block, following: Block | None) -> Iterator[Unit]:
        text = block.text
        if block.mark and _SPOKEN.search(text):
            return
        if _LEAD_IN.search(text):
            self._lead_in(block)
            return
        if self.state.role in (Role.VISION, Role.GOALS, Role.EXPLAINED):
            return
        if self.state.open_carrier and self._carried(text):
            yield Unit(block.span, self.state.theme, self.state.carrier, paragraph=True)
            return
        for unit in self._said(block):
            bullet = following is not None and following.kind is Kind.BULLET
            umbrella = bullet and following is not None and self._is_pledge(following.text)
            yield replace(unit, umbrella=umbrella)

    def _carried(self, text: str) -> bool:
        acts = _WILL.search(text) or _INFINITIVE.match(text)
        return bool(acts) and not _OF_THE_SET.match(text)

    def _lead_in(self, block: Block) -> None:
        last = list(sentences(self.layout.text, block.span.start, block.span.end))[-1]
        text = last.of(self.layout.text)
        carrier = self._carrier(text, last)
        new_role = role(text)
        if new_role is Role.TOPIC and carrier is None and not self.pledge_document:
            return
        if carrier is not None or new_role is not Role.TOPIC:
            theme = self.state.theme
            self._enter(text, last)
            self.state.theme = theme
            self.state.open_carrier = self.state.open_carrier and carrier is not None
        if self.pledge_document and new_role is Role.TOPIC:
            self.state.listing = True

    def _said(self, block: Block) -> Iterator[Unit]:
        """Sentences that promise, each with the sentences that elaborate it."""
        text = self.layout.text
        spans = list(sentences(text, block.span.start, block.span.end))
        starts = [n for n, span in enumerate(spans) if self._sentence_promises(span.of(text))]
        for n, following in zip(starts, [*starts[1:], len(spans)], strict=False):
            last = n
            while last + 1 < following and _elaborates(spans[last + 1].of(text)):
                last += 1
            span = Span(spans[n].start, spans[last].end)
            yield Unit(span, self.state.theme, None, paragraph=True, explicit=not self.lenient)

    def _sentence_promises(self, said: str) -> bool:
        if _SPOKEN.search(said) or _DEFINES.search(said) or said.endswith("?"):
            return False
        if PROMISE.search(said):
            match = _AFTER_PROMISE.search(said)
            told = match is None or len(match["rest"].split()) > 1
            return told and own_promisors(said, self.others) is not None
        pledged = self.state.role is Role.PLEDGES and self.state.listing and self.pledge_document
        themed = self.lenient and self.state.role in (Role.TOPIC, Role.PLEDGES)
        return (
            (pledged or themed) and bool(_SUBJECT_WILL.match(said)) and not _OF_THE_SET.match(said)
        )


def _elaborates(said: str) -> bool:
    return not _OF_THE_SET.match(said) and not _SPOKEN.search(said)


def _is_person_or_date(text: str) -> bool:
    if re.fullmatch(rf"{NAME}(?:\s*\([A-ZÅÄÖ]+\))?", text) and not re.search(r"kommun", text, re.I):
        return len(text.split()) <= 4 and not PROMISE.search(text) and role(text) is Role.TOPIC
    return bool(TITLE.match(text) or _DATE_OR_PERIOD.match(text))


def _only_names(text: str) -> bool:
    return re.fullmatch(rf"\W*{CHAIN}[\s:.…]*", text, re.IGNORECASE) is not None


def _is_link(text: str) -> bool:
    return bool(
        re.search(r"https?://|www\.|\.pdf\b|\bpdf\b|öppnas i|länk till|läs mer", text, re.I)
    )


def _without_number(text: str, span: Span) -> tuple[str, tuple[Span, ...]]:
    """ "Område 2: Trafik" is the theme Trafik."""
    match = _QUALIFIER.match(text)
    lead = match.end() if match else 0
    return text[lead:], (Span(span.start + lead, span.start + len(text)),)
