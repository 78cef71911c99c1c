"""Reading order of the words on a page: columns are read one after the other.

A page is cut at the white bands between its rows of text; following bands are kept together as
long as one white gutter runs through them all, and a group with a gutter is read left to right.
"""

from dataclasses import dataclass
from statistics import median

NARROWEST_GUTTER = 12.0  # points
DEEPEST = 6


@dataclass(frozen=True)
class Word:
    """Positions in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


def in_reading_order(words: list[Word]) -> list[list[Line]]:
    """Columns, each a list of lines from the top."""
    return _ordered(words, depth=0)


def _ordered(words: list[Word], depth: int) -> list[list[Line]]:
    if not words:
        return []
    if depth >= DEEPEST:
        return [_lines(words)]
    ordered: list[list[Line]] = []
    for group, gutter in _groups(_bands(words)):
        if gutter is None:
            ordered.append(_lines(group))
        else:
            ordered += _ordered([w for w in group if w.left < gutter], depth + 1)
            ordered += _ordered([w for w in group if w.left >= gutter], depth + 1)
    return _joined(ordered)


def _joined(columns: list[list[Line]]) -> list[list[Line]]:
    """Groups below one another in the same column become one column again."""
    joined: list[list[Line]] = []
    for column in columns:
        if joined and joined[-1][-1].bottom <= column[0].top:
            joined[-1].extend(column)
        else:
            joined.append(list(column))
    return joined


def _lines(words: list[Word]) -> list[Line]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.left)):
        if lines and abs(lines[-1][-1].bottom - word.bottom) <= 0.4 * max(word.size, 1):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda w: w.left))) for line in lines]


def _bands(words: list[Word]) -> list[list[Word]]:
    """Words between white horizontal bands."""
    bands: list[list[Word]] = []
    bottom = 0.0
    for word in sorted(words, key=lambda w: w.top):
        if bands and word.top < bottom:
            bands[-1].append(word)
        else:
            bands.append([word])
        bottom = max(bottom, word.bottom) if len(bands[-1]) > 1 else word.bottom
    return bands


def _groups(bands: list[list[Word]]) -> list[tuple[list[Word], float | None]]:
    groups: list[tuple[list[Word], float | None]] = []
    start = 0
    while start < len(bands):
        end, gutter = _longest_with_gutter(bands, start)
        words = [word for band in bands[start:end] for word in band]
        groups.append((words, gutter))
        start = end
    return groups


def _longest_with_gutter(bands: list[list[Word]], start: int) -> tuple[int, float | None]:
    """End of the run from `start` through which one gutter goes, and the gutter."""
    gaps = _gaps(bands[start])
    if not gaps:
        return start + 1, None
    end = start + 1
    while end < len(bands) and (narrower := _shared(gaps, bands[end])):
        gaps, end = narrower, end + 1
    widest = max(gaps, key=lambda gap: gap[1] - gap[0])
    return end, widest[1] - 0.01


def _gaps(band: list[Word]) -> list[tuple[float, float]]:
    """White gaps between the words of a band, wider than any space between words."""
    widest_space = max(NARROWEST_GUTTER, 1.2 * median(word.size for word in band))
    gaps: list[tuple[float, float]] = []
    right: float | None = None
    for word in sorted(band, key=lambda w: w.left):
        if right is not None and word.left - right >= widest_space:
            gaps.append((right, word.left))
        right = word.right if right is None else max(right, word.right)
    return gaps


def _shared(gaps: list[tuple[float, float]], band: list[Word]) -> list[tuple[float, float]]:
    """What is left of the gaps where no word of the band stands in the way."""
    left = gaps
    for word in band:
        left = [piece for gap in left for piece in _around(gap, word)]
    return [gap for gap in left if gap[1] - gap[0] >= NARROWEST_GUTTER]


def _around(gap: tuple[float, float], word: Word) -> list[tuple[float, float]]:
    if word.right <= gap[0] or word.left >= gap[1]:
        return [gap]
    return [(gap[0], word.left), (word.right, gap[1])]
