"""A plain title out of a pledge's own words: without who promises, without the wishing."""

import re

LONGEST = 80
_PARTY = r"(?:\w*polis\w*|\w*kommun\w*|parter\w*|vi|region\w*|\w*bolag\w*|förening\w*)"
_PROMISE = re.compile(
    rf"^(?:.{{0,120}}\s)?{_PARTY}\b.{{0,80}}?\b(?:lovar|åtar sig|ska|skall|kommer|avser)\b"
    r"(?:\s+(?:gemensamt|även|också))?(?:\s+att)?\s+",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:(?:eftersträva|sträva efter|verka för|försöka|aktivt|arbeta för|fortsätta"
    r"|vid varje möjligt tillfälle|tillsammans med [\wåäö ]{3,40}?(?=\s+(?:aktivt\s+)?arbeta))"
    r"(?:\s+att)?\s+)+",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^(?:vid|varje|minst|under|en gång)\b[^.]{0,90},\s+(?=\w+a\s)", re.IGNORECASE)
_ACT = re.compile(r"^(?:\w+a|ha|ge|se|gå|stå)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\.\s|[,;:]?\s+(?:genom att|bland annat|med (?:ett )?(?:särskilt )?fokus|i syfte|för att"
    r"|och samtidigt|utifrån)\b|[,;:(]\s).*$",
    re.IGNORECASE | re.DOTALL,
)


def plain_title(text: str) -> str:
    """The first thing promised, at most 80 characters: a proposal for somebody to better."""
    words = " ".join(re.sub(r"-\n\s*(?=[a-zåäö])", "", text).split()).strip(" .*•–-")
    sentence = re.split(r"(?<=\w)\.\s", words, maxsplit=1)[0]
    act = _WHEN.sub("", _WISH.sub("", _PROMISE.sub("", sentence, count=1))) or words
    first = _TAIL.sub("", act).strip(" .,;:") if _ACT.match(act) else ""
    short = first if len(first) >= 12 else act.strip(" .,;:")
    return _cut(short[:1].upper() + short[1:])


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
