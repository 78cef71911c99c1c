"""Which of the three kinds of document this is."""

import re

from samsyn.reading.found import Found, Span, doubtful, likely, sure
from samsyn.reading.text.layout import Block, Kind, Layout

PLEDGE_DOCUMENT = "medborgarlofte"
AGREEMENT = "samverkansoverenskommelse"
FOLLOW_UP = "uppfoljning"

_PLEDGE = re.compile(r"medborgar-?\s?löfte|trygghetslöfte|\blöfte(?:n|t|na)?\b", re.IGNORECASE)
_AGREEMENT = re.compile(
    r"samverkans-?\s?överenskommelse|överenskommelse|samverkansavtal|samarbetsavtal|\bavtal\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"uppfölj(?:ning|ningen|d|t)\b|följt upp|utvärder\w+|återrapport\w*|resultat(?:et)? av"
    r"|så gick det|vad blev det",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 12


def doc_type(layout: Layout) -> Found[str] | None:
    title = _title(layout)
    if title is None:
        return _by_frequency(layout)
    pledge, agreement = _PLEDGE.search(title.text), _AGREEMENT.search(title.text)
    follow_up = _FOLLOW_UP.search(title.text)
    if follow_up and title.kind is Kind.HEADING:
        return sure(FOLLOW_UP, _span(title, follow_up))
    if pledge and agreement:
        kind = PLEDGE_DOCUMENT if pledge.start() < agreement.start() else AGREEMENT
        first = min(pledge, agreement, key=lambda m: m.start())
        return likely(kind, _span(title, first), reason="Rubriken nämner både löfte och avtal.")
    return (
        sure(PLEDGE_DOCUMENT, _span(title, pledge))
        if pledge
        else sure(AGREEMENT, _span(title, agreement))  # type: ignore[arg-type]
    )


def _title(layout: Layout) -> Block | None:
    """The first heading of several words that names the kind, or else the first text that does."""
    opening = layout.blocks[:_TITLE_BLOCKS]
    naming = [b for b in opening if _PLEDGE.search(b.text) or _AGREEMENT.search(b.text)]
    headings = [b for b in naming if b.kind is Kind.HEADING]
    full = [b for b in headings if len(b.text.split()) > 1]
    return next(iter(full or naming or headings), None)


def _by_frequency(layout: Layout) -> Found[str] | None:
    pledges = list(_PLEDGE.finditer(layout.text))
    agreements = list(_AGREEMENT.finditer(layout.text))
    if not pledges and not agreements:
        return None
    many = pledges if len(pledges) >= len(agreements) else agreements
    kind = PLEDGE_DOCUMENT if many is pledges else AGREEMENT
    return doubtful(
        kind, Span(*many[0].span()), reason="Dokumentets slag framgår inte av rubriken."
    )


def _span(block: Block, match: re.Match[str]) -> Span:
    return Span(block.span.start + match.start(), block.span.start + match.end())
