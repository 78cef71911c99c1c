"""A value together with where it stands in the document and how sure the reader is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Doubt(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, order=True)
class Span:
    """Half-open range of characters in the plain text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, position: int) -> bool:
        return self.start <= position < self.end


class Covered:
    """The stretches that are taken already; they do not overlap one another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def __contains__(self, position: int) -> bool:
        n = bisect_right(self._starts, position) - 1
        return n >= 0 and self._spans[n].covers(position)

    def meets(self, span: Span) -> bool:
        n = bisect_left(self._starts, span.start)
        return span.start in self or (n < len(self._starts) and self._starts[n] < span.end)


@dataclass(frozen=True)
class Found(Generic[T]):
    """`reason` is a short Swedish phrase whenever the doubt is not `sure`.

    `spans` is empty only when the value stands outside the text (the file's name).
    """

    value: T
    spans: tuple[Span, ...]
    doubt: Doubt = Doubt.SURE
    reason: str = ""

    def doubted(self, doubt: Doubt, reason: str) -> "Found[T]":
        return replace(self, doubt=doubt, reason=reason)


def sure(value: T, *spans: Span) -> Found[T]:
    return Found(value, spans)


def likely(value: T, *spans: Span, reason: str) -> Found[T]:
    return Found(value, spans, Doubt.LIKELY, reason)


def doubtful(value: T, *spans: Span, reason: str) -> Found[T]:
    return Found(value, spans, Doubt.DOUBTFUL, reason)
