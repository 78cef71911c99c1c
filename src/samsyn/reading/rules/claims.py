"""Statements about crime, safety and the law that evidence can later support or contradict."""

import re

from samsyn.reading.found import Covered, Found, Span, likely
from samsyn.reading.text.layout import Kind, Layout
from samsyn.reading.text.sentences import sentences

_SUBJECT = re.compile(
    r"brott|inbrott|stöld|bedräger|narkotika|drog|våld|trygg|skadegörelse|kriminell|skjutning|misshandel"
    r"|buskörning|langning|nätverk|klotter|rån\b|hot\b|hatbrott|ordningsstörning|extremism",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:ökar|ökat|ökade|minskar|minskat|minskade|sjunker|sjunkit|stiger|stigit|avtar|fördubblats|halverats)\b"
    r"|\b(?:fler|färre)\s+(?!områden|aktörer|unga\s+dras)\w+|åt\s+(?:fel|rätt)\s+håll|\b(?:låg|lågt|låga|hög|högt|höga|högre|lägre)\b"
    r"|\balltmer\b|oförändra|samhällsproblem|\bett\s+(?:stort\s+|växande\s+|allvarligt\s+)?problem\b|växande|utbredd"
    r"|\bdrabbar\b|\bvar\s+(?:tredje|fjärde|femte|tionde)\b|\bprocent\b|\bblivit\s+(?:fler|färre|vanligare)\b"
    r"|\bidentifierats\b|\bvanligast\w*\b|\bunder\s+(?:läns|riks)snittet\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:ska|skall|lovar|åtar|vill|bör|syftet|syftar|målet|målsättning\w*|mål|vision\w*|prioriter\w+|behov"
    r"|för\s+att|behövs|kommer\s+att)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\blag(?:en|stiftning\w*)?\b.{0,160}\b(?:fastställer|kräver|innebär|ställer\s+krav|skyldig\w*|måste)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 450
_BOLD_LEAD = re.compile(r"^\*\*[^*]+\*\*\s*[–—-]?\s*")


def claims(layout: Layout, taken: Covered) -> tuple[Found[str], ...]:
    """`taken` are the pledges, which claim nothing."""
    found = []
    for block in layout.blocks:
        if block.kind in (Kind.HEADING, Kind.ROW) or block.span.start in taken:
            continue
        for sentence in sentences(layout.text, block.span.start, block.span.end):
            lead = _BOLD_LEAD.match(sentence.of(layout.text))
            sentence = Span(sentence.start + (lead.end() if lead else 0), sentence.end)
            said = sentence.of(layout.text)
            if len(said) <= _LONGEST and _claims(said):
                reason = "Påstående att pröva mot lägesbilden."
                found.append(likely(said, sentence, reason=reason))
    return tuple(found)


def _claims(said: str) -> bool:
    if _LAW.search(said):
        return True
    head = _WISH.search(said)
    state = _STATE.search(said)
    return bool(state and _SUBJECT.search(said) and (head is None or state.end() < head.start()))
