"""Who is to do what is promised: a bracket, the sentence's own subject, or a heading above."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.reading.found import Span
from samsyn.reading.rules.parties import PROMISE_VERB

POLICE = "polis"
MUNICIPALITY = "kommun"
WE = "vi"

_POLICE = (
    r"(?:(?:kommun|områdes|trafik|närområdes)?polis(?:en|er|erna|ens)?|polismyndigheten(?:s)?|poliskontoret"
    r"|(?:lokal)?polisområde[t]?(?:[ ][A-ZÅÄÖ][\wåäö-]+){0,4}|volontärer(?:na)?)"
)
_MUNICIPAL = (
    r"(?:(?:(?!(?-i:Hela|Våra|Andra|Alla)\b)(?-i:[A-ZÅÄÖ])[\wåäö-]+[ ])?"
    r"kommun(?:en|er|erna|s|ens|ernas)?|stad(?:en|ens)?"
    r"|(?:[a-zåäö-]*-?[ ]och[ ])?[a-zåäö]*(?:förvaltning(?:en|arna)?|nämnd(?:en)?)"
    r"|socialtjänst(?:en)?|socialkontoret|fältgrupp(?:en)?"
    r"|fältare?(?:n|na)?|fältassistent(?:er|erna)?|fältarbetare(?:n)?"
    r"|skol(?:an|orna)|elevhälsan|fritidsgård(?:en|ar|arna)?"
    r"|trygghetsvärd(?:ar|arna)?|kommunstyrelsen|ungdomsmottagningen|trygghetssamordnare(?:n)?)"
)
_OTHER = (
    r"(?:räddningstjänst(?:en)?|region[ ][A-ZÅÄÖ][\wåäö]+"
    r"|(?-i:[A-ZÅÄÖ])[\wåäö]*(?:hem|bostäder|bolaget|föreningen|byggen)"
    r"(?:[ ](?-i:[A-ZÅÄÖ])[\wåäö]+)?"
    r"|bostadsbolag(?:et|en)|(?:fastighetsägar|handlar|företagar)(?:e|na|nas[ ]förening))"
)
_ONE = rf"(?:{_POLICE}|{_MUNICIPAL}|{_OTHER}|vi|båda[ ]parter(?:na)?|parterna)"
_OWNED = (
    r"(?:[ ](?!ska|skall|lovar|kommer|åtar)[a-zåäö]+"
    r"(?:are|er|ar|erna|arna|chef|grupp|värdar|verksamhet|förvaltning)(?:na|n)?)?"
)
_MEMBER = rf"(?:{_ONE})\b{_OWNED}"
_GLUE = (
    r"(?:\s*,\s*|/|\s+(?:och|samt|tillsammans\s+med|i\s+samverkan\s+med|i\s+samarbete\s+med"
    r"|genom|via|&)\s+)"
)
CHAIN = rf"{_MEMBER}(?:{_GLUE}{_MEMBER})*"
_VERB = (
    rf"(?:{PROMISE_VERB}|ska|skall|kommer|avser|ansvarar|bistår|genomför|bidrar|deltar|erbjuder|arbetar"
    r"|verkar|offentliggör|medverkar|håller|anordnar|arrangerar|bjuder|fortsätter|ser|utför|ordnar|hjälper)"
)
_FLAGS = re.IGNORECASE
_LEADING = re.compile(
    rf"^\W*(?:både\s+)?(?P<chain>{CHAIN})\s+(?!för\b|i\b|på\b|har\s+(?:haft|tagit))(?=[a-zåäö])",
    _FLAGS,
)
_AFTER_VERB = re.compile(
    rf"\b{_VERB}\s+(?:att\s+|även\s+|också\s+|både\s+)?(?P<chain>{CHAIN})\b", _FLAGS
)
_BEFORE_VERB = re.compile(
    rf"(?<!i )(?<!för )(?<!med )(?<!av )\b(?P<chain>{CHAIN})\s+{_VERB}\b", _FLAGS
)
_BRACKET = re.compile(
    rf"[(\[]\s*(?:ansvar\w*\s*:?\s*)?(?P<chain>{CHAIN})\s*[)\]]\s*\.?\s*$", _FLAGS
)
_LABEL = re.compile(
    rf"\bansvar(?:ig|iga|ar)?\b(?:\s+part(?:er)?)?\s*[:–-]\s*(?P<chain>{CHAIN})", _FLAGS
)
_PASSIVE = re.compile(rf"\bav\s+(?P<chain>{CHAIN})\b", _FLAGS)
_HEADING = re.compile(
    rf"^\W*(?P<chain>{CHAIN})\s*(?:(?:lovar|åtar\s+sig|ska|skall|löfte\w*|åtagande\w*|ansvar\w*|insatser|åtgärder"
    r"|aktiviteter|kommer)\b.*)?[\s:.…]*$",
    _FLAGS,
)
_JOINT = re.compile(r"^\W*(?:gemensam(?:ma|t)?|tillsammans|båda\s+parter)\b", _FLAGS)
_NAMED = re.compile(rf"^\W*(?P<name>.{{2,60}}?)\s+{PROMISE_VERB}\b", _FLAGS)


@dataclass(frozen=True)
class Promisors:
    """`span` counts from the start of the text that was asked about."""

    who: tuple[str, ...]
    span: Span
    how: str  # bracket, subject, heading, passive


def own_promisors(text: str, others: Iterable[str]) -> Promisors | None:
    """Those the pledge itself names."""
    for pattern, how in ((_BRACKET, "bracket"), (_LABEL, "bracket")):
        if match := pattern.search(text):
            return _promisors(match, how)
    if named := _named(text, others):
        return named
    if match := _LEADING.match(text):
        return _promisors(match, "subject")
    candidates = [m for p in (_AFTER_VERB, _BEFORE_VERB) if (m := p.search(text))]
    if candidates:
        return _promisors(min(candidates, key=lambda m: m.start("chain")), "subject")
    return None


def passive_promisors(text: str) -> Promisors | None:
    match = _PASSIVE.search(text)
    return _promisors(match, "passive") if match else None


def heading_promisors(text: str, others: Iterable[str]) -> Promisors | None:
    """Those a heading or a lead-in makes responsible for what stands below it."""
    if named := _named(text, others):
        return named
    if match := _HEADING.match(text):
        return _promisors(match, "heading")
    if _JOINT.match(text) and (match := re.search(rf"(?P<chain>{CHAIN})", text, _FLAGS)):
        return _promisors(match, "heading")
    if _JOINT.match(text):
        return Promisors((POLICE, MUNICIPALITY), Span(0, len(text)), "heading")
    return own_promisors(text, others) if re.search(PROMISE_VERB, text) else None


def _named(text: str, others: Iterable[str]) -> Promisors | None:
    """A business or an organisation that is a party under its own name."""
    for name in others:
        if re.match(rf"\W*{re.escape(name)}\b(?!s\b)", text):
            start = text.find(name)
            return Promisors((name,), Span(start, start + len(name)), "subject")
    return None


def _promisors(match: re.Match[str], how: str) -> Promisors:
    who: list[str] = []
    for member in re.finditer(_ONE, match["chain"], _FLAGS):
        for name in _kinds(member.group()):
            if name not in who:
                who.append(name)
    return Promisors(tuple(who), Span(*match.span("chain")), how)


def _kinds(written: str) -> tuple[str, ...]:
    if re.fullmatch(_POLICE, written, _FLAGS):
        return (POLICE,)
    if re.fullmatch(_OTHER, written, _FLAGS):
        return (written,)
    if re.fullmatch(r"vi|båda[ ]parter(?:na)?|parterna", written, _FLAGS):
        return (WE,)
    return (MUNICIPALITY,)
