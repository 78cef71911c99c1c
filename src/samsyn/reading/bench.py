"""Reads documents that have a key made by hand and tells how right the reading is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samsyn.reading.as_json import key_shape
from samsyn.reading.reader import read
from samsyn.reading.scoring import Score, score

BAR = 0.9


@dataclass(frozen=True)
class Keyed:
    """A document and its key; `file_name` tells the format."""

    id: str
    file_name: str
    data: bytes
    key: dict[str, Any]


@dataclass(frozen=True)
class Report:
    scores: dict[str, Score]

    @property
    def precision(self) -> float:
        return _share(self._sum("matched"), self._sum("proposed"))

    @property
    def recall(self) -> float:
        return _share(self._sum("matched"), self._sum("keyed"))

    @property
    def others(self) -> float:
        return _share(self._sum("right"), self._sum("total"))

    @property
    def invented(self) -> int:
        return sum(len(s.invented) for s in self.scores.values())

    def ok(self, *, pledges: float = BAR, others: float = BAR) -> bool:
        read_well = min(self.precision, self.recall) >= pledges and self.others >= others
        return bool(self.scores) and read_well and not self.invented

    def _sum(self, name: str) -> int:
        return sum(getattr(s, name) for s in self.scores.values())

    @property
    def text(self) -> str:
        lines = [_row("document", "found", "keyed", "matched", "other fields", "wrong or invented")]
        lines += [_score_row(name, s) for name, s in self.scores.items()]
        lines.append(
            f"pledges: precision {self.precision:.3f}, recall {self.recall:.3f}; "
            f"other fields {self._sum('right')}/{self._sum('total')} = {self.others:.1%}; "
            f"invented parties or dates: {self.invented}"
        )
        return "\n".join(lines)


def bench(documents: Iterable[Keyed]) -> Report:
    return Report({document.id: _scored(document) for document in documents})


def _scored(document: Keyed) -> Score:
    proposal = read(document.data, name=document.file_name)
    return score(document.key, key_shape(proposal))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _score_row(name: str, s: Score) -> str:
    doubtful = [*s.wrong, *(f"invented: {what}" for what in s.invented)]
    right = f"{s.right}/{s.total}"
    return _row(name, str(s.proposed), str(s.keyed), str(s.matched), right, ", ".join(doubtful))


def _row(name: str, *cells: str) -> str:
    found, keyed, matched, others, rest = cells
    return f"{name:<30} {found:>6} {keyed:>6} {matched:>8} {others:>13}  {rest}".rstrip()
