"""Vision, goals and priorities: what the parties want, apart from what they promise."""

import re
from collections.abc import Iterator

from samsyn.reading.found import Covered, Doubt, Found, Span
from samsyn.reading.proposal import Pledge
from samsyn.reading.rules.lists import items
from samsyn.reading.rules.roles import Role, role
from samsyn.reading.text.layout import Block, Kind, Layout
from samsyn.reading.text.sentences import sentences

_BOLD = re.compile(r"^\*\*(?P<name>.+?)\*\*", re.DOTALL)
_NAME_END = re.compile(r"\s+[–—-]\s+|:\s|\.\s|\.$|\n(?=[A-ZÅÄÖ])|;$|,$")
_LEAD_IN = re.compile(r"(?::|\.{2,}|…|\batt)\s*$")
_VISION_IS = re.compile(
    r"\bvision(?:en)?\b[^.:]{0,80}?\s(?:är|lyder)\s*:?\s*(?:att\s+)?(?P<x>[^.]{8,300})", re.I
)
_PURPOSE = re.compile(
    r"\b(?:syftet|ändamålet|målet|målsättningen|det\s+övergripande\s+målet)\b[^.]{0,120}?\bär\b\s*(?:att\s+)?(?P<x>[^.]+)",
    re.IGNORECASE,
)
_GOAL_LABEL = re.compile(
    r"^(?:mål|effektmål|delmål)\s*\d*\s*[:–-]\s*(?P<x>.+?)\.?$", re.IGNORECASE | re.DOTALL
)
_OUTCOME = re.compile(
    r"\b(?:öka|minska|förebygga|förhindra|stärka|höja|halvera|bryta)\s+(?:och\s+\w+a\s+)?[^.;]*?"
    r"(?=(?:,|,?\s+(?:och|samt))\s+(?:att\s+)?(?:öka|minska|förebygga|förbättra|stärka|skapa|höja)\b|,\s+(?:genom|där|vilket)\b"
    r"|[.;]|$)",
    re.IGNORECASE,
)
_PROCESS = re.compile(
    r"^(?:denna\s+)?(?:överenskommelse|avtal|samverkan|samarbet|löfte|parterna)", re.I
)
_IN_FOCUS = re.compile(
    r"(?:\bi\s+fokus\s+står|\bfokus\s+(?:är|ligger|kommer\s+att\s+(?:ligga|vara))(?:\s+på)?|\bfokus\s+på|\bfokuserar\s+på"
    r"|\bprioriter(?:ar|at|ade)\b[^.:]{0,60}?(?:är|:)|\b(?:fokus|utvecklings|insats|mål|samverkans)områden(?:a)?\b[^.:]{0,40}?"
    r"(?:är|:)|\bprioriteringar(?:na)?\b[^.:]{0,40}?(?:är|:))\s*(?:bland\s+annat|särskilt|att|främst|följande)?\s*:?\s*"
    r"(?P<x>[^.;:]+)",
    re.IGNORECASE,
)
_POINTED_OUT = re.compile(
    r"\b(?:saker|områden|frågor|problem)\b[^.:]{0,40}?\b(?:pekats\s+ut|lyfts|pekas\s+ut|prioriteras|valts\s+ut)"
    r"[^.:]{0,40}:\s*(?P<x>[^.;:]+)",
    re.IGNORECASE,
)
_WORKED_WITH = re.compile(
    r"\b(?:arbeta(?:r)?\s+(?:särskilt\s+|främst\s+)?(?:med|mot)|omfattar|är)\s+(?P<x>[^.;:]+)",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"\b(?:löftet|löftena|de)\s+ska\s+(?:leda|bidra)\s+till\s+(?P<x>[^.;:]+)", re.IGNORECASE
)
_ALSO = re.compile(
    r"\b(?:även|också|dessutom)\s+(?:att\s+)?arbeta\s+(?:med\s+)?(?:att\s+)?(?:mot\s+|för\s+att\s+)?"
    r"(?:förebygga\s+och\s+förhindra|förebygga|förhindra|motverka|minska)?\s*(?P<x>[^.;:]+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:för\s+att|i\s+syfte|genom\s+att|under\s+\w+|de\s+kommande|som\s+\w+|vilket|där|på\s+(?:så|de)\s).*$",
    re.S,
)


# vision and goals


def vision(layout: Layout) -> tuple[Found[str], ...]:
    listed = tuple(_bullets_under(layout, Role.VISION))
    return listed or tuple(_vision_said(layout))


def _vision_said(layout: Layout) -> Iterator[Found[str]]:
    for match in _VISION_IS.finditer(layout.text):
        yield _trimmed(layout.text, match.start("x"), match.end("x"))
        return
    for section_role, block in _sections(layout):
        if section_role is Role.VISION and block.kind is Kind.PARAGRAPH:
            yield _trimmed(layout.text, block.span.start, block.span.end)
            return


def goals(layout: Layout, pledges: tuple[Found[Pledge], ...]) -> tuple[Found[str], ...]:
    taken = Covered(pledge.spans[0] for pledge in pledges)
    found = [*_labelled_goals(layout), *_bullets_under(layout, Role.GOALS), *_purposes(layout)]
    by_start = {goal.spans[0].start: goal for goal in found if goal.spans[0].start not in taken}
    return tuple(by_start.values())


def _labelled_goals(layout: Layout) -> Iterator[Found[str]]:
    for block in layout.blocks:
        if match := _GOAL_LABEL.match(block.text):
            start = block.span.start
            yield _trimmed(layout.text, start + match.start("x"), start + match.end("x"))
    for section_role, block in _sections(layout):
        if section_role is Role.GOALS and block.kind is Kind.PARAGRAPH:
            for sentence in sentences(layout.text, block.span.start, block.span.end):
                if not _PURPOSE.search(sentence.of(layout.text)):
                    yield _trimmed(layout.text, sentence.start, sentence.end)


def _purposes(layout: Layout) -> Iterator[Found[str]]:
    for match in _PURPOSE.finditer(layout.text):
        start, wanted = match.start("x"), match["x"]
        outcomes = list(_OUTCOME.finditer(wanted))
        for outcome in outcomes:
            yield _trimmed(layout.text, start + outcome.start(), start + outcome.end())
        by_name = match.group()[:3].lower() in ("mål", "det")
        if not outcomes and by_name and not _PROCESS.match(wanted):
            yield _trimmed(layout.text, start, match.end("x"))


# priorities


def priorities(layout: Layout, pledges: tuple[Found[Pledge], ...]) -> tuple[Found[str], ...]:
    """Listed under their own heading, named in a sentence, or the themes that hold pledges."""
    taken = Covered(pledge.spans[0] for pledge in pledges)
    listed = [p for p in _listed(layout) if p.spans[0].start not in taken]
    if listed:
        return tuple(listed)
    return tuple(_named(layout, taken)) or _themes(pledges)


def _listed(layout: Layout) -> list[Found[str]]:
    return (
        list(_bullets_under(layout, Role.PRIORITIES))
        or list(_subheadings(layout))
        or list(_lines_under(layout))
        or list(_said_under(layout))
    )


def _said_under(layout: Layout) -> Iterator[Found[str]]:
    """ "Parterna har valt att arbeta med a, b och c" under a heading for priorities."""
    for section_role, block in _sections(layout):
        if section_role is not Role.PRIORITIES or block.kind is not Kind.PARAGRAPH:
            continue
        match = _WORKED_WITH.search(block.text)
        found = items(_TAIL.sub("", match["x"])) if match else []
        if match and len(found) > 1:
            start = block.span.start + match.start("x")
            for item in found:
                yield _trimmed(layout.text, start + item.span.start, start + item.span.end)
            return


def _lines_under(layout: Layout) -> Iterator[Found[str]]:
    """Short lines without bullets, close together under a heading for priorities."""
    run: list[Block] = []
    under = False
    for block in layout.blocks:
        if block.kind is Kind.HEADING and under and not block.gap_before and not block.mark:
            run.append(block)
        elif len(run) > 1:
            break
        else:
            run, under = [], False
        if not run:
            under = block.kind is Kind.HEADING and role(block.text) is Role.PRIORITIES
    if len(run) > 1:
        yield from (_name_of(layout.text, block) for block in run)


def _subheadings(layout: Layout) -> Iterator[Found[str]]:
    """ "4 Prioriteringar" with "4.1 Narkotika" and "4.2 Trafik" as headings below it."""
    number = None
    for block in layout.blocks:
        if block.kind is not Kind.HEADING:
            continue
        if number and block.mark.startswith(number + "."):
            yield _trimmed(layout.text, block.span.start, block.span.end)
        elif block.mark:
            number = block.mark.rstrip(".)") if role(block.text) is Role.PRIORITIES else None


def _named(layout: Layout, taken: Covered) -> Iterator[Found[str]]:
    """In the paragraph or heading that says most of what is in focus."""
    best: list[Found[str]] = []
    for block in layout.blocks:
        if block.kind in (Kind.BULLET, Kind.ROW) or taken.meets(block.span):
            continue
        found = list(_focus_of(layout.text, block))
        best = found if len(found) > len(best) else best
    yield from best


def _focus_of(text: str, block: Block) -> Iterator[Found[str]]:
    spoken = False
    for sentence in sentences(text, block.span.start, block.span.end):
        said = sentence.of(text)
        match = _ALSO.search(said) if spoken else _first_of(said)
        if match is None:
            continue
        listed = [
            _trimmed(text, sentence.start + start, sentence.start + end)
            for start, end in _items_of(match)
        ]
        if len(listed) > 1 or spoken or match.re is _IN_FOCUS:
            spoken = True
            yield from listed


def _first_of(said: str) -> re.Match[str] | None:
    return _IN_FOCUS.search(said) or _POINTED_OUT.search(said) or _LEADS_TO.search(said)


def _items_of(match: re.Match[str]) -> list[tuple[int, int]]:
    written, start = match["x"], match.start("x")
    if match.re in (_IN_FOCUS, _ALSO):
        written = _TAIL.sub("", written)
    return [(start + item.span.start, start + item.span.end) for item in items(written)]


def _themes(pledges: tuple[Found[Pledge], ...]) -> tuple[Found[str], ...]:
    themes = {p.value.theme.value: p.value.theme for p in pledges if p.value.theme}
    reason = "Rubriken samlar löften; texten kallar den inte prioritering."
    return tuple(theme.doubted(Doubt.LIKELY, reason) for theme in themes.values())


# shared


def _sections(layout: Layout) -> Iterator[tuple[Role, Block]]:
    """Every block under a heading or a lead-in, with the role of that heading."""
    current = Role.TOPIC
    for block in layout.blocks:
        if block.kind is Kind.HEADING:
            current = role(block.text)
        elif block.kind is Kind.PARAGRAPH and _LEAD_IN.search(block.text):
            last = list(sentences(layout.text, block.span.start, block.span.end))[-1]
            announced = role(last.of(layout.text))
            current = current if announced is Role.TOPIC else announced
        else:
            yield current, block


def _bullets_under(layout: Layout, wanted: Role) -> Iterator[Found[str]]:
    for section_role, block in _sections(layout):
        if section_role is wanted and block.kind is Kind.BULLET:
            if wanted is Role.PRIORITIES:
                yield _name_of(layout.text, block)
            else:
                yield _trimmed(layout.text, block.span.start, block.span.end)


def _name_of(text: str, block: Block) -> Found[str]:
    """The priority's name, without the text that argues for it."""
    start = block.span.start
    if bold := _BOLD.match(block.text):
        return _trimmed(text, start + bold.start("name"), start + bold.end("name"))
    end = _NAME_END.search(block.text)
    return _trimmed(text, start, start + end.start() if end else block.span.end)


def _trimmed(text: str, start: int, end: int) -> Found[str]:
    while start < end and text[start] in ' \n\t*–-•"”':
        start += 1
    while end > start and text[end - 1] in ' \n\t*.,;:"”':
        end -= 1
    return Found(text[start:end], (Span(start, end),))
