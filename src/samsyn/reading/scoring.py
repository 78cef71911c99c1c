"""How right a proposal is, against a key made by hand.

Only fields that stand in the key are scored. A pledge matches a key pledge, one to one and best
first, when at least half of the key's content-word stems (first five letters of words longer
than three) stand in it. Any party with "polis" in its name is the police. Dates, precision and
quantity (n and per) must be exact. In lists, an item too many counts against the score as much
as one that is missing.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from samsyn.reading.text.words import flowing

Plain = dict[str, Any]

_EXACT = (
    "doc_type",
    "valid_from",
    "valid_to",
    "date_precision",
    "open_ended",
    "auto_extension",
    "extension_rule",
    "review_months",
    "pledge_cycle_months",
    "signing_date",
)
_NAMES = ("municipality", "signing_place", "place")
_TEXTS = ("vision", "goals", "priorities", "claims", "other_actors", "annexes", "contacts")
_DATES = ("valid_from", "valid_to", "signing_date")


@dataclass(frozen=True)
class FieldScore:
    name: str
    right: int
    total: int


@dataclass
class Score:
    matched: int = 0
    proposed: int = 0
    keyed: int = 0
    fields: list[FieldScore] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def right(self) -> int:
        return sum(f.right for f in self.fields)

    @property
    def total(self) -> int:
        return sum(f.total for f in self.fields)

    @property
    def wrong(self) -> list[str]:
        return [f.name for f in self.fields if f.right < f.total]


def score(key: Plain, proposed: Plain) -> Score:
    result = Score(keyed=len(key.get("pledges", [])), proposed=len(proposed["pledges"]))
    result.fields += _scalars(key, proposed)
    result.fields += _lists(key, proposed)
    result.fields += _signatories(key, proposed)
    pairs = match_texts([p["text"] for p in key.get("pledges", [])], _pledge_texts(proposed))
    result.matched = len(pairs)
    for k, p in pairs:
        result.fields += _pledge(f"pledges[{k}]", key["pledges"][k], proposed["pledges"][p])
    result.invented = _invented(key, proposed)
    return result


def stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", flowing(text).lower())
    return {word[:5] for word in words if len(word) > 3}


def covers(key_text: str, text: str) -> float:
    """Share of the key's stems that stand in the text; a key of short words must stand whole."""
    wanted = stems(key_text)
    if not wanted:
        return float(key_text.lower() in text.lower())
    return len(wanted & stems(text)) / len(wanted)


def match_texts(keys: list[str], texts: list[str]) -> list[tuple[int, int]]:
    """Pairs (key, text), best first, one to one."""
    shares = [(covers(k, t), -i, -j) for i, k in enumerate(keys) for j, t in enumerate(texts)]
    pairs: list[tuple[int, int]] = []
    for share, i, j in sorted(shares, reverse=True):
        free = -i not in {p[0] for p in pairs} and -j not in {p[1] for p in pairs}
        if share >= 0.5 and free:
            pairs.append((-i, -j))
    return sorted(pairs)


def party(name: str | None) -> str | None:
    if name is None:
        return None
    return "police" if "polis" in name.lower() else " ".join(name.lower().split())


def _pledge_texts(proposed: Plain) -> list[str]:
    return [pledge["text"] for pledge in proposed["pledges"]]


def _scalars(key: Plain, proposed: Plain) -> Iterable[FieldScore]:
    for name in _EXACT:
        if name in key:
            yield FieldScore(name, int(key[name] == proposed.get(name)), 1)
    for name in _NAMES:
        if name in key:
            same = (key[name] or "").lower() == (proposed.get(name) or "").lower()
            yield FieldScore(name, int(same), 1)


def _lists(key: Plain, proposed: Plain) -> Iterable[FieldScore]:
    for name in ("parties", "municipalities"):
        if name in key:
            wanted, got = {party(p) for p in key[name]}, {party(p) for p in proposed[name]}
            yield FieldScore(
                name, len(wanted & got), max(len(wanted), len(got), 1) if wanted or got else 0
            )
    for name in _TEXTS:
        if name in key:
            yield _texts(name, key[name], proposed[name])
    if "history" in key:
        years = {e["year"] for e in key["history"]}, {e["year"] for e in proposed["history"]}
        yield FieldScore("history", len(years[0] & years[1]), max(map(len, years)))


def _texts(name: str, key: list[str], proposed: list[str]) -> FieldScore:
    """An empty list that should be empty is one right answer."""
    if not key and not proposed:
        return FieldScore(name, 1, 1)
    return FieldScore(name, len(match_texts(key, proposed)), max(len(key), len(proposed)))


def _signatories(key: Plain, proposed: Plain) -> Iterable[FieldScore]:
    if "signatories" not in key:
        return
    wanted, got = key["signatories"], {s["name"].lower(): s for s in proposed["signatories"]}
    names = [s["name"].lower() for s in wanted]
    if not names and not got:
        yield FieldScore("signatories", 1, 1)
        return
    found = [s for s in wanted if s["name"].lower() in got]
    yield FieldScore("signatories", len(found), max(len(names), len(got)))
    for signatory in found:
        other = got[signatory["name"].lower()]
        title = covers(signatory["title"] or "", other["title"] or "") >= 0.5
        organisation = party(signatory["organisation"]) == party(other["organisation"])
        yield FieldScore("signatories.title", int(title), 1)
        yield FieldScore("signatories.organisation", int(organisation), 1)


def _pledge(path: str, key: Plain, proposed: Plain) -> Iterable[FieldScore]:
    wanted = {party(r) for r in key["responsible"]}
    got = {party(r) for r in proposed["responsible"]}
    yield FieldScore(f"{path}.responsible", int(wanted == got), 1)
    yield FieldScore(f"{path}.quantity", int(_same_quantity(key, proposed)), 1)
    for name in ("parts", "partners", "audience"):
        if name in key:
            yield _texts(f"{path}.{name}", key[name], proposed[name])
    if key.get("theme"):
        yield FieldScore(
            f"{path}.theme", int(covers(key["theme"], proposed["theme"] or "") >= 0.5), 1
        )
    for name in ("umbrella", "conditional", "due_month"):
        if name in key:
            yield FieldScore(f"{path}.{name}", int(key[name] == proposed[name]), 1)
    if key.get("evidence"):
        same = covers(key["evidence"], proposed["evidence"] or "") >= 0.5
        yield FieldScore(f"{path}.evidence", int(same), 1)


def _same_quantity(key: Plain, proposed: Plain) -> bool:
    wanted, got = key.get("quantity"), proposed.get("quantity")
    if not wanted or not got:
        return not wanted and not got
    if wanted["n"] != got["n"] or wanted["per"] != got["per"]:
        return False
    return _seasons(wanted) is None or _seasons(wanted) == _seasons(got)


def _seasons(quantity: Plain) -> dict[str, list[str]] | None:
    if not quantity.get("seasons"):
        return None
    return {s["season"]: s["themes"] for s in quantity["seasons"]}


def _invented(key: Plain, proposed: Plain) -> list[str]:
    """Dates and parties that the key does not know."""
    dates = [n for n in _DATES if n in key and key[n] is None and proposed.get(n) is not None]
    known = {party(p) for p in key.get("parties", [])}
    is_known: Callable[[str], bool] = lambda name: party(name) in known  # noqa: E731
    parties = [p for p in proposed["parties"] if "parties" in key and not is_known(p)]
    return [*dates, *parties]
