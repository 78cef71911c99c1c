"""Names of municipalities: a rule over the text, confirmed by the list of Sweden's 290."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from samsyn.reading.found import Doubt, Found, Span
from samsyn.reading.lexicon import lexicon
from samsyn.reading.text.layout import Layout
from samsyn.reading.text.municipalities import FULL_NAMES

_WORD = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_CAPITALS = r"[A-ZÅÄÖ]{3,}(?:-[A-ZÅÄÖ]{2,})?"
_FIRST = r"(?:Östra|Västra|Norra|Södra|Lilla|Stora|Nya|Gamla|Övre|Nedre|Upplands|Sankt|Mellersta)"
_NAME = rf"(?:{_FIRST} )?(?:{_WORD}|{_CAPITALS})"
WITH_WORD = re.compile(rf"\b(?P<name>{_NAME})\s(?:[Kk]ommun|KOMMUN|[Ss]tad|STAD)(?:[sS])?\b")
_OF_THE_BOARD = re.compile(rf"\b[Kk]ommun(?:styrelsen|fullmäktige|en)\si\s(?P<name>{_NAME})\b")
_SEVERAL = re.compile(rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,9}}\s(?:och|samt)\s{_NAME})\skommuner")
_EACH = re.compile(_NAME)
MOST_MENTIONS = 1_000
_NOT_NAMES = lexicon(
    "Vår Våra Din Denna Varje Annan Andra Hela Region Regionen Polisen Polis Och Samt "
    "Samverkan Medborgarlöfte Medborgarlöften Kontakta Om I Inom För Av Till Från En Er "
    "Hos Via Mellan Nästa Gemensam Kommun Kommunen Alla Både Vilken Samma Liten Gamla "
    "Mellanstor"
)
_EVERYDAY_WORDS = lexicon("Vara Mark Berg Lund Boden Nora Ale Salem Sala Kil Trosa Flen")
_ENDS_IN_S = ("ås", "äs", "ös", "fors", "ors", "us", "is", "as", "hus", "ss")


@dataclass(frozen=True)
class Mention:
    name: str
    span: Span
    listed: bool
    printed: str


def municipalities(layout: Layout) -> tuple[Found[str], ...]:
    """The municipality or municipalities that the document concerns, most mentioned first."""
    mentions = list(_mentions(layout.text))
    several = _several(layout.text)
    if several:
        return several
    if side_by_side := _side_by_side(layout.text, mentions):
        return side_by_side
    if mentions:
        return _concerned(layout, mentions)
    by_name = _bare_names(layout) or _title_place(layout)
    return (by_name,) if by_name else _from_file_name(layout.name)


def full_name(short: str, layout: Layout) -> str:
    """As the document prints it, otherwise as the list has it."""
    for mention in _mentions(layout.text):
        if mention.name == short:
            return mention.printed
    if match := _SEVERAL.search(layout.text):
        for part in _EACH.findall(match["names"]):
            if _nominative(part, layout.text)[0] == short:
                return f"{part} kommun"
    return _full_name(short)


def spans_of(short: str, layout: Layout) -> tuple[Span, ...]:
    return tuple(m.span for m in _mentions(layout.text) if m.name == short)[:3]


def principal(layout: Layout, found: tuple[Found[str], ...]) -> Found[str] | None:
    """The only one, or the one that a local part speaks of."""
    if len(found) <= 1:
        return found[0] if found else None
    names = [mention.name for mention in _mentions(layout.text)]
    by_count = sorted(found, key=lambda f: -names.count(f.value))
    most, second = (names.count(f.value) for f in by_count[:2])
    if most < 2 or most <= 2 * second:
        return None
    reason = "Flera kommuner nämns; dokumentets lokala del gäller denna."
    return by_count[0].doubted(Doubt.LIKELY, reason)


def _mentions(text: str) -> Iterator[Mention]:
    nominatives: dict[str, tuple[str, bool]] = {}
    found = WITH_WORD if WITH_WORD.search(text) else _OF_THE_BOARD
    for match in islice(found.finditer(text), MOST_MENTIONS):
        printed = match["name"]
        if printed in _NOT_NAMES or printed.split()[-1] in _NOT_NAMES:
            continue
        cased = printed.title() if printed.isupper() else printed
        if cased in _NOT_NAMES:
            continue
        if cased not in nominatives:
            nominatives[cased] = _nominative(cased, text)
        short, known = nominatives[cased]
        if found is _OF_THE_BOARD:
            yield Mention(cased, Span(*match.span()), cased in FULL_NAMES, _full_name(cased))
            continue
        city = "stad" if "stad" in match.group().lower().split()[-1] else "kommun"
        yield Mention(short, Span(*match.span()), known, f"{cased} {city}")


def _full_name(short: str) -> str:
    return FULL_NAMES.get(short, f"{short} kommun")


def _nominative(name: str, text: str) -> tuple[str, bool]:
    """Without the genitive s, as far as list or text tells."""
    if name in FULL_NAMES:
        return name, True
    base = name[:-1]
    if not name.endswith("s"):
        return name, False
    if base in FULL_NAMES:
        return base, True
    stands_alone = re.search(rf"\b{re.escape(base)}\b(?! kommun)", text) is not None
    kept = name.endswith(_ENDS_IN_S) and not stands_alone
    return (name if kept else base), False


def _several(text: str) -> tuple[Found[str], ...]:
    match = _SEVERAL.search(text)
    if match is None:
        return ()
    found = []
    for part in _EACH.finditer(match["names"]):
        start = match.start("names") + part.start()
        short, _known = _nominative(part.group(), text)
        found.append(Found(short, (Span(start, start + len(part.group())),)))
    return tuple(found)


def _side_by_side(text: str, mentions: list[Mention]) -> tuple[Found[str], ...]:
    """ "Kvarnby kommun, Granåsens kommun samt ..." """
    names: dict[str, None] = {}
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        if first.name != second.name and between.strip() in (",", "och", "samt"):
            names |= {first.name: None, second.name: None}
    return tuple(_found(name, mentions) for name in names)


def _concerned(layout: Layout, mentions: list[Mention]) -> tuple[Found[str], ...]:
    """Those that stand as parties together, otherwise the one mentioned most."""
    names = list(dict.fromkeys(m.name for m in mentions))
    together = [n for n in names if _stands_as_party(layout, n, mentions)]
    if len(together) > 1:
        return tuple(_found(n, mentions) for n in together)
    count = {n: sum(m.name == n for m in mentions) for n in names}
    return (_found(max(names, key=lambda n: count[n]), mentions),)


_PARTY_BEFORE = re.compile(r"(?:mellan|för|parter(?:na)?:?|ordförande,|direktör,|råd,)\s*$", re.I)
_PARTY_AFTER = re.compile(
    r"^(?:,| och| samt)?[^.\n]{0,90}?(?:har träffat|har tecknat|ingår|tecknar|har enats|lovar|åtar)"
)


def _stands_as_party(layout: Layout, name: str, mentions: list[Mention]) -> bool:
    for mention in mentions:
        if mention.name != name:
            continue
        before = layout.text[max(0, mention.span.start - 30) : mention.span.start]
        after = layout.text[mention.span.end : mention.span.end + 140]
        if _PARTY_BEFORE.search(before) or _PARTY_AFTER.search(after):
            return True
    return False


def _found(name: str, mentions: list[Mention]) -> Found[str]:
    own = [m for m in mentions if m.name == name]
    spans = tuple(m.span for m in own[:3])
    if own[0].listed:
        return Found(name, spans)
    return Found(name, spans, Doubt.LIKELY, "Namnet finns inte bland Sveriges 290 kommuner.")


def _bare_names(layout: Layout) -> Found[str] | None:
    """A listed name without the word kommun, when it is the one named most."""
    hits: dict[str, list[Span]] = {}
    pattern = re.compile(rf"(?<!område )(?<!Region )\b{_NAME}s?\b")
    for match in pattern.finditer(layout.text, 0, min(len(layout.text), 20_000)):
        name = match.group()
        name = name if name in FULL_NAMES else name.removesuffix("s")
        everyday = (
            name in _EVERYDAY_WORDS and layout.text[match.start() - 2 : match.start()] != "i "
        )
        if name in FULL_NAMES and not everyday:
            hits.setdefault(name, []).append(Span(*match.span()))
    if not hits:
        return None
    best = max(hits, key=lambda n: len(hits[n]))
    reason = "Ordet kommun står inte vid namnet."
    return Found(best, tuple(hits[best][:3]), Doubt.LIKELY, reason)


def _title_place(layout: Layout) -> Found[str] | None:
    """A place in the title that the signatures repeat."""
    opening = layout.text[: layout.opening]
    for match in re.finditer(
        r"\b(?:i|[Ii] kommunen)\s(?P<place>[A-ZÅÄÖ][a-zåäö]{2,}) den \d", layout.text
    ):
        title = re.search(rf"\b{re.escape(match['place'])}\b", opening)
        if title:
            spans = (Span(*title.span()), Span(*match.span("place")))
            return Found(match["place"], spans, Doubt.DOUBTFUL, "Namnet står bara som ort.")
    return None


def _from_file_name(name: str) -> tuple[Found[str], ...]:
    """Last resort: "samverkan_grastorp.txt" names its municipality although the text does not."""
    words = "-".join(re.findall(r"[a-z]+", _plain(name.rsplit(".", 1)[0])))
    for short in FULL_NAMES:
        if re.search(rf"(?:^|-){re.escape(_plain(short).replace(' ', '-'))}(?:-|$)", words):
            reason = "Kommunens namn står inte i texten, bara i filens namn."
            return (Found(short, (), Doubt.DOUBTFUL, reason),)
    return ()


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
