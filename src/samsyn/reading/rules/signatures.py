"""Who signed: in a sentence that says so, or in a block of names under place and date.

A name in a photo caption, a quotation or a contact box is not a signature.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.proposal import Signatory
from samsyn.reading.rules.people import (
    MUNICIPAL_TITLE,
    NAME,
    POLICE_TITLE,
    POLITICAL,
    TITLE,
    Person,
    is_name,
    people,
)
from samsyn.reading.rules.signing import SIGNED
from samsyn.reading.text.layout import CELLS, Layout
from samsyn.reading.text.sentences import sentences

_AGREED = re.compile(r"\btecknat?s?\b[^.]{0,40}\bav\b|\bhar\s+tecknats\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:ska|kommer att|skall)\s+(?:skrivas under|underteckna|signera)", re.I)
_CAPTION = re.compile(
    r"\b(?:foto|bild(?:text)?|på bilden|fr\.?\s?v\.?|från vänster)\b", re.IGNORECASE
)
_NAME_LINE = re.compile(rf"^(?P<name>{NAME})(?:\s*{POLITICAL})?(?P<rest>\s*,.+)?$")
_ORGANISATION = re.compile(
    r"kommun\b|kommuns?\b|polis|region\b|\bAB\b|stad\b|\bförening|bolag|handlare|landsting", re.I
)
_ORGANISATION_START = re.compile(r"^(?:för|på uppdrag av)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
_RULE = re.compile(r"^[_.…‥\s–—-]{4,}$")
_REACHED = re.compile(r"@|\btelefon|\btfn\b|\btel\b|(?<![\d-])0\d{1,3}[- ]\d{2,3}", re.IGNORECASE)
_CONTACT = re.compile(r"\bkontakt|frågor|mer information|journalist|press\b", re.IGNORECASE)
_SIGNING_PLACE = re.compile(
    r"underskrift|undertecknat|undertecknas|ort och datum|namnförtydligande|^(?:_{4,}|…{2,}|\.{6,})"
    r"|^[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäö]+)?,?\s+(?:i\s+|den\s+)?(?:\d{1,2}\s+)?"
    r"(?:\d{4}-\d\d-\d\d|(?:\d{1,2}\s+)?(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\s+\d{4})\s*$",
    re.IGNORECASE,
)
_NEAR_SIGNING = 12  # lines
_CARD = 4  # lines of one signature below the name


@dataclass(frozen=True)
class _Cell:
    """One line of one column."""

    text: str
    span: Span


def signatories(layout: Layout, parties: tuple[Found[str], ...]) -> tuple[Found[Signatory], ...]:
    found = [*_in_sentences(layout, parties), *_in_blocks(layout, parties)]
    by_name: dict[str, Found[Signatory]] = {}
    for signatory in found:
        by_name.setdefault(signatory.value.name, signatory)
    return tuple(by_name.values())


def _in_sentences(layout: Layout, parties: tuple[Found[str], ...]) -> Iterator[Found[Signatory]]:
    for span in _block_sentences(layout):
        said = span.of(layout.text)
        if len(said) > 1000 or not (SIGNED.search(said) or _AGREED.search(said)):
            continue
        if _TO_COME.search(said) or _CAPTION.match(said) or re.search(r"\bsäger\b", said):
            continue
        for person in people(layout.text, span):
            if person.title or _after_by(layout.text, person):
                yield _signatory(person, _organisation_by_title(person.title, parties))


def _block_sentences(layout: Layout) -> Iterator[Span]:
    for block in layout.blocks:
        yield from sentences(layout.text, block.span.start, block.span.end)


def _after_by(text: str, person: Person) -> bool:
    before = text[max(0, person.span.start - 60) : person.span.start]
    return re.search(r"\bav\s(?:[\w\s]+\soch\s)?$", before) is not None


def _signatory(person: Person, organisation: str | None) -> Found[Signatory]:
    value = Signatory(person.name, person.title, organisation, person.party)
    if organisation is None or person.title is None:
        reason = "Titel eller organisation framgår inte."
        return Found(value, (person.span,), Doubt.LIKELY, reason)
    return Found(value, (person.span,))


def _organisation_by_title(title: str | None, parties: tuple[Found[str], ...]) -> str | None:
    if title is None:
        return None
    if named := [p.value for p in parties if p.value.lower() in title.lower()]:
        return named[0]
    if POLICE_TITLE.search(title):
        return next((p.value for p in parties if "polis" in p.value.lower()), None)
    municipal = [p.value for p in parties if re.search(r"kommun|stad$", p.value)]
    if len(municipal) == 1 and (MUNICIPAL_TITLE.search(title) or len(parties) == 2):
        return municipal[0]
    return None


def _in_blocks(layout: Layout, parties: tuple[Found[str], ...]) -> list[Found[Signatory]]:
    cells = _cells(layout.text)
    cards = {n: card for n in range(len(cells)) if (card := _card(cells, n))}
    found = [
        _from_card(card, _heading_organisation(cells, n), parties) for n, card in cards.items()
    ]
    if any(_near_signing(cells, n) for n in cards):
        return found
    closing = all(n > len(cells) * 2 // 3 and not cards[n].match["rest"] for n in cards)
    if closing and len({_side(signatory.value) for signatory in found}) > 1:
        reason = "Namnen avslutar dokumentet; att de undertecknat står inte uttryckligen."
        return [signatory.doubted(Doubt.LIKELY, reason) for signatory in found]
    return []


def _side(signatory: Signatory) -> str:
    return "polis" if POLICE_TITLE.search(signatory.title or "") else "other"


def _cells(text: str) -> list[_Cell]:
    """Lines from the top; where columns stand side by side, one column after the other."""
    cells: list[_Cell] = []
    rows: list[list[_Cell]] = []
    position = 0
    for line in text.split("\n"):
        row = list(_row(line, position))
        position += len(line) + 1
        if len(row) > 1:
            rows.append(row)
        elif row:
            cells += _by_column(rows)
            rows = []
            cells += row
    return cells + _by_column(rows)


def _row(line: str, start: int) -> Iterator[_Cell]:
    position = 0
    for part in CELLS.split(line):
        at = line.find(part, position)
        position = at + len(part)
        if text := part.strip():
            yield _Cell(text, Span(start + at, start + at + len(text)))


def _by_column(rows: list[list[_Cell]]) -> list[_Cell]:
    width = max((len(row) for row in rows), default=0)
    return [row[n] for n in range(width) for row in rows if n < len(row)]


@dataclass(frozen=True)
class _Card:
    match: re.Match[str]
    name: _Cell
    own: list[_Cell]


def _card(cells: list[_Cell], n: int) -> _Card | None:
    """A name with the lines that say what the person is, or None."""
    match = _NAME_LINE.match(cells[n].text)
    if match is None or not is_name(match["name"]) or _is_caption(cells, n):
        return None
    own: list[_Cell] = []
    for cell in cells[n + 1 : n + 1 + _CARD]:
        if cell.text.startswith(match["name"]) or _RULE.match(cell.text):
            continue
        another = _NAME_LINE.match(cell.text)
        opens_another = _ORGANISATION_START.match(cell.text) or _SIGNING_PLACE.search(cell.text)
        if (another and is_name(another["name"])) or opens_another:
            break
        own.append(cell)
    said = [match["rest"] or "", *(cell.text for cell in own[:2])]
    if not any(TITLE.search(line) for line in said):
        return None
    if any(_REACHED.search(line) for line in said) or _under_contact(cells, n):
        return None
    return _Card(match, cells[n], own)


def _is_caption(cells: list[_Cell], n: int) -> bool:
    """Several names in one line are a caption; a signature has its own."""
    line = cells[n].text
    return bool(_CAPTION.search(line)) or len(re.findall(NAME, _NO_TITLES.sub("", line))) > 1


_NO_TITLES = re.compile(r",.*?(?= och [A-ZÅÄÖ]|$)")


def _under_contact(cells: list[_Cell], n: int) -> bool:
    return any(
        _CONTACT.search(cell.text) and len(cell.text) < 60 for cell in cells[max(0, n - 2) : n]
    )


def _near_signing(cells: list[_Cell], n: int) -> bool:
    around = cells[max(0, n - _NEAR_SIGNING) : n + 2]
    return any(_SIGNING_PLACE.search(cell.text) for cell in around)


def _heading_organisation(cells: list[_Cell], n: int) -> str | None:
    """ "För Björkviks kommun" above the line to sign on."""
    for cell in reversed(cells[max(0, n - 3) : n]):
        if start := _ORGANISATION_START.match(cell.text):
            return cell.text[start.end() :]
        if not _RULE.match(cell.text):
            return None
    return None


def _from_card(card: _Card, above: str | None, parties: tuple[Found[str], ...]) -> Found[Signatory]:
    match = card.match
    lines = [(match["rest"] or "").strip(" ,"), *(cell.text for cell in card.own)]
    title, organisation = _title_and_organisation([line for line in lines if line])
    name = match["name"]
    span = Span(card.name.span.start, card.name.span.start + len(name))
    organisation = organisation or above or _organisation_by_title(title, parties)
    return _signatory(Person(name.replace("\xa0", " "), title, match["party"], span), organisation)


def _title_and_organisation(lines: list[str]) -> tuple[str | None, str | None]:
    title = organisation = None
    for line in lines[:3]:
        if title is None and TITLE.search(line):
            title, organisation = _divided(line)
        elif organisation is None and title and _ORGANISATION.search(line) and len(line) < 70:
            return title, line
        elif title:
            break
    return title, organisation


def _divided(line: str) -> tuple[str, str | None]:
    """ "kommunstyrelsens ordförande, Björkviks kommun" holds both."""
    head, comma, tail = line.partition(",")
    if comma and _ORGANISATION.search(tail) and TITLE.search(head):
        return head.strip(), tail.strip()
    return line.strip(), None
