"""What stands above a line: the section's role, its theme, and who was last named responsible."""

import re
from dataclasses import dataclass

from samsyn.reading.found import Found, Span
from samsyn.reading.rules.responsibility import heading_promisors
from samsyn.reading.rules.roles import Role, defines, role
from samsyn.reading.rules.wording import AFTER_PROMISE, is_lead_in, only_names

Responsible = Found[tuple[str, ...]]

_PART_HEADING = re.compile(r"^(?:del|kapitel|bilaga)\s+\w+\b", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"^(?P<kind>områden?|fokusområde|löfte|åtagande|punkt|tema|mål)?\s*\d{1,2}\s*[:.–-]\s*",
    re.IGNORECASE,
)
_WILL_HEADING = re.compile(
    r"\b(?:ska|skall|kommer)(?:\s+(?:att|dessutom|också|även))*$", re.IGNORECASE
)
_NAMED_ACTS = re.compile(
    r"^(?!våra|följande|planerade|gemensamma|konkreta|lokala|årets|dessa)[a-zåäö]+\s(?:åtgärder|insatser"
    r"|aktiviteter)$",
    re.IGNORECASE,
)
_LONGEST_THEME = 90


@dataclass
class Standing:
    """`listing`: what follows was announced as pledges. `open_carrier`: also its paragraphs.

    `outer` is what an announcement above several headings holds for all of them.
    """

    others: tuple[str, ...]
    role: Role = Role.TOPIC
    theme: Found[str] | None = None
    carrier: Responsible | None = None
    listing: bool = False
    open_carrier: bool = False
    outer: tuple[Responsible | None] | None = None
    numbered: bool = False  # under "Löfte 2: ..."
    defining: bool = False  # under "Vad är medborgarlöften?"
    titled: bool = False  # only the document's title has spoken of pledges so far

    def heading(self, text: str, span: Span, *, above_headings: bool) -> None:
        if is_lead_in(text) and not self._is_theme(text):
            self.announcement(text, span)
        elif numbered := _QUALIFIER.match(text):
            self._numbered(text, span, numbered)
        else:
            self._plain_heading(text, span)
        announced = is_lead_in(text) and self.listing
        if announced and above_headings:
            self.outer = (self.carrier,)

    def announcement(self, text: str, span: Span) -> None:
        """A lead-in: it says what follows, and leaves the theme above it standing."""
        self.titled = False
        carrier, said = self._carrier(text, span), role(text)
        if carrier is not None and said is Role.PLEDGES:
            self._carry(carrier)
        elif said is not Role.TOPIC:
            self.role, self.carrier, self.open_carrier = said, None, False
            self.listing = said is Role.PLEDGES
        elif self.role is not Role.EXPLAINED:
            self.listing, self.open_carrier = True, False

    def _is_theme(self, text: str) -> bool:
        """ "Trafik:" is a heading with a colon."""
        short = text.endswith(":") and len(text.split()) <= 4
        return short and role(text) is Role.TOPIC and self._carrier(text, Span(0, 0)) is None

    def _numbered(self, text: str, span: Span, numbered: re.Match[str]) -> None:
        """ "Område 2: Trafik" and "Löfte 1 – Trafik" have the theme Trafik."""
        kind = (numbered["kind"] or "").lower()
        self._plain_heading(text[numbered.end() :], Span(span.start + numbered.end(), span.end))
        if kind in ("löfte", "åtagande"):
            self.role, self.listing, self.numbered = Role.PLEDGES, True, True
            self.theme = _theme(text, span, numbered.end())

    def _plain_heading(self, text: str, span: Span) -> None:
        carrier, said = self._carrier(text, span), role(text)
        carries = said is Role.PLEDGES or only_names(text) or _WILL_HEADING.search(text)
        if carrier is not None and carries:
            self._carry(carrier)
            promised = AFTER_PROMISE.search(text)
            rest = promised["rest"] if promised else ""
            if len(rest.split()) >= 2 and not only_names(rest):
                self.theme, self.open_carrier = Found(text, (span,)), False
            return
        self.role, self.carrier, self.open_carrier = said, None, False
        self.listing, self.numbered = said is Role.PLEDGES, False
        self.defining = defines(text)
        self.titled = self.listing and "medborgarlöfte" in text.lower()
        if said is Role.TOPIC:
            self._topic(text, span)
        else:
            self.outer = None
            keeps = said is Role.PLEDGES and "medborgarlöfte" not in text.lower()
            self.theme = self.theme if keeps else None
            if _NAMED_ACTS.match(text):
                self.theme = _theme(text, span, 0)

    def _topic(self, text: str, span: Span) -> None:
        if self.outer is not None:
            self.listing, self.carrier = True, self.outer[0]
        if not _PART_HEADING.match(text) and len(text) <= _LONGEST_THEME:
            self.theme = _theme(text.rstrip(" :"), span, 0)

    def _carry(self, carrier: Responsible) -> None:
        self.role, self.carrier = Role.PLEDGES, carrier
        self.listing = self.open_carrier = True

    def _carrier(self, text: str, span: Span) -> Responsible | None:
        found = heading_promisors(text, self.others)
        if found is None:
            return None
        at = Span(span.start + found.span.start, span.start + found.span.end)
        return Found(found.who, (at,))


def _theme(text: str, span: Span, lead: int) -> Found[str]:
    return Found(text[lead:], (Span(span.start + lead, span.start + len(text)),))
